import type { AnswerKey, AnswerKeyOf } from "#domain/content/answer-key";
import type { Question } from "#domain/content/question";
import { blankResponse } from "#domain/quiz/blank-response";
import { waysOn } from "#domain/quiz/chain";
import { inlineCode } from "#domain/quiz/inline-code";
import type { Outcome } from "#domain/quiz/outcome";
import type { Response } from "#domain/quiz/response";
import { scoreResponse } from "#domain/quiz/scoring";
import type { RatingRule } from "#domain/scheduling/rating-rule";
import { type OfflineCard, openOffline, turnCard, type TurnedCard } from "#server/offline";
import { findStudy } from "#server/study";
import { type AnswerView, viewAnswer, viewLesson } from "#ui/answer-view";
import { renderInline, renderMarkdown } from "#ui/markdown";
import { viewQuestion } from "#ui/question-view";
import type { Answered } from "./answered";
import type { ReviewCard } from "./review-cards";

/** A card as the browser keeps it for working without a connection. */
export type HeldCard = {
  card: ReviewCard;
  revealed: Answered;
  /** Of a chain; null elsewhere. */
  steps: HeldStep[] | null;
  /** Of a question that its key alone decides; null where a rubric or the person does. */
  scoring: HeldScoring | null;
};

/** All that scoring a closed question takes. */
export type HeldScoring = {
  key: AnswerKey;
  question: Question;
  rule: RatingRule;
  expectedSeconds: number;
  /** The texts of key and question that a result may quote, rendered. */
  html: Readonly<Record<string, string>>;
};

/** A step of a chain that is answered without a connection. */
export type HeldStep = {
  key: string;
  promptHtml: string;
  /** What its answer is compared with. */
  compared: AnswerView;
  /** Where it leads to, by rising score: the person judges that where nobody can score. */
  ways: HeldWay[];
};

/** One way on from a step of a chain: how much of the model answer was said, and the step that then comes. */
export type HeldWay = { words: string; next: string | null };

/** Today's cards of `userId` with what they reveal, rendered. */
export async function viewOffline(userId: string, now: Date): Promise<{ cards: HeldCard[] }> {
  const [held, { settings }] = await Promise.all([openOffline(userId, now), findStudy(userId, now)]);
  return { cards: await Promise.all(held.map((one) => holdCard(one, settings.ratingRule))) };
}

const KEPT = "Your answer is kept on this device and is scored when you are back online. Compare it by eye until then.";

async function holdCard(
  { card: { question, ...card }, key, rateable }: OfflineCard,
  rule: RatingRule,
): Promise<HeldCard> {
  return {
    card: { ...card, view: await viewQuestion(question), isTurned: false },
    revealed: await viewRevealed({ question, key, rateable }, KEPT),
    scoring: blankResponse(question) && {
      key: "trace" in key ? { ...key, trace: null } : key, // the timeline is drawn already
      question,
      rule,
      expectedSeconds: card.expectedSeconds,
      html: await renderQuoted(key, question),
    },
    steps: key.kind === "chain" ? await Promise.all(key.steps.map(({ id }) => holdStep(key, id))) : null,
  };
}

async function renderQuoted(key: AnswerKey, question: Question): Promise<HeldScoring["html"]> {
  const texts = [
    ...("options" in question ? question.options : []).map(({ text }) => text),
    ...("events" in question ? question.events : []).map(({ text }) => text),
    ...("reasons" in question ? question.reasons : []).map(({ text }) => text),
    ...("options" in key ? key.options : []).map(({ feedback }) => feedback),
    ...("reasons" in key ? key.reasons : []).map(({ feedback }) => feedback),
    ...("nearMisses" in key ? key.nearMisses : []).map(({ feedback }) => feedback),
    ...key.misconceptions.flatMap(({ text, whyWrong }) => [text, whyWrong]),
    inlineCode(""),
  ];
  const html: Record<string, string> = {};
  for (const text of texts) if (text !== null) html[text] = await renderInline(text);
  return html;
}

async function holdStep(key: AnswerKeyOf<"chain">, step: string): Promise<HeldStep> {
  const compared = await viewAnswer({ ...blankAnswer(null), id: step, step, outcome: keptOutcome([], KEPT) }, key);
  const ways = waysOn(key.steps, step).map(({ from, below, next }) => ({ next, words: shareWords(from, below) }));
  return { key: step, promptHtml: compared.promptHtml ?? "", compared, ways };
}

function shareWords(from: number, below: number | null): string {
  const [low, high] = [from, below ?? 1].map((share) => `${Math.round(share * 100)} %`);
  if (from === 0) return `Less than ${high}`;
  return below === null ? `${low} or more` : `${low} to ${high}`;
}

const TURNED = "Compare it with what you had in mind, and rate yourself.";

/** A card of `userId` turned over. @throws {Refusal} as `turnCard` does */
export async function viewTurned(userId: string, cardId: string, now: Date): Promise<Answered> {
  return viewRevealed(await turnCard(userId, cardId, now), TURNED);
}

async function viewRevealed({ question, key, rateable }: TurnedCard, summary: string): Promise<Answered> {
  const blank = blankResponse(question);
  const scored = blank && scoreResponse(key, question, blank);
  const outcome = question.kind === "flashcard" ? null : keptOutcome(scored ? rightParts(scored) : [], summary);
  return {
    answerId: "",
    chainId: null,
    answers: [{ ...(await viewAnswer({ ...blankAnswer(blank), id: rateable.cardId, outcome }, key)), typed: null }],
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

function blankAnswer(blank: Response | null) {
  return { step: "main", response: blank ?? { kind: "flashcard" as const }, graded: null };
}

function keptOutcome(parts: Outcome["parts"], summary: string): Outcome {
  return { score: null, parts, misconceptions: [], summary };
}

/** What would have been right, part by part, whatever was given. */
function rightParts({ parts }: Outcome): Outcome["parts"] {
  return parts.flatMap(({ label, given, expected, verdict }) => {
    const right = expected ?? (verdict === "right" ? given : null);
    return right === null ? [] : [{ label, verdict: "missed" as const, given: null, expected: right, feedback: null }];
  });
}
