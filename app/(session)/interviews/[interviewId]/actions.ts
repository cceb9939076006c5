"use server";

import { z } from "zod";
import { answering, type FormState, parseInput } from "#app/refusals";
import { newTakeToken } from "#app/take-token";
import { renewViewToken } from "#server/interviews";
import { requireViewer } from "#server/session";

/** Gives an interview a new address for its candidate. @returns the address, which is shown this once */
export async function makeAddress(_previous: FormState<string>, form: FormData): Promise<FormState<string>> {
  return answering(async () => {
    const viewer = await requireViewer();
    const { interviewId } = parseInput(z.object({ interviewId: z.uuid("name the interview") }), form);
    const token = newTakeToken();
    await renewViewToken(viewer.id, interviewId, token, new Date());
    return `/watch/${token}`;
  });
}
