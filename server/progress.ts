import { z } from "zod";
import { run, type Statement } from "./db";
import { findStudy } from "./study";

export type Progress = {
  /** Study day of `now`. */
  day: number;
  answerCount: number;
  /** Rated reviews of cards that were in review, of the last 30 study days, and how many were recalled. */
  retention: { recalled: number; total: number };
  /** Reviews falling due on each of the next 14 study days, today first and with what is overdue. */
  forecast: number[];
  /** Answers rated on each of the last 14 study days, today last. */
  rated: number[];
  /** Mean time per rated answer; null before the first. */
  meanSeconds: number | null;
};

const DAYS = 14;
const RETENTION_DAYS = 30;

const FIND_PROGRESS = {
  name: "find-progress",
  text: `
    SELECT (SELECT count(*)::int FROM answer WHERE user_id = $1) AS answer_count,
      r.total, r.recalled, r.mean_ms,
      ARRAY(SELECT (SELECT count(*)::int FROM card c WHERE c.user_id = $1 AND NOT c.is_suspended
          AND c.state IN ('learning', 'review', 'relearning')
          AND (c.due_day = d OR (d = $2 AND (c.due_day < d OR c.due_at IS NOT NULL))))
        FROM generate_series($2::int, $2 + ${DAYS - 1}) d ORDER BY d) AS forecast,
      ARRAY(SELECT (SELECT count(*)::int FROM review_in_force v WHERE v.user_id = $1 AND v.kind = 'rated' AND v.study_day = d)
        FROM generate_series($2::int - ${DAYS - 1}, $2) d ORDER BY d) AS rated
    FROM (
      SELECT count(*) FILTER (WHERE state_before = 'review')::int AS total,
        count(*) FILTER (WHERE state_before = 'review' AND rating > 1)::int AS recalled, avg(elapsed_ms)::float8 AS mean_ms
      FROM review_in_force WHERE user_id = $1 AND kind = 'rated' AND study_day > $2 - ${RETENTION_DAYS}
    ) r`,
  row: z.object({
    answer_count: z.int(),
    total: z.int(),
    recalled: z.int(),
    mean_ms: z.number().nullable(),
    forecast: z.array(z.int()),
    rated: z.array(z.int()),
  }),
} satisfies Statement<z.ZodType>;

/** How far `userId` has come, and what is coming. */
export async function findProgress(userId: string, now: Date): Promise<Progress> {
  const { day } = await findStudy(userId, now);
  const [row] = await run(FIND_PROGRESS, [userId, day]);
  return {
    day,
    answerCount: row?.answer_count ?? 0,
    retention: { recalled: row?.recalled ?? 0, total: row?.total ?? 0 },
    forecast: row?.forecast ?? [],
    rated: row?.rated ?? [],
    meanSeconds: row?.mean_ms == null ? null : row.mean_ms / 1000,
  };
}

const LIST_SLIPPED = {
  name: "list-slipped",
  text: `
    SELECT i.id, i.title, max(r.reviewed_at) AS at
    FROM review_in_force r JOIN card c ON c.user_id = r.user_id AND c.card_id = r.card_id JOIN item i ON i.id = c.item_id
    WHERE r.user_id = $1 AND r.kind = 'rated' AND r.rating = 1 AND r.study_day > $2 - 7 AND i.retired_at IS NULL
    GROUP BY i.id ORDER BY at DESC LIMIT 5`,
  row: z.object({ id: z.string(), title: z.string() }),
} satisfies Statement<z.ZodType>;

/** The questions of the last seven study days that were not recalled, newest first; at most five. */
export async function slippedItems(userId: string, day: number): Promise<{ id: string; title: string }[]> {
  return run(LIST_SLIPPED, [userId, day]);
}
