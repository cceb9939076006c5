"use server";

import { randomUUID } from "node:crypto";
import { refresh } from "next/cache";
import { z } from "zod";
import { answering, type FormState, parseInput } from "#app/refusals";
import { cancelOptimiser, startOptimiser } from "#server/optimiser";
import { applySet } from "#server/parameter-sets";
import { requireViewer } from "#server/session";

/** Begins to look for better weights; the page asks how far it is. */
export async function startSearch(): Promise<FormState> {
  return answering(async () => {
    const viewer = await requireViewer();
    await startOptimiser(viewer.id, randomUUID(), new Date());
    refresh();
    return null;
  });
}

/** Stops looking. */
export async function cancelSearch(): Promise<FormState> {
  return answering(async () => {
    const viewer = await requireViewer();
    await cancelOptimiser(viewer.id, new Date());
    refresh();
    return null;
  });
}

const choiceSchema = z.object({
  setId: z.string("choose a set").min(1).max(64),
  due: z.enum(["keep", "move"], "due: keep or move"),
});

/** Puts a set in force; the pressed button says whether due days move. */
export async function putInForce(_previous: FormState<string>, form: FormData): Promise<FormState<string>> {
  return answering(async () => {
    const viewer = await requireViewer();
    const { setId, due } = parseInput(choiceSchema, form);
    const how = { id: randomUUID(), setId, isRescheduling: due === "move" };
    const { moved } = await applySet(viewer.id, how, new Date());
    refresh();
    return moved === 1 ? "One due day moved." : moved > 0 ? `${moved} due days moved.` : "No due day moved.";
  });
}
