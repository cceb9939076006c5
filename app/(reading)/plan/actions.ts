"use server";

import { refresh } from "next/cache";
import { z } from "zod";
import { answering, type FormState, parseInput } from "#app/refusals";
import { browserTimeZone } from "#app/submission";
import { ensureViewer } from "#app/visitor";
import { addTodaysQuestions, removeInterview, ROLE_LEVELS, saveInterview } from "#server/interview-plan";
import { requireViewer } from "#server/session";
import { startStudy } from "#server/study";

const DAY_MS = 86_400_000;
const MINUTES = "Minutes a day: write a whole number from 5 to 480.";

const interviewSchema = z.object({
  interviewDay: z.iso.date("Date: choose a day.").transform((date) => Date.parse(`${date}T00:00:00Z`) / DAY_MS),
  level: z.enum(ROLE_LEVELS, "Role: choose one of the list."),
  minutesPerDay: z
    .string(MINUTES)
    .regex(/^\d{1,3}$/, MINUTES)
    .transform(Number)
    .refine((value) => value >= 5 && value <= 480, MINUTES),
  topicIds: z.array(z.string().min(1).max(64)).min(1, "Topics: choose at least one.").max(200, "Topics: choose fewer."),
});

/** Names the interview to prepare for; a visitor becomes a guest by it. */
export async function nameInterview(_previous: FormState, form: FormData): Promise<FormState> {
  return answering(async () => {
    const typed = { ...Object.fromEntries(form), topicIds: form.getAll("topicIds") };
    const interview = parseInput(interviewSchema, typed);
    const viewer = await ensureViewer();
    const now = new Date();
    await startStudy(viewer.id, await browserTimeZone(), now);
    await saveInterview(viewer.id, interview, now);
    refresh();
    return null;
  });
}

/** Takes today's new questions into the review. */
export async function takeTodaysQuestions(): Promise<FormState<number>> {
  return answering(async () => {
    const viewer = await requireViewer();
    const count = await addTodaysQuestions(viewer.id, new Date());
    refresh();
    return count;
  });
}

/** Forgets the interview; cards and reviews stay. */
export async function dropInterview(): Promise<FormState> {
  return answering(async () => {
    const viewer = await requireViewer();
    await removeInterview(viewer.id);
    refresh();
    return null;
  });
}
