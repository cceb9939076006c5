"use server";

import { refresh } from "next/cache";
import { z } from "zod";
import { answering, type FormState, parseInput } from "#app/refusals";
import { Refusal } from "#domain/refusal";
import { isAuthor } from "#server/authors";
import { closeReport } from "#server/problem-reports";
import { requireViewer } from "#server/session";

/** Marks a report as dealt with; to anybody but an author it is as if there were none. */
export async function closeOne(_previous: FormState, form: FormData): Promise<FormState> {
  return answering(async () => {
    if (!isAuthor(await requireViewer())) throw new Refusal("not-found", "There is no such report.");
    await closeReport(parseInput(z.object({ id: z.uuid() }), form).id, new Date());
    refresh();
    return null;
  });
}
