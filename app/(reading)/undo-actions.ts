"use server";

import { refresh } from "next/cache";
import { z } from "zod";
import { answering, type FormState, parseInput } from "#app/refusals";
import { requireViewer } from "#server/session";
import { moveInJournal } from "#server/undo";

const formSchema = z.object({
  actionId: z.uuid("send the id of the action"),
  direction: z.enum(["undo", "redo"], "direction: undo or redo"),
});

/** Takes back a batch, or does it again. */
export async function moveBatch(_previous: FormState, form: FormData): Promise<FormState> {
  return answering(async () => {
    const viewer = await requireViewer();
    const { actionId, direction } = parseInput(formSchema, form);
    await moveInJournal(viewer.id, direction, actionId, new Date());
    refresh();
    return null;
  });
}
