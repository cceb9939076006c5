"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { z } from "zod";
import { answering, type FormState, parseInput } from "#app/refusals";
import { newTakeToken } from "#app/take-token";
import { linkFormSchema } from "#domain/takes/link-input";
import { requireViewer } from "#server/session";
import { createTakeLink, revokeTakeLink } from "#server/take-links";
import { deleteTake } from "#server/take-results";
import { setPath } from "../../set-path";

const setIdSchema = z.object({ setId: z.uuid("name the set") });

/** Makes a link. @returns its address, which is shown this once */
export async function makeLink(_previous: FormState<string>, form: FormData): Promise<FormState<string>> {
  return answering(async () => {
    const viewer = await requireViewer();
    const { setId } = parseInput(setIdSchema, form);
    const token = newTakeToken();
    const input = parseInput(linkFormSchema, form);
    await createTakeLink(viewer.id, setId, { id: crypto.randomUUID(), token, input }, new Date());
    revalidatePath(setPath(setId, "/links"));
    return `/take/${token}`;
  });
}

/** Closes a link for whoever has not begun. */
export async function revokeLink(_previous: FormState, form: FormData): Promise<FormState> {
  return answering(async () => {
    const viewer = await requireViewer();
    const { setId, linkId } = parseInput(setIdSchema.extend({ linkId: z.uuid("name the link") }), form);
    await revokeTakeLink(viewer.id, setId, linkId, new Date());
    revalidatePath(setPath(setId, "/links"));
    return null;
  });
}

/** Deletes all that a candidate left, and leads back to the links. */
export async function removeTake(_previous: FormState, form: FormData): Promise<FormState> {
  let back = "";
  const result = await answering(async () => {
    const viewer = await requireViewer();
    const schema = setIdSchema.extend({
      takeId: z.uuid("name the take"),
      sure: z.literal("yes", "tick that you want to delete it"),
    });
    const { setId, takeId } = parseInput(schema, form);
    await deleteTake(viewer.id, setId, takeId);
    back = setId;
    return null;
  });
  if (back) redirect(setPath(back, "/links"));
  return result;
}
