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

/**
 * Counts one attempt. Kept in PostgreSQL, so that it holds over restarts and several processes.
 *
 * @param subject who or what is limited, such as the hash of an account's or a visitor's address
 * @throws {Refusal} too-many, with the seconds until the window ends
 */
export async function countAttempt({ name, max, windowSeconds }: Limit, subject: string, now: Date): Promise<void> {
  const [row] = await run(COUNT_ATTEMPT, [`${name}:${subject}`, now, windowSeconds]);
  if (!row || row.count <= max) return;
  const seconds = Math.max(1, Math.ceil((row.window_start.getTime() + windowSeconds * 1000 - now.getTime()) / 1000));
  const wait = seconds < 90 ? `${seconds} seconds` : `${Math.ceil(seconds / 60)} minutes`;
  throw new Refusal("too-many", `Too many attempts. Try again in ${wait}.`, seconds);
}
