import { z } from "zod";
import { roleSchema } from "./role";

/** Candidates' data are kept for so many days at most: three years. */
export const MAX_RETENTION_DAYS = 1095;

const whole = (words: string, min: number, max: number) =>
  z.coerce.number(words).int(words).min(min, words).max(max, words);

const oneLine = (text: string) => text.normalize("NFC").replaceAll(/\s+/g, " ").trim();

/** What a workspace is called. */
export const workspaceNameSchema = z
  .string("write a name")
  .transform(oneLine)
  .refine((name) => name.length > 0, "write a name")
  .refine((name) => name.length <= 80, "use at most 80 characters");

/** Whom an invitation is for, as what they join, and how long it is good for. */
export const invitationInputSchema = z.object({
  role: roleSchema,
  label: z
    .string()
    .default("")
    .transform(oneLine)
    .refine((label) => label.length <= 80, "use at most 80 characters"),
  days: whole("choose from 1 to 30 days", 1, 30),
});
export type InvitationInput = z.output<typeof invitationInputSchema>;

/** For how many days a workspace keeps what candidates left. */
export const retentionDaysSchema = whole(
  `give a whole number of days from 1 to ${MAX_RETENTION_DAYS}`,
  1,
  MAX_RETENTION_DAYS,
);
