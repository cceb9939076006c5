import type { AnswerKey } from "#domain/content/answer-key";
import { nextStep } from "#domain/quiz/chain";
import { ratingOf } from "#domain/scheduling/rating";
import { proposeRating, type RatingProposal } from "#domain/scheduling/rating-proposal";
import type { RatingRule } from "#domain/scheduling/rating-rule";
import { studyDayDate } from "#domain/scheduling/study-day";
import { findRateableCard, findRatingOf, type RateableCard } from "#server/cards";
import { getItem } from "#server/items";
import { type AnswerResult, chainResults, getResult, getRevealed } from "#server/results";
import { opinionModel } from "#server/second-opinion";
import { findStudy } from "#server/study";
import { type AnswerView, viewAnswer, viewLesson } from "#ui/answer-view";
import { renderMarkdown } from "#ui/markdown";
import type { ExplanationViewModel, RubricView } from "#ui/result-view";
import type { ScoreHistoryView } from "#ui/score-history";
import { viewScoreHistory } from "./score-history";

/** A submitted answer as the practice page and the review show it. */
export type Answered = {
  answerId: string;
  chainId: string | null;
  /** The answer; of a chain, the steps so far. */
  answers: AnswerView[];
  /** Time taken, of a chain over all its steps. */
  elapsedMs: number;
  /** The step of a chain that comes next; null when there is none. */
  next: { key: string; number: number; promptHtml: string } | null;
  /** Null until a chain has come to its end. */
  lesson: ExplanationViewModel | null;
  /** Earlier scores in the same question; null until there are two, and of chains. */
  history: ScoreHistoryView | null;
  /** Another grader that may be asked about it; null where none is set up. */
  opinionModel: string | null;
  proposal: RatingProposal | null;
  /** To be rated; null until a chain has come to its end, or when it was rated. */
  card: RateableCard | null;
  /** The person's own note on the card, rendered; null when there is none. */
  remarkHtml: string | null;
  /** The rating it has, and the day or instant on which the card comes back. */
  rated: { rating: string; back: string | null; backAt: Date | null } | null;
};

/** The result of one answer of `userId`. @throws {Refusal} not-found, also for somebody else's */
export async function viewAnswered(userId: string, answerId: string, now: Date): Promise<Answered> {
  const result = await getResult(userId, answerId);
  const { itemId, chainId } = result;
  const [key, item] = await Promise.all([getRevealed(userId, itemId), getItem(itemId, userId)]);
  const results = chainId === null ? [result] : await chainResults(userId, chainId);
  const answers = await Promise.all(results.map((one) => viewAnswer(one, key)));
  const last = results.at(-1) ?? result;
  // A walk that was rated is over, also where it was ended on a device that could not score it.
  const rating = await findRatingOf(userId, { itemId, answerId: last.id });
  const next = rating ? null : await viewNextStep(key, last, results.length);
  const isDone = next === null;
  const card = isDone && !rating ? await findRateableCard(userId, itemId, now) : null;
  return {
    answerId: last.id,
    chainId,
    answers,
    next,
    elapsedMs: totalMs(results),
    opinionModel: opinionModel(),
    lesson: isDone ? await viewLesson(key) : null,
    history: chainId === null ? await historyOf(userId, result, answers[0]?.graded?.rubric, now) : null,
    proposal: isDone
      ? propose(results, item.expectedSeconds, (await findStudy(userId, now)).settings.ratingRule)
      : null,
    card,
    remarkHtml: card?.remark ? await renderMarkdown(card.remark) : null,
    rated: rating && {
      rating: ratingOf(rating.rating) ?? "good",
      back: rating.dueDay === null ? null : studyDayDate(rating.dueDay),
      backAt: rating.dueAt,
    },
  };
}

async function historyOf(
  userId: string,
  { id: answerId, itemId, step, graded }: AnswerResult,
  rubric: RubricView | undefined,
  now: Date,
): Promise<ScoreHistoryView | null> {
  return graded && rubric ? viewScoreHistory(userId, { itemId, step, answerId, rubric }, now) : null;
}

async function viewNextStep(key: AnswerKey, last: AnswerResult, answered: number): Promise<Answered["next"]> {
  if (key.kind !== "chain") return null;
  const id = nextStep(key.steps, last.step, last.score ?? 0);
  const step = key.steps.find((one) => one.id === id);
  return step ? { key: step.id, number: answered + 1, promptHtml: await renderMarkdown(step.prompt) } : null;
}

/**
 * A chain is rated as a whole: the points of all its steps, and all the time it took. What was settled since counts;
 * a dispute does not, since nobody else has looked at it yet (docs/decisions/011-verdicts.md).
 */
function propose(results: readonly AnswerResult[], expectedSeconds: number, rule: RatingRule): RatingProposal | null {
  const grades = results.flatMap(({ graded }) => graded ?? []);
  const total = grades.reduce(
    (sum, { grade, settledPoints }) => ({
      points: sum.points + (settledPoints ?? grade.points),
      max: sum.max + grade.maxPoints,
    }),
    {
      points: 0,
      max: 0,
    },
  );
  const critical = grades.some(({ grade, rubric }) =>
    grade.misconceptions.some(({ key }) =>
      rubric.misconceptions.some((one) => one.key === key && one.severity === "critical"),
    ),
  );
  const answer = {
    score: total.max > 0 ? total.points / total.max : (results[0]?.score ?? null),
    hasCriticalMisconception: critical,
    elapsedMs: totalMs(results),
    expectedMs: expectedSeconds * 1000,
  };
  return proposeRating(answer, rule);
}

function totalMs(results: readonly AnswerResult[]): number {
  return results.reduce((sum, { elapsedMs }) => sum + elapsedMs, 0);
}
