import { z } from "zod";
import type { StudySettings } from "#domain/scheduling/settings";
import { type AnswerHabits, type SimulatedCard, USUAL_HABITS } from "#domain/scheduling/simulation";
import { expectWorkload, type Workload } from "#domain/scheduling/workload";
import { run, type Statement } from "./db";

/** All that a simulation of somebody's days to come begins with. */
export type Outlook = {
  cards: SimulatedCard[];
  /** Questions of the library that are not in their review yet. */
  unseenCount: number;
  habits: AnswerHabits;
  secondsPerAnswer: number;
};

const LIST_CARDS = {
  name: "list-simulated-cards",
  text: `
    SELECT state, stability_days, difficulty, due_day, last_review_day, scheduled_days FROM card c
    WHERE user_id = $1 AND NOT is_suspended
      AND EXISTS (SELECT FROM item i WHERE i.id = c.item_id AND i.retired_at IS NULL)
    ORDER BY card_id`,
  row: z
    .object({
      state: z.enum(["new", "learning", "review", "relearning"]),
      stability_days: z.number().nullable(),
      difficulty: z.number().nullable(),
      due_day: z.int().nullable(),
      last_review_day: z.int().nullable(),
      scheduled_days: z.int(),
    })
    .transform((row): SimulatedCard => ({
      state: row.state,
      stabilityDays: row.stability_days ?? 0,
      difficulty: row.difficulty ?? 0,
      dueDay: row.due_day,
      lastReviewDay: row.last_review_day,
      scheduledDays: row.scheduled_days,
    })),
} satisfies Statement<z.ZodType>;

const HABIT_DAYS = 365;

const FIND_HABITS = {
  name: "find-habits",
  text: `
    SELECT (SELECT count(*)::int FROM item i WHERE i.retired_at IS NULL AND i.owner_id IS NULL AND i.workspace_id IS NULL AND i.kind <> 'mock_interview'
        AND NOT EXISTS (SELECT FROM card c WHERE c.user_id = $1 AND c.item_id = i.id)) AS unseen,
      ARRAY[count(*) FILTER (WHERE state_before = 'new' AND rating = 1), count(*) FILTER (WHERE state_before = 'new' AND rating = 2),
        count(*) FILTER (WHERE state_before = 'new' AND rating = 3), count(*) FILTER (WHERE state_before = 'new' AND rating = 4)]::int[] AS first,
      ARRAY[count(*) FILTER (WHERE state_before = 'review' AND rating = 2), count(*) FILTER (WHERE state_before = 'review' AND rating = 3),
        count(*) FILTER (WHERE state_before = 'review' AND rating = 4)]::int[] AS recalled,
      count(*)::int AS answers, avg(elapsed_ms)::float8 AS mean_ms
    FROM review_in_force WHERE user_id = $1 AND kind = 'rated' AND study_day > $2 - ${HABIT_DAYS}`,
  row: z.object({
    unseen: z.int(),
    first: z.array(z.int()).length(4),
    recalled: z.array(z.int()).length(3),
    answers: z.int(),
    mean_ms: z.number().nullable(),
  }),
} satisfies Statement<z.ZodType>;

/** Somebody's own answers count for more than this many usual ones as soon as there are more of them. */
const USUAL_ANSWERS = 30;
const USUAL_SECONDS = 40;

/** The cards of `userId`, and how they answer. */
export async function findOutlook(userId: string, day: number): Promise<Outlook> {
  const [cards, [row]] = await Promise.all([run(LIST_CARDS, [userId]), run(FIND_HABITS, [userId, day])]);
  const seconds = row?.mean_ms == null ? USUAL_SECONDS : row.mean_ms / 1000;
  const answers = row?.answers ?? 0;
  return {
    cards,
    unseenCount: row?.unseen ?? 0,
    habits: {
      first: blend(row?.first ?? [], USUAL_HABITS.first),
      recalled: blend(row?.recalled ?? [], USUAL_HABITS.recalled),
    },
    secondsPerAnswer: (seconds * answers + USUAL_SECONDS * USUAL_ANSWERS) / (answers + USUAL_ANSWERS),
  };
}

function blend(counts: readonly number[], usual: readonly number[]): number[] {
  const total = counts.reduce((sum, count) => sum + count, 0);
  return usual.map((share, index) => ((counts[index] ?? 0) + share * USUAL_ANSWERS) / (total + USUAL_ANSWERS));
}

const NEW_CARD: SimulatedCard = {
  state: "new",
  stabilityDays: 0,
  difficulty: 0,
  dueDay: null,
  lastReviewDay: null,
  scheduledDays: 0,
};

/** What `days` from `from` on would ask under `settings`, new cards coming from the review and then the library. */
export function workloadUnder(
  { cards, unseenCount, habits, secondsPerAnswer }: Outlook,
  { settings, from, days }: { settings: StudySettings; from: number; days: number },
): Workload {
  const known = cards.filter(({ state }) => state !== "new");
  const newCount = Math.min(cards.length - known.length + unseenCount, settings.newPerDay * days);
  const fresh = Array.from({ length: newCount }, () => NEW_CARD);
  return expectWorkload([...known, ...fresh], { settings, habits, from, days, secondsPerAnswer });
}
