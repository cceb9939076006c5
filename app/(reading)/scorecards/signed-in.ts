import { notFound } from "next/navigation";
import { Refusal } from "#domain/refusal";
import { findViewer } from "#server/session";

/** What a page shows to somebody who is known; whoever may not know of it finds nothing there. */
export async function foundFor<Value>(read: (userId: string) => Promise<Value>): Promise<Value> {
  const viewer = await findViewer();
  if (!viewer) notFound();
  try {
    return await read(viewer.id);
  } catch (error) {
    if (error instanceof Refusal && error.reason === "not-found") notFound();
    throw error;
  }
}
