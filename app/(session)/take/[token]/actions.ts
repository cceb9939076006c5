"use server";

import { cookies } from "next/headers";
import { redirect } from "next/navigation";
import { z } from "zod";
import { answering, type FormState, parseInput } from "#app/refusals";
import { newTakeToken } from "#app/take-token";
import { currentVisit } from "#app/visitor";
import { beginInputSchema } from "#domain/takes/link-input";
import { findViewer } from "#server/session";
import { beginTake } from "#server/takes";

/** Begins a take: from now on the clock runs. Leads to the candidate's private address. */
export async function begin(_previous: FormState, form: FormData): Promise<FormState> {
  const resumeToken = newTakeToken();
  const result = await answering(async () => {
    const { address, now } = await currentVisit();
    const { token, ...input } = parseInput(beginInputSchema.extend({ token: z.string().max(100) }), form);
    const viewer = await findViewer();
    const accountId = viewer && !viewer.isGuest ? viewer.id : null;
    await beginTake(token, { id: crypto.randomUUID(), resumeToken, input, address, accountId }, now);
    // So that the link, opened again in this browser, knows the way back.
    const kept = await cookies();
    kept.set("take", resumeToken, { path: `/take/${token}`, httpOnly: true, sameSite: "lax", maxAge: 7 * 86_400 });
    return null;
  });
  if (result?.ok) redirect(`/take/at/${resumeToken}`);
  return result;
}
