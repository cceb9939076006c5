"use server";

import { refresh } from "next/cache";
import { z } from "zod";
import { answering, type FormState, parseInput } from "#app/refusals";
import { askForRubrics } from "#server/rubric-readers";
import { requireViewer } from "#server/session";

/** Switches the reading of rubrics on or off for whoever asks. */
export async function switchRubrics(_previous: FormState, form: FormData): Promise<FormState> {
  return answering(async () => {
    const viewer = await requireViewer();
    const wanted = parseInput(z.enum(["on", "off"], "choose on or off"), form.get("rubrics"));
    await askForRubrics(viewer.id, wanted === "on", new Date());
    refresh();
    return null;
  });
}
