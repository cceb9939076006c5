import { notFound } from "next/navigation";
import { cache } from "react";
import { Refusal } from "#domain/refusal";
import { mayReadRubrics } from "#server/rubric-readers";
import { findViewer } from "#server/session";
import { getKit } from "#server/set-kit";

/**
 * The kit that a page is about, and whether the viewer asked to see answers and rubrics; whoever does not belong to its workspace finds nothing
 * there.
 */
export const kitOfPage = cache(async (setId: string) => {
  const viewer = await findViewer();
  if (!viewer) notFound();
  try {
    const [kit, isReadable] = await Promise.all([getKit(viewer.id, setId), mayReadRubrics(viewer)]);
    return { ...kit, isReadable };
  } catch (error) {
    if (error instanceof Refusal && error.reason === "not-found") notFound();
    throw error;
  }
});
