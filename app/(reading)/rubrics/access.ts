import { notFound } from "next/navigation";
import { Refusal } from "#domain/refusal";
import { isAuthor } from "#server/authors";
import { mayReadRubrics } from "#server/rubric-readers";
import { findViewer, requireViewer, type Viewer } from "#server/session";

/** Whoever is asking, if they may read rubrics; for everybody else the page is not there. */
export async function readerOrNotFound(): Promise<Viewer> {
  const viewer = await findViewer();
  if (!viewer || !(await mayReadRubrics(viewer))) notFound();
  return viewer;
}

/** Whoever is asking, if they are an author; for everybody else the page is not there. */
export async function authorOrNotFound(): Promise<Viewer> {
  const viewer = await findViewer();
  if (!viewer || !isAuthor(viewer)) notFound();
  return viewer;
}

/** Whoever calls an action, if they may read rubrics. @throws {Refusal} signed-out; not-found */
export async function requireReader(): Promise<Viewer> {
  const viewer = await requireViewer();
  if (!(await mayReadRubrics(viewer)))
    throw new Refusal("not-found", "Switch on reading rubrics in the settings first.");
  return viewer;
}

/** What was found, or the page that says that there is nothing. Other errors pass through. */
export async function orNotFound<Value>(found: Promise<Value>): Promise<Value> {
  try {
    return await found;
  } catch (error) {
    if (error instanceof Refusal && error.reason === "not-found") notFound();
    throw error;
  }
}
