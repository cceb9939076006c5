import { blankResponse } from "#domain/quiz/blank-response";
import type { Outcome } from "#domain/quiz/outcome";
import { scoreResponse } from "#domain/quiz/scoring";
import { type OfflineCard, openOffline, turnCard, type TurnedCard } from "#server/offline";
import { viewAnswer, viewLesson } from "#ui/answer-view";
import { renderMarkdown } from "#ui/markdown";
import { viewQuestion } from "#ui/question-view";
import type { Answered } from "./answered";
import type { ReviewCard } from "./review-cards";

/** A card as the browser keeps it for working without a connection. */
export type HeldCard = { card: ReviewCard; revealed: Answered };

/** Today's cards of `userId` with what they reveal, rendered. */
export async function viewOffline(userId: string, now: Date): Promise<{ cards: HeldCard[] }> {
  return { cards: await Promise.all((await openOffline(userId, now)).map(holdCard)) };
}

const KEPT = "Your answer is kept on this device and is scored when you are back online. Compare it by eye until then.";

async function holdCard({ card: { question, ...card }, key, rateable }: OfflineCard): Promise<HeldCard> {
  return {
    card: { ...card, view: await viewQuestion(question), isTurned: false },
    revealed: await viewRevealed({ question, key, rateable }, KEPT),
  };
}

const TURNED = "Compare it with what you had in mind, and rate yourself.";

/** A card of `userId` turned over. @throws {Refusal} as `turnCard` does */
export async function viewTurned(userId: string, cardId: string, now: Date): Promise<Answered> {
  return viewRevealed(await turnCard(userId, cardId, now), TURNED);
}

async function viewRevealed({ question, key, rateable }: TurnedCard, summary: string): Promise<Answered> {
  const blank = blankResponse(question);
  const scored = blank && scoreResponse(key, question, blank);
  const outcome: Outcome = { score: null, parts: scored ? rightParts(scored) : [], misconceptions: [], summary };
  const id = rateable.cardId;
  const shown = { id, step: "main", response: blank ?? { kind: "flashcard" as const }, graded: null };
  const isFlip = question.kind === "flashcard";
  return {
    answerId: "",
    chainId: null,
    answers: [{ ...(await viewAnswer({ ...shown, outcome: isFlip ? null : outcome }, key)), typed: null }],
    elapsedMs: 0,
    next: null,
    lesson: await viewLesson(key),
    history: null,
    opinionModel: null,
    proposal: null,
    card: rateable,
    remarkHtml: rateable.remark ? await renderMarkdown(rateable.remark) : null,
    rated: null,
  };
}

/** What would have been right, part by part, whatever was given. */
function rightParts({ parts }: Outcome): Outcome["parts"] {
  return parts.flatMap(({ label, given, expected, verdict }) => {
    const right = expected ?? (verdict === "right" ? given : null);
    return right === null ? [] : [{ label, verdict: "missed" as const, given: null, expected: right, feedback: null }];
  });
}
