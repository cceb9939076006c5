import { notFound } from "next/navigation";
import { cache } from "react";
import { requestTime } from "#app/request-time";
import { Refusal } from "#domain/refusal";
import { type QuestionSet, viewSet } from "#server/question-sets";
import { mayReadRubrics } from "#server/rubric-readers";
import { findViewer } from "#server/session";
import { rubricChoices } from "#server/set-rubrics";

/** The set that a page is about; whoever does not belong to its workspace finds nothing there. */
export const setOfPage = cache(async (setId: string) => {
  const viewer = await findViewer();
  if (!viewer) notFound();
  try {
    return await viewSet(viewer.id, setId, requestTime());
  } catch (error) {
    if (error instanceof Refusal && error.reason === "not-found") notFound();
    throw error;
  }
});

/** By what each question of a set is or could be scored, and whether who asks may read rubrics. */
export async function rubricsOfPage(
  set: QuestionSet,
): Promise<{ choices: Awaited<ReturnType<typeof rubricChoices>>; mayRead: boolean }> {
  const viewer = await findViewer();
  // Who may only look on chooses nothing.
  if (!viewer || set.role === "viewer") return { choices: new Map(), mayRead: false };
  return { choices: await rubricChoices(viewer.id, set), mayRead: await mayReadRubrics(viewer) };
}
