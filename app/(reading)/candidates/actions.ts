"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { z } from "zod";
import { answering, type FormState, parseInput } from "#app/refusals";
import { ensureViewer } from "#app/visitor";
import { candidateInputSchema } from "#domain/candidates/candidate-input";
import { createCandidate, deleteCandidate, editCandidate } from "#server/candidates";
import { requireViewer } from "#server/session";
import { candidatePath } from "./candidate-path";

const idSchema = z.object({ candidateId: z.uuid("name the candidate") });

/** Writes a candidate down, and leads to them. */
export async function addCandidate(_previous: FormState, form: FormData): Promise<FormState> {
  let madeId = "";
  const result = await answering(async () => {
    const input = parseInput(candidateInputSchema, form);
    const viewer = await ensureViewer();
    madeId = await createCandidate(viewer.id, { input, newId: () => crypto.randomUUID() }, new Date());
    return null;
  });
  if (madeId) redirect(candidatePath(madeId));
  return result;
}

/** Corrects a candidate's name and address. */
export async function correctCandidate(_previous: FormState, form: FormData): Promise<FormState> {
  return answering(async () => {
    const viewer = await requireViewer();
    const { candidateId, ...input } = parseInput(idSchema.extend(candidateInputSchema.shape), form);
    await editCandidate(viewer.id, candidateId, input, new Date());
    revalidatePath(candidatePath(candidateId));
    return null;
  });
}

/** Deletes a candidate for good, and leads to the list. */
export async function removeCandidate(_previous: FormState, form: FormData): Promise<FormState> {
  const result = await answering(async () => {
    const viewer = await requireViewer();
    const schema = idSchema.extend({ name: z.string("type the name").max(300, "type the name") });
    const { candidateId, name } = parseInput(schema, form);
    await deleteCandidate(viewer.id, candidateId, name, new Date());
    return null;
  });
  if (result?.ok) redirect("/candidates");
  return result;
}
