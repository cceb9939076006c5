import { doneWords } from "#domain/scheduling/done-words";
import type { AnswerMode } from "#domain/scheduling/settings";
import { heldBackWords, nextUpWords } from "#domain/scheduling/queue-words";
import { findUnrated } from "#server/cards";
import { type Extra, openExtra } from "#server/extra-review";
import { isTurned } from "#server/offline";
import { type DueCard, openToday } from "#server/queue";
import { type QuestionView, viewQuestion } from "#ui/question-view";
import { type Answered, viewAnswered } from "./answered";

/** A due card as the review shows it: its question rendered, nothing of its answer. */
export type ReviewCard = Omit<DueCard, "question"> & {
  view: QuestionView;
  /** Whether it is thought about and turned over, though its question could be answered in writing. */
  isTurned: boolean;
};

/** Today's queue as the review shows it. */
export type ReviewToday = {
  /** Cards of the whole queue; `cards` is its beginning. */
  total: number;
  answeredToday: number;
  cards: ReviewCard[];
  /** Sentences for the page that ends the day: what was done, what a limit held back, what comes. */
  ending: { done: string[]; heldBack: string[]; next: string[] };
  /** Cards that only a limit holds back: they can be let in for today. */
  byLimit: { newCards: number; reviews: number };
};

/** Today's queue of `userId`, rendered; without the cards in `except`, which are on the screen already. */
export async function viewToday(
  userId: string,
  choice: { limit: number; except: readonly string[]; first?: string | null },
  now: Date,
): Promise<ReviewToday> {
  const { total, answerMode, done, cards, heldBack, nextUp } = await openToday(userId, choice, now);
  return {
    total,
    answeredToday: done.answered,
    cards: await viewCards(cards, answerMode),
    ending: { done: doneWords(done), heldBack: heldBackWords(heldBack), next: nextUpWords(nextUp) },
    byLimit: { newCards: heldBack.newByLimit, reviews: heldBack.reviewsByLimit },
  };
}

// Later, what was written says nothing of what is still known.
const RESUMED_FOR_MS = 4 * 3_600_000;

/** Today's queue as a page opens it: a card that was answered and not rated comes first, with what became of it. */
export async function openReview(
  userId: string,
  { limit, resumes }: { limit: number; resumes: boolean },
  now: Date,
): Promise<{ today: ReviewToday; answered: Answered | null }> {
  const today = await viewToday(userId, { limit, except: [] }, now);
  if (!resumes) return { today, answered: null };
  const since = new Date(now.getTime() - RESUMED_FOR_MS);
  const unrated = await findUnrated(
    userId,
    today.cards.map(({ cardId }) => cardId),
    since,
  );
  if (!unrated) return { today, answered: null };
  const first = (card: ReviewCard): number => Number(card.cardId === unrated.cardId);
  const cards = today.cards.toSorted((a, b) => first(b) - first(a));
  return { today: { ...today, cards }, answered: await viewAnswered(userId, unrated.answerId, now) };
}

/** Cards to go through besides today's queue, rendered. */
export async function viewExtra(userId: string, extra: Extra, now: Date): Promise<ReviewToday> {
  const { total, answered, answerMode, cards } = await openExtra(userId, extra, now);
  return {
    total,
    answeredToday: answered,
    cards: await viewCards(cards, answerMode),
    ending: { done: [], heldBack: [], next: [] },
    byLimit: { newCards: 0, reviews: 0 },
  };
}

async function viewCards(cards: readonly DueCard[], mode: AnswerMode): Promise<ReviewCard[]> {
  return Promise.all(
    cards.map(async ({ question, ...card }) => {
      const view = await viewQuestion(question);
      if (view.kind !== "free_text" || !isTurned(question, mode)) return { ...card, view, isTurned: false };
      return { ...card, view: { kind: "flashcard" as const, frontHtml: view.promptHtml }, isTurned: true };
    }),
  );
}
