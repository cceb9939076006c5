import { z } from "zod";
import { REMIND_AFTER_DAYS } from "#domain/scheduling/training";
import { db, run, type Statement } from "./db";

const fitSchema = z.object({
  count: z.int(),
  logLoss: z.number(),
  rmse: z.number(),
  bins: z.array(z.object({ count: z.int(), predicted: z.number(), recalled: z.number() })),
});

const outcomeSchema = z.object({
  /** Answers that had a history to learn from. */
  itemCount: z.int(),
  /** Whether the judging answers are newer than all that was learned from; else the same served for both. */
  isHeldOut: z.boolean(),
  before: fitSchema,
  after: fitSchema,
  isBetter: z.boolean(),
});
export type OptimiserOutcome = z.infer<typeof outcomeSchema>;

export type OptimiserRun = {
  id: string;
  state: "running" | "done" | "failed" | "cancelled";
  /** 0..1 */
  progress: number;
  outcome: OptimiserOutcome | null;
  /** The set that was found; null where the present one stays. */
  parametersId: string | null;
  startedAt: Date;
};

const stateSchema = z.enum(["running", "done", "failed", "cancelled"]);

/** The last search for weights of `userId`, going on or ended; null before the first. */
export async function findLastRun(userId: string): Promise<OptimiserRun | null> {
  const row = await db.optimiserRun.findFirst({ where: { userId }, orderBy: { startedAt: "desc" } });
  return (
    row && {
      id: row.id,
      state: stateSchema.parse(row.state),
      progress: row.progress,
      outcome: outcomeSchema.nullable().parse(row.outcome),
      parametersId: row.parametersId,
      startedAt: row.startedAt,
    }
  );
}

const COUNT_ANSWERS = {
  name: "count-training-answers",
  text: `
    SELECT count(*)::int AS total, count(*) FILTER (WHERE recorded_at > $2)::int AS since, min(recorded_at) AS first_at
    FROM review_in_force WHERE user_id = $1 AND kind = 'rated'`,
  row: z.object({ total: z.int(), since: z.int(), first_at: z.date().nullable() }),
} satisfies Statement<z.ZodType>;

const DAY_MS = 86_400_000;
/** Fewer new answers than this change no weights worth the trouble. */
const LEAST_NEW_ANSWERS = 50;

/** Whether it is time to look for better weights again. */
export type Reminder = { answerCount: number; newAnswers: number; isDue: boolean };

/** Counts what `userId` has answered since the last search; due after thirty days with enough that is new. */
export async function findReminder(userId: string, now: Date): Promise<Reminder> {
  const last = await db.optimiserRun.findFirst({
    where: { userId, state: "done" },
    orderBy: { startedAt: "desc" },
    select: { startedAt: true },
  });
  const [row] = await run(COUNT_ANSWERS, [userId, last?.startedAt ?? new Date(0)]);
  const since = last?.startedAt ?? row?.first_at ?? now;
  const isLongAgo = now.getTime() - since.getTime() >= REMIND_AFTER_DAYS * DAY_MS;
  const newAnswers = row?.since ?? 0;
  return { answerCount: row?.total ?? 0, newAnswers, isDue: isLongAgo && newAnswers >= LEAST_NEW_ANSWERS };
}
