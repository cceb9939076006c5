"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import { answering, type FormState, parseInput } from "#app/refusals";
import { newTakeToken } from "#app/take-token";
import { interviewInputSchema } from "#domain/interviews/interview-input";
import { createInterview, deleteInterview } from "#server/interviews";
import { requireViewer } from "#server/session";
import { setPath } from "../../set-path";

export type Prepared = { interviewId: string; watchPath: string };

/** Prepares an interview. @returns its id, and the candidate's address, which is shown this once */
export async function prepare(_previous: FormState<Prepared>, form: FormData): Promise<FormState<Prepared>> {
  return answering(async () => {
    const viewer = await requireViewer();
    const { setId } = parseInput(z.object({ setId: z.uuid("name the set") }), form);
    const input = parseInput(interviewInputSchema, form);
    const [id, newCandidateId, viewToken] = [crypto.randomUUID(), crypto.randomUUID(), newTakeToken()];
    await createInterview(viewer.id, setId, { id, newCandidateId, viewToken, input }, new Date());
    revalidatePath(setPath(setId, "/interviews"));
    return { interviewId: id, watchPath: `/watch/${viewToken}` };
  });
}

/** Takes back an interview that was not begun. */
export async function takeBack(_previous: FormState, form: FormData): Promise<FormState> {
  return answering(async () => {
    const viewer = await requireViewer();
    const schema = z.object({ setId: z.uuid("name the set"), interviewId: z.uuid("name the interview") });
    const { setId, interviewId } = parseInput(schema, form);
    await deleteInterview(viewer.id, interviewId);
    revalidatePath(setPath(setId, "/interviews"));
    return null;
  });
}
