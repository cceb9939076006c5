import { z } from "zod";
import { run, type Statement } from "./db";
import { findPlanToday } from "./interview-plan";
import { isOutage, noteOutage } from "./outage";
import { findStudy } from "./study";

const IS_PLAN_OLD = {
  name: "is-plan-old",
  text: `
    SELECT 1 AS found FROM interview_plan p WHERE p.user_id = $1 AND p.interview_day >= $2 AND NOT EXISTS (
      SELECT FROM plan_prediction o
      WHERE o.user_id = $1 AND o.interview_day = p.interview_day AND o.made_on_day = $2)`,
  row: z.object({ found: z.int() }),
} satisfies Statement<z.ZodType>;

/**
 * Makes the plan of `userId` anew when it is still that of an earlier study day, so that it is there, with what it
 * foresees, on each day on which they study, whichever page they open. Does nothing for who has no interview ahead.
 *
 * It runs behind a page: an outage is noted, and the next page tries again.
 */
export async function replanOnNewDay(userId: string, now: Date): Promise<void> {
  try {
    const { day } = await findStudy(userId, now);
    if ((await run(IS_PLAN_OLD, [userId, day])).length > 0) await findPlanToday(userId, now);
  } catch (error) {
    if (!isOutage(error)) throw error;
    noteOutage(error);
  }
}
