import { z } from "zod";
import { instantOfWall, isTimeZone } from "#domain/time-zone";

export const revealsSchema = z.enum(["nothing", "score", "feedback"], "choose what the candidate sees afterwards");
/** What a candidate sees once the take is submitted. */
export type Reveals = z.infer<typeof revealsSchema>;

const whole = (min: number, max: number) =>
  z.coerce
    .number(`give a whole number from ${min} to ${max}`)
    .int(`give a whole number from ${min} to ${max}`)
    .min(min, `give at least ${min}`)
    .max(max, `give at most ${max}`);

const NO_ZONE = "choose a time zone by name, such as Europe/Berlin";
const wall = (name: string) =>
  z.iso
    .datetime({ local: true, error: `${name}: give a date and a time.` })
    .transform((text) => Date.parse(`${text}Z`));

/** The terms of a link as the form sends them: its times as the wall clock of a zone shows them. */
export const linkFormSchema = z
  .object({
    timeZone: z.string(NO_ZONE).refine(isTimeZone, NO_ZONE),
    startsAt: wall("Open from"),
    endsAt: wall("Begin until"),
    maxUses: whole(1, 500),
    minutes: whole(1, 480),
    extraPercent: whole(0, 300),
    /** Empty: none is asked for. */
    passcode: z
      .string()
      .trim()
      .refine(
        (text) => text === "" || (text.length >= 6 && text.length <= 60),
        "use 6 to 60 characters, or leave it out",
      ),
    reveals: revealsSchema,
  })
  .transform(({ timeZone, startsAt, endsAt, ...rest }) => ({
    ...rest,
    startsAt: new Date(instantOfWall(startsAt, timeZone)),
    endsAt: new Date(instantOfWall(endsAt, timeZone)),
  }))
  .refine(({ startsAt, endsAt }) => startsAt < endsAt, {
    path: ["endsAt"],
    message: "Begin until: choose an end after the start.",
  });
export type LinkInput = z.output<typeof linkFormSchema>;

/** What a candidate sends to begin. */
export const beginInputSchema = z.object({
  name: z.string("write your name").trim().min(1, "write your name").max(120, "use at most 120 characters"),
  consent: z.literal("yes", "tick that you agree, or do not begin"),
  passcode: z.string().trim().max(60).default(""),
  /** Whether whoever invited them may leave out what they practised; off unless they tick it. */
  linkPractice: z.literal("yes").optional(),
});
export type BeginInput = z.output<typeof beginInputSchema>;
