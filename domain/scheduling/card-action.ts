import { z } from "zod";
import { withDueDay } from "./due-change";
import { forgetMemory } from "./log";
import { type Memory, newMemory } from "./memory";
import { studyDayDate } from "./study-day";

/** The longest note that a person may write on a card, in characters. */
export const REMARK_MAX_CHARS = 4000;

const MAX_DAYS_AHEAD = 3650;

/** What a person can do to a card besides answering it. */
export const cardActionSchema = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.enum(["suspend", "unsuspend", "bury", "unbury", "forget", "reset", "mark", "unmark"]),
  }),
  z.strictObject({
    kind: z.literal("set-due"),
    /** Study days from today; 0 is today. */
    inDays: z
      .int()
      .min(0)
      .max(MAX_DAYS_AHEAD, `choose a day within ${MAX_DAYS_AHEAD / 365} years`),
  }),
  z.strictObject({
    kind: z.literal("remark"),
    text: z.string().max(REMARK_MAX_CHARS, `write at most ${REMARK_MAX_CHARS} characters`),
  }),
]);
export type CardAction = z.infer<typeof cardActionSchema>;

/** The memory of a card after an action. @throws {Refusal} invalid for setting the due day of a new card */
export function memoryAfterAction(memory: Memory, action: CardAction, today: number): Memory {
  if (action.kind === "set-due") return withDueDay(memory, today + action.inDays, today);
  if (action.kind === "forget") return forgetMemory(memory);
  return action.kind === "reset" ? newMemory() : memory;
}

const DONE_WORDS: Record<Exclude<CardAction["kind"], "set-due" | "remark">, string> = {
  suspend: "suspended",
  unsuspend: "brought back",
  bury: "put off until tomorrow",
  unbury: "back for today",
  forget: "made new again",
  reset: "made new again, its counts at 0",
  mark: "marked",
  unmark: "no longer marked",
};

/** What was done to a card, without a full stop: "“Awaiting twice” suspended". */
export function cardActionWords(title: string, action: CardAction, today: number): string {
  if (action.kind === "remark") return `Note on “${title}” changed`;
  const did = action.kind === "set-due" ? `moved to ${studyDayDate(today + action.inDays)}` : DONE_WORDS[action.kind];
  return `“${title}” ${did}`;
}
