"use server";

import { redirect } from "next/navigation";
import { z } from "zod";
import { answering, type FormState, parseInput } from "#app/refusals";
import { currentVisit } from "#app/visitor";
import { submitTake } from "#server/takes";

/** Submits a take as it stands; sent twice, it is submitted once. */
export async function submit(_previous: FormState, form: FormData): Promise<FormState> {
  let done = "";
  const result = await answering(async () => {
    const { address, now } = await currentVisit();
    const { resumeToken } = parseInput(z.object({ resumeToken: z.string().max(100) }), form);
    await submitTake(resumeToken, { address }, now);
    done = resumeToken;
    return null;
  });
  if (done) redirect(`/take/at/${done}`);
  return result;
}
