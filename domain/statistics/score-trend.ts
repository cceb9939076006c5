/** Typed answers of one topic in one week of study days: how many, and their mean score, 0..1. */
export type WeekScore = { week: number; count: number; mean: number };

/** How the rubric scores of one topic went. */
export type ScoreTrend = {
  topicId: string;
  title: string;
  weeks: WeekScore[];
  count: number;
  /** Mean of the earlier and of the later half of the answers, week by week; null with a single week. */
  change: { before: number; after: number } | null;
};

/** The trend of each topic, the most answered first. @param rows in any order; a week is a study day divided by 7 */
export function scoreTrends(rows: readonly (WeekScore & { topicId: string; title: string })[]): ScoreTrend[] {
  const topicIds = [...new Set(rows.map(({ topicId }) => topicId))];
  const trends = topicIds.map((topicId): ScoreTrend => {
    const found = rows.filter((row) => row.topicId === topicId);
    const weeks = found.map(({ week, count, mean }) => ({ week, count, mean })).toSorted((a, b) => a.week - b.week);
    const middle = Math.ceil(weeks.length / 2);
    const change =
      weeks.length < 2 ? null : { before: meanOf(weeks.slice(0, middle)), after: meanOf(weeks.slice(middle)) };
    const count = weeks.reduce((sum, week) => sum + week.count, 0);
    return { topicId, title: found[0]?.title ?? topicId, weeks, count, change };
  });
  return trends.toSorted((a, b) => b.count - a.count || (a.topicId < b.topicId ? -1 : 1));
}

function meanOf(weeks: readonly WeekScore[]): number {
  const count = weeks.reduce((sum, week) => sum + week.count, 0);
  return weeks.reduce((sum, week) => sum + week.mean * week.count, 0) / count;
}
