import { z } from "zod";
import type { StudiedDay } from "#domain/statistics/calendar";
import { type BinCounts, type Hour, STABILITY_BOUNDS } from "#domain/statistics/distribution";
import { MATURE_DAYS, type PeriodCount, PHASES, type Phase, RETENTION_PERIODS } from "#domain/statistics/retention";
import type { WeekScore } from "#domain/statistics/score-trend";
import { run, type Statement } from "./db";

/** Answers of one phase that were given one rating. */
export type ButtonCount = { phase: Phase; rating: number; count: number };

/** What the log of one person adds up to. */
export type ReviewTotals = {
  retention: PeriodCount[];
  /** Of the last year, and a little more: whole weeks. Days with none are left out. */
  days: StudiedDay[];
  /** Of the chosen period. */
  buttons: ButtonCount[];
  /** Of all time. */
  total: { count: number; ms: number; days: number };
};

const CALENDAR_DAYS = 53 * 7;

/** SQL for the place of the shortest period that holds `study_day`, today being $2. */
const PERIOD_PLACE = `CASE ${RETENTION_PERIODS.map(({ days }, place) =>
  days === null ? `ELSE ${place}` : `WHEN study_day > $2::int - ${days} THEN ${place}`,
).join(" ")} END`;

// One pass over the person's log. The interval that an answer ended is the one that the entry before it had set.
const SUM_REVIEWS = {
  name: "sum-reviews",
  text: `
    WITH daily AS MATERIALIZED (
      SELECT study_day, phase, rating, count(*)::int AS count, sum(elapsed_ms)::float8 AS ms
      FROM (
        SELECT study_day, rating, elapsed_ms,
          CASE WHEN days >= ${MATURE_DAYS} THEN 'mature' WHEN days >= 1 THEN 'young' ELSE 'learning' END AS phase
        FROM (SELECT kind, study_day, rating, elapsed_ms,
            lag(scheduled_days) OVER (PARTITION BY card_id COLLATE "C" ORDER BY number) AS days
          FROM review_in_force WHERE user_id = $1) entry
        WHERE kind = 'rated'
      ) answer
      GROUP BY study_day, phase, rating
    )
    SELECT
      (SELECT coalesce(json_agg(p), '[]') FROM (
        SELECT ${PERIOD_PLACE} AS period, phase, sum(count)::int AS total,
          coalesce(sum(count) FILTER (WHERE rating > 1), 0)::int AS recalled
        FROM daily WHERE phase <> 'learning' GROUP BY 1, 2) p) AS retention,
      (SELECT coalesce(json_agg(d ORDER BY day), '[]') FROM (
        SELECT study_day AS day, sum(count)::int AS count, sum(ms) AS ms FROM daily
        WHERE study_day > $2 - ${CALENDAR_DAYS} GROUP BY 1) d) AS days,
      (SELECT coalesce(json_agg(b), '[]') FROM (
        SELECT phase, rating, sum(count)::int AS count FROM daily WHERE study_day > $3::int GROUP BY 1, 2) b) AS buttons,
      (SELECT json_build_object('count', coalesce(sum(count), 0), 'ms', coalesce(sum(ms), 0),
        'days', count(DISTINCT study_day)) FROM daily) AS total`,
  row: z.object({
    retention: z.array(z.object({ period: z.int(), phase: z.enum(PHASES), total: z.int(), recalled: z.int() })),
    days: z.array(z.object({ day: z.int(), count: z.int(), ms: z.number() })),
    buttons: z.array(z.object({ phase: z.enum(PHASES), rating: z.int(), count: z.int() })),
    total: z.object({ count: z.number(), ms: z.number(), days: z.number() }),
  }),
} satisfies Statement<z.ZodType>;

/** What the log of `userId` adds up to on study day `day`; `since` is the day before the first of the chosen period. */
export async function sumReviews(userId: string, day: number, since: number): Promise<ReviewTotals> {
  const [row] = await run(SUM_REVIEWS, [userId, day, since]);
  return row ?? { retention: [], days: [], buttons: [], total: { count: 0, ms: 0, days: 0 } };
}

// Half hours first, in which every zone is a whole number: the clock of the place is then asked a few times only.
const SUM_HOURS = {
  name: "sum-hours",
  text: `
    SELECT extract(hour FROM at AT TIME ZONE $3)::int AS hour, sum(total)::int AS total, sum(recalled)::int AS recalled
    FROM (SELECT date_bin('15 minutes', reviewed_at, 'epoch') AS at, count(*) AS total,
        count(*) FILTER (WHERE rating > 1) AS recalled
      FROM review_in_force WHERE user_id = $1 AND kind = 'rated' AND study_day > $2::int GROUP BY 1) slot
    GROUP BY 1`,
  row: z.object({ hour: z.int(), total: z.int(), recalled: z.int() }),
} satisfies Statement<z.ZodType>;

/** Answers of `userId` by the hour at which they were given, by the clocks of `timeZone`. */
export async function sumHours(userId: string, since: number, timeZone: string): Promise<Hour[]> {
  return run(SUM_HOURS, [userId, since, timeZone]);
}

/** What is believed about the cards of one person, in ranges. */
export type CardTotals = {
  stability: BinCounts;
  difficulty: BinCounts;
  recall: BinCounts;
  /** Due cards by study day. */
  due: { day: number; count: number }[];
  fresh: number;
  suspended: number;
};

// One pass over the person's cards, grouped four ways; `set` says which grouping a row belongs to.
const SUM_CARDS = {
  name: "sum-cards",
  text: `
    SELECT CASE WHEN GROUPING(s) = 0 THEN 'stability' WHEN GROUPING(d) = 0 THEN 'difficulty'
        WHEN GROUPING(r) = 0 THEN 'recall' WHEN GROUPING(due) = 0 THEN 'due' ELSE 'state' END AS set,
      coalesce(s, d, r, due, standing) AS bin, count(*)::int AS count
    FROM (
      SELECT width_bucket(stability_days, ARRAY[${STABILITY_BOUNDS.join(", ")}]::float8[]) AS s, floor(difficulty)::int AS d,
        floor(10 * power(1 + $4::float8 * greatest($2::int - last_review_day, 0) / stability_days, $3::float8))::int AS r,
        CASE WHEN is_suspended THEN NULL WHEN due_at IS NOT NULL THEN $2 ELSE due_day END AS due,
        CASE WHEN is_suspended THEN 2 WHEN state = 'new' THEN 1 ELSE 0 END AS standing
      FROM card c WHERE user_id = $1
        AND EXISTS (SELECT FROM item i WHERE i.id = c.item_id AND i.retired_at IS NULL)
    ) card
    GROUP BY GROUPING SETS ((s), (d), (r), (due), (standing))
    HAVING coalesce(s, d, r, due, standing) IS NOT NULL`,
  row: z.object({
    set: z.enum(["stability", "difficulty", "recall", "due", "state"]),
    bin: z.int(),
    count: z.int(),
  }),
} satisfies Statement<z.ZodType>;

/** Cards of `userId` in ranges on study day `day`. @param curve of the forgetting curve (1 + factor t / S) ^ decay */
export async function sumCards(
  userId: string,
  day: number,
  { decay, factor }: { decay: number; factor: number },
): Promise<CardTotals> {
  const rows = await run(SUM_CARDS, [userId, day, decay, factor]);
  const binsOf = (wanted: string) =>
    new Map(rows.filter(({ set }) => set === wanted).map(({ bin, count }) => [bin, count]));
  const states = binsOf("state");
  return {
    stability: binsOf("stability"),
    difficulty: binsOf("difficulty"),
    recall: binsOf("recall"),
    due: [...binsOf("due")].map(([due, count]) => ({ day: due, count })),
    fresh: states.get(1) ?? 0,
    suspended: states.get(2) ?? 0,
  };
}

// Answers that a rubric scored have a run; the study day is near enough for a week.
const SUM_SCORES = {
  name: "sum-scores",
  text: `
    SELECT t.id AS topic_id, t.title, floor(extract(epoch FROM a.submitted_at) / 604800)::int AS week,
      count(*)::int AS count, avg(a.score)::float8 AS mean
    FROM answer a JOIN item_topic it ON it.item_id = a.item_id AND it.position = 0 JOIN topic t ON t.id = it.topic_id
    WHERE a.user_id = $1 AND a.max_points IS NOT NULL AND a.score IS NOT NULL
    GROUP BY 1, 2, 3`,
  row: z
    .object({ topic_id: z.string(), title: z.string(), week: z.int(), count: z.int(), mean: z.number() })
    .transform(({ topic_id: topicId, ...row }) => ({ ...row, topicId })),
} satisfies Statement<z.ZodType>;

/** Mean scores of the typed answers of `userId`, by topic and week. */
export async function sumScores(userId: string): Promise<(WeekScore & { topicId: string; title: string })[]> {
  return run(SUM_SCORES, [userId]);
}

/** A card that was forgotten again and again. */
export type HardCard = { cardId: string; title: string; lapseCount: number; difficulty: number };

const LIST_HARD = {
  name: "list-hard-cards",
  text: `
    SELECT c.card_id, i.title, c.lapse_count, c.difficulty FROM card c JOIN item i ON i.id = c.item_id
    WHERE c.user_id = $1 AND c.state <> 'new' AND i.retired_at IS NULL
    ORDER BY c.lapse_count DESC, c.difficulty DESC, c.card_id LIMIT 8`,
  row: z
    .object({ card_id: z.string(), title: z.string(), lapse_count: z.int(), difficulty: z.number() })
    .transform(({ card_id: cardId, title, lapse_count: lapseCount, difficulty }): HardCard => ({
      cardId,
      title,
      lapseCount,
      difficulty,
    })),
} satisfies Statement<z.ZodType>;

/** The cards that `userId` forgot most often, and then finds hardest; at most eight. */
export async function hardCards(userId: string): Promise<HardCard[]> {
  return run(LIST_HARD, [userId]);
}
