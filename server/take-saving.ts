import { z } from "zod";
import { Refusal } from "#domain/refusal";
import { hashToken } from "./auth-tokens";
import { run, type Statement } from "./db";
import { draftFieldsSchema } from "./drafts";
import { countAttempt } from "./limits";
import { takeTokenSchema } from "./take-grading";

/** Twice a second for ten minutes: no person types so that a page saves that often. */
const SAVES = { name: "takes:save", max: 1200, windowSeconds: 10 * 60 };

/** What a page sends to keep a half-typed answer. */
export const takeSaveSchema = z.object({
  resumeToken: takeTokenSchema,
  itemId: z.string().max(120),
  step: z.string().max(60),
  fields: draftFieldsSchema,
});

const FIND = {
  name: "take-of-token",
  text: "SELECT id FROM take WHERE resume_token_hash = $1",
  row: z.object({ id: z.string() }),
} satisfies Statement<z.ZodType>;

// The take is held until the answer is written, so that a submission comes before it or after it, never in between.
const SAVE = {
  name: "save-take-answer",
  text: `
    WITH found AS (
      SELECT workspace_id, id, submitted_at, deadline_at FROM take WHERE resume_token_hash = $1 FOR UPDATE
    ),
    saved AS (
      UPDATE take_answer a SET fields = $4::jsonb, saved_at = $5::timestamptz
      FROM found f
      WHERE a.workspace_id = f.workspace_id AND a.take_id = f.id AND a.item_id = $2 AND a.step = $3
        AND f.submitted_at IS NULL AND f.deadline_at > $5
      RETURNING a.item_id
    )
    SELECT f.submitted_at IS NOT NULL AS is_submitted, f.deadline_at <= $5 AS is_over,
      EXISTS (SELECT FROM saved) AS is_saved
    FROM found f`,
  row: z.object({ is_submitted: z.boolean(), is_over: z.boolean(), is_saved: z.boolean() }),
} satisfies Statement<z.ZodType>;

/**
 * Keeps what is typed.
 *
 * @throws {Refusal} not-found; stale once the take is submitted or its time is over; too-many
 */
export async function saveTakeAnswer(
  { resumeToken, itemId, step, fields }: z.output<typeof takeSaveSchema>,
  now: Date,
): Promise<void> {
  const hash = hashToken(resumeToken);
  const [take] = await run(FIND, [hash]);
  if (!take) throw new Refusal("not-found", "There is no such take.");
  await countAttempt(SAVES, take.id, now);
  const [saved] = await run(SAVE, [hash, itemId, step, JSON.stringify(fields), now]);
  if (!saved) throw new Refusal("not-found", "There is no such take.");
  if (saved.is_submitted) throw new Refusal("stale", "Your answers were submitted: nothing can be changed.");
  if (saved.is_over)
    throw new Refusal("stale", "Time is over, so this change was not taken. What was saved before is submitted.");
  if (!saved.is_saved) throw new Refusal("not-found", "There is no such question in this take.");
}
