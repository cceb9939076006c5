"use server";

import { refresh } from "next/cache";
import { z } from "zod";
import { answering, type FormState, parseInput } from "#app/refusals";
import { itemIdSchema } from "#domain/content/shared-fields";
import { reportCategorySchema, reportTextSchema } from "#domain/reports/category";
import { fileReport, withdrawReport } from "#server/problem-reports";
import { requireViewer } from "#server/session";

const reportSchema = z.object({
  id: z.uuid(),
  itemId: itemIdSchema,
  category: reportCategorySchema,
  text: reportTextSchema,
});

/** What the form shows after sending; the words are given back when they were refused. */
export type ReportState = { result: FormState; category: string; text: string };

/** Keeps what somebody found wrong with a question. */
export async function reportProblem(_previous: ReportState, form: FormData): Promise<ReportState> {
  const result = await answering(async () => {
    const viewer = await requireViewer();
    await fileReport(viewer.id, parseInput(reportSchema, form), new Date());
    refresh();
    return null;
  });
  const typed = (name: string) => (result?.ok ? "" : z.string().catch("").parse(form.get(name)));
  return { result, category: typed("category"), text: typed("text") };
}

/** Takes a report back. */
export async function takeReportBack(_previous: FormState, form: FormData): Promise<FormState> {
  return answering(async () => {
    const viewer = await requireViewer();
    await withdrawReport(viewer.id, parseInput(z.object({ id: z.uuid() }), form).id);
    refresh();
    return null;
  });
}
