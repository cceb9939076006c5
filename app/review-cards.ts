import { heldBackWords, nextUpWords } from "#domain/scheduling/queue-words";
import { type DueCard, openToday } from "#server/queue";
import { type QuestionView, viewQuestion } from "#ui/question-view";

/** A due card as the review shows it: its question rendered, nothing of its answer. */
export type ReviewCard = Omit<DueCard, "question"> & { view: QuestionView };

/** Today's queue as the review shows it. */
export type ReviewToday = {
  /** Cards of the whole queue; `cards` is its beginning. */
  total: number;
  answeredToday: number;
  cards: ReviewCard[];
  /** Sentences for the page that ends the day. */
  ending: string[];
};

/** Today's queue of `userId`, rendered; without the cards in `except`, which are on the screen already. */
export async function viewToday(
  userId: string,
  { limit, except }: { limit: number; except: readonly string[] },
  now: Date,
): Promise<ReviewToday> {
  const { total, answeredToday, cards, heldBack, nextUp } = await openToday(userId, { limit, except }, now);
  return {
    total,
    answeredToday,
    cards: await Promise.all(
      cards.map(async ({ question, ...card }) => ({ ...card, view: await viewQuestion(question) })),
    ),
    ending: [...heldBackWords(heldBack), ...nextUpWords(nextUp)],
  };
}
