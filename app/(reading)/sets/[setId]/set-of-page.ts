import { notFound } from "next/navigation";
import { cache } from "react";
import { requestTime } from "#app/request-time";
import { Refusal } from "#domain/refusal";
import { viewSet } from "#server/question-sets";
import { findViewer } from "#server/session";

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
