"use server";

import { notFound, redirect } from "next/navigation";
import { z } from "zod";
import { parseInput } from "#app/refusals";
import { submissionSchema, takeAnswer } from "#app/submission";
import { answerableIdSchema } from "#domain/own-card/item-id";
import { responseFromFields } from "#domain/quiz/response-form";
import { Refusal } from "#domain/refusal";
import { RATINGS } from "#domain/scheduling/rating";
import { recordReviews } from "#server/reviews";
import { requireViewer } from "#server/session";

/** Takes the answer of a page on which scripts do not run, and shows its result. */
export async function answerWithoutScripts(form: FormData): Promise<void> {
  const fields = Object.fromEntries(["answerId", "itemId", "chainId", "shownAt"].map((name) => [name, form.get(name)]));
  const now = new Date();
  const submission = parseInput(submissionSchema, {
    id: fields["answerId"],
    itemId: fields["itemId"],
    chainId: fields["chainId"] || null,
    elapsedMs: now.getTime() - Number(fields["shownAt"]),
    response: responseFromFields(form),
  });
  const { answerId } = await takeAnswer(submission, "practice", now);
  redirect(`/practice/${submission.itemId}/${answerId}`);
}

const ratingSchema = z.object({
  reviewId: z.uuid(),
  itemId: answerableIdSchema,
  answerId: z.uuid(),
  rating: z.enum(RATINGS),
  proposed: z.enum(RATINGS).or(z.literal("").transform(() => null)),
  seen: z.coerce.number().int().min(0),
  elapsedMs: z.coerce.number().min(0).max(1e9),
});

/** Rates the card of an answer that was given in practice. */
export async function rateAnswer(form: FormData): Promise<void> {
  const viewer = await requireViewer();
  const { reviewId: id, itemId, ...rest } = parseInput(ratingSchema, form);
  const now = new Date();
  const [result] = await recordReviews(viewer.id, [{ ...rest, id, cardId: itemId, answeredAt: now }], now);
  // Rated in another window meanwhile: the page shows what counts now.
  if (result?.status === "refused" && result.reason === "not-found") notFound();
  if (result?.status === "refused" && result.reason === "invalid") throw new Refusal("invalid", result.message);
  redirect(`/practice/${itemId}/${rest.answerId}`);
}
