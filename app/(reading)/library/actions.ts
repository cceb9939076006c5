"use server";

import { refresh } from "next/cache";
import { z } from "zod";
import { answering, type FormState, parseInput } from "#app/refusals";
import { browserTimeZone } from "#app/submission";
import { ensureViewer } from "#app/visitor";
import { addTopic } from "#server/cards";
import { startStudy } from "#server/study";

const topicSchema = z.object({ topicId: z.string().min(1).max(60) });

/** Puts every question of a topic into the daily review of whoever asks. */
export async function addTopicToReview(
  _previous: FormState<{ added: number }>,
  form: FormData,
): Promise<FormState<{ added: number }>> {
  return answering(async () => {
    const { topicId } = parseInput(topicSchema, form);
    const now = new Date();
    const viewer = await ensureViewer();
    await startStudy(viewer.id, await browserTimeZone(), now);
    const added = await addTopic(viewer.id, topicId, now);
    refresh();
    return { added };
  });
}
