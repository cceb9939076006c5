import { notFound } from "next/navigation";
import { cache } from "react";
import { Refusal } from "#domain/refusal";
import { findViewer } from "#server/session";
import { getKit } from "#server/set-kit";

/** The kit that a page is about; whoever does not belong to its workspace finds nothing there. */
export const kitOfPage = cache(async (setId: string) => {
  const viewer = await findViewer();
  if (!viewer) notFound();
  try {
    return await getKit(viewer.id, setId);
  } catch (error) {
    if (error instanceof Refusal && error.reason === "not-found") notFound();
    throw error;
  }
});
