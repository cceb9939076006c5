"use server";

import { refresh } from "next/cache";
import { answering, type FormState } from "#app/refusals";
import { endPracticeLinks } from "#server/practice-links";
import { requireViewer } from "#server/session";

/** Lets no workspace know any more which questions somebody may know. */
export async function stopSharingPractice(): Promise<FormState> {
  return answering(async () => {
    await endPracticeLinks((await requireViewer()).id);
    refresh();
    return null;
  });
}
