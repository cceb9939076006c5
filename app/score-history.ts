import { scoreHistory } from "#server/score-history";
import { findStudy } from "#server/study";
import { renderInline } from "#ui/markdown";
import type { RubricView } from "#ui/result-view";
import type { ScoreHistoryView } from "#ui/score-history";

/**
 * The history of one's scores in one question, made ready for the screen; null until there are two.
 *
 * @param rubric the words for the keys of criteria; without it no word of any criterion is told
 */
export async function viewScoreHistory(
  userId: string,
  { itemId, step, answerId, rubric }: { itemId: string; step: string; answerId: string | null; rubric?: RubricView },
  now: Date,
): Promise<ScoreHistoryView | null> {
  const attempts = await scoreHistory(userId, itemId, step);
  if (attempts.length < 2) return null;
  const { settings } = await findStudy(userId, now);
  const day = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", timeZone: settings.timeZone });
  const gone = rubric ? await renderInline("something an older rubric asked for") : "";
  const wordsOf = (keys: readonly string[]) =>
    rubric ? keys.map((key) => rubric.criteria.find((one) => one.key === key)?.statementHtml ?? gone) : [];
  return attempts.map((attempt) => ({
    answerId: attempt.answerId,
    date: day.format(attempt.submittedAt),
    points: attempt.points,
    maxPoints: attempt.maxPoints,
    gainedHtml: wordsOf(attempt.gained),
    lostHtml: wordsOf(attempt.lost),
    isShown: attempt.answerId === answerId,
  }));
}
