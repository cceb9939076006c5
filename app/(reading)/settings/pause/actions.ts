"use server";

import { refresh } from "next/cache";
import { z } from "zod";
import { answering, type FormState, parseInput } from "#app/refusals";
import { applyBatch } from "#server/due-batches";
import { requireViewer } from "#server/session";
import { batchSchema, toBatch } from "./batch";

const idSchema = z.object({ id: z.uuid("send the id that the page made") });

/** Moves the due days that the page showed. */
export async function moveDueDays(_previous: FormState<number>, form: FormData): Promise<FormState<number>> {
  return answering(async () => {
    const viewer = await requireViewer();
    const { id } = parseInput(idSchema, form);
    const batch = toBatch(parseInput(batchSchema, form));
    const moved = await applyBatch(viewer.id, { id, batch }, new Date());
    refresh();
    return moved;
  });
}
