"use server";

import { refresh } from "next/cache";
import { z } from "zod";
import { type Answered, viewAnswered } from "#app/answered";
import { answering, type FormState, parseInput } from "#app/refusals";
import { claimSchema } from "#domain/rubric/override";
import { keySchema } from "#domain/rubric/concept";
import { requireViewer } from "#server/session";
import { claimVerdict, withdrawClaim } from "#server/verdicts";

const answerIdSchema = z.uuid("this answer has no such id");

/** Keeps what somebody says of a verdict on their own answer. @returns the answer as it stands then */
export async function sayOfVerdict(_previous: FormState<Answered>, form: FormData): Promise<FormState<Answered>> {
  return answering(async () => {
    const now = new Date();
    const viewer = await requireViewer();
    const answerId = parseInput(answerIdSchema, form.get("answerId"));
    const reason = form.get("reason");
    const claim = parseInput(claimSchema, { claim: form.get("claim"), ownerKey: form.get("ownerKey"), reason });
    await claimVerdict(viewer.id, answerId, claim, now);
    refresh();
    return viewAnswered(viewer.id, answerId, now);
  });
}

/** Takes back what somebody said of a verdict. @returns the answer as it stands then */
export async function takeBack(_previous: FormState<Answered>, form: FormData): Promise<FormState<Answered>> {
  return answering(async () => {
    const viewer = await requireViewer();
    const answerId = parseInput(answerIdSchema, form.get("answerId"));
    const ownerKey = parseInput(keySchema, form.get("ownerKey"));
    await withdrawClaim(viewer.id, { answerId, ownerKey });
    refresh();
    return viewAnswered(viewer.id, answerId, new Date());
  });
}
