import { z } from "zod";
import { answerableIdSchema } from "#domain/own-card/item-id";
import { responseSchema } from "#domain/quiz/response";
import { isTimeZone } from "#domain/time-zone";
import { type AnswerContext, type Submission, submitAnswer } from "#server/answers";
import { cookieOf } from "#server/session";
import { startStudy } from "#server/study";
import { ensureViewer } from "./visitor";

const MAX_ELAPSED_MS = 24 * 3_600_000;

/** An answer as a form or a call sends it. */
export const submissionSchema = z.object({
  id: z.uuid("send the id that the page made for this answer"),
  itemId: answerableIdSchema,
  chainId: z.uuid().nullable(),
  elapsedMs: z.coerce
    .number()
    .min(0)
    .catch(0)
    .transform((ms) => Math.round(Math.min(ms, MAX_ELAPSED_MS))),
  response: responseSchema,
});

/**
 * Takes an answer from whoever is asking; a visitor becomes a guest by it.
 *
 * @returns who answered
 */
export async function takeAnswer(
  submission: z.output<typeof submissionSchema> & Pick<Submission, "isKept">,
  context: AnswerContext,
  now: Date,
): Promise<{ userId: string; answerId: string }> {
  const viewer = await ensureViewer();
  await startStudy(viewer.id, await browserTimeZone(), now);
  const { id } = await submitAnswer(viewer.id, { ...submission, context }, now);
  return { userId: viewer.id, answerId: id };
}

/** The time zone that the browser named in a cookie; null when it did not. */
export async function browserTimeZone(): Promise<string | null> {
  const value = await cookieOf("time-zone");
  return value && isTimeZone(value) ? value : null;
}
