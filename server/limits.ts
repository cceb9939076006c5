import { z } from "zod";
import { Refusal } from "#domain/refusal";
import { run } from "./db";

/** How often something may be tried in a window of time. */
export type Limit = { name: string; max: number; windowSeconds: number };

const COUNT_ATTEMPT = {
  name: "count-attempt",
  text: `
    INSERT INTO rate_limit AS l (key, window_start, count) VALUES ($1, $2, 1)
    ON CONFLICT (key) DO UPDATE SET
      count = CASE WHEN l.window_start <= $2 - make_interval(secs => $3) THEN 1 ELSE l.count + 1 END,
      window_start = CASE WHEN l.window_start <= $2 - make_interval(secs => $3) THEN $2 ELSE l.window_start END
    RETURNING count, window_start`,
  row: z.object({ count: z.int(), window_start: z.date() }),
};

/** What is left of a limit once an attempt was counted. */
export type Allowance = { remaining: number; isSpent: boolean; resetSeconds: number };

/** Counts one attempt, and says what is left. Kept in PostgreSQL, so that it holds over restarts and several processes. */
export async function countUse({ name, max, windowSeconds }: Limit, subject: string, now: Date): Promise<Allowance> {
  const [row] = await run(COUNT_ATTEMPT, [`${name}:${subject}`, now, windowSeconds]);
  const { count, window_start: start } = row ?? { count: 0, window_start: now };
  const resetSeconds = Math.max(1, Math.ceil((start.getTime() + windowSeconds * 1000 - now.getTime()) / 1000));
  return { remaining: Math.max(0, max - count), isSpent: count > max, resetSeconds };
}

/**
 * Counts one attempt.
 *
 * @param subject who or what is limited, such as the hash of an account's or a visitor's address
 * @throws {Refusal} too-many, with the seconds until the window ends
 */
export async function countAttempt(limit: Limit, subject: string, now: Date): Promise<void> {
  const { isSpent, resetSeconds: seconds } = await countUse(limit, subject, now);
  if (!isSpent) return;
  const wait = seconds < 90 ? `${seconds} seconds` : `${Math.ceil(seconds / 60)} minutes`;
  throw new Refusal("too-many", `Too many attempts. Try again in ${wait}.`, seconds);
}
