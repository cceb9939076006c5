import { notFound } from "next/navigation";
import { topics } from "#server/topics";
import { setOfPage } from "../set-of-page";

/** The set of a page on which questions are written: for whoever may change it, others find nothing. */
export async function editableSet(setId: string) {
  const view = await setOfPage(setId);
  if (view.set.role === "viewer" || view.set.deletedAt) notFound();
  return { ...view, topics: (await topics(null)).map(({ id, title }) => ({ id, title })) };
}
