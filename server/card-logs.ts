import { z } from "zod";
import { ENTRY_KINDS, type ReviewEntry } from "#domain/scheduling/log";
import { run, type Statement } from "./db";

const LIST_ENTRIES = {
  name: "list-card-entries",
  text: `
    SELECT id, card_id, number, kind, rating, reviewed_at, study_day, elapsed_ms, parameters_id, state, step,
      scheduled_days, due_day, due_at
    FROM review_in_force WHERE user_id = $1 AND card_id = ANY ($2) ORDER BY card_id, number`,
  row: z
    .object({
      id: z.string(),
      card_id: z.string(),
      number: z.int(),
      kind: z.enum(ENTRY_KINDS),
      rating: z.int(),
      reviewed_at: z.date(),
      study_day: z.int(),
      elapsed_ms: z.int(),
      parameters_id: z.string(),
      state: z.enum(["new", "learning", "review", "relearning"]),
      step: z.int(),
      scheduled_days: z.int(),
      due_day: z.int().nullable(),
      due_at: z.date().nullable(),
    })
    .transform((row): ReviewEntry => ({
      id: row.id,
      cardId: row.card_id,
      number: row.number,
      kind: row.kind,
      rating: row.rating,
      reviewedAt: row.reviewed_at,
      studyDay: row.study_day,
      elapsedMs: row.elapsed_ms,
      algorithm: "FSRS-6",
      parameterSetId: row.parameters_id,
      outcome: {
        state: row.state,
        step: row.step,
        scheduledDays: row.scheduled_days,
        dueDay: row.due_day,
        dueAt: row.due_at,
      },
    })),
} satisfies Statement<z.ZodType>;

/** The entries in force of some cards of `userId`, by card, oldest first; a card without any is absent. */
export async function findLogs(userId: string, cardIds: readonly string[]): Promise<Map<string, ReviewEntry[]>> {
  const logs = new Map<string, ReviewEntry[]>();
  for (const entry of await run(LIST_ENTRIES, [userId, cardIds])) {
    const log = logs.get(entry.cardId);
    if (log) log.push(entry);
    else logs.set(entry.cardId, [entry]);
  }
  return logs;
}
