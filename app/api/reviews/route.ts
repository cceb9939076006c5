import { z } from "zod";
import { readJson } from "#app/refusals";
import { responding } from "#app/route-handlers";
import { answerableIdSchema } from "#domain/own-card/item-id";
import { RATINGS } from "#domain/scheduling/rating";
import { recordReviews } from "#server/reviews";
import { requireViewer } from "#server/session";

const reviewSchema = z.object({
  id: z.uuid(),
  cardId: answerableIdSchema,
  rating: z.enum(RATINGS),
  seen: z.int().min(0).max(1_000_000),
  proposed: z.enum(RATINGS).nullable(),
  answerId: z.uuid().nullable(),
  answeredAt: z.coerce.date("send an ISO date"),
  elapsedMs: z.number().min(0).max(1e9),
  days: z.partialRecord(z.enum(RATINGS), z.int().min(1).max(36_500)).optional(),
  isCram: z.boolean().optional(),
  isKept: z.boolean().optional(),
});

const bodySchema = z.object({ reviews: z.array(reviewSchema).min(1).max(50) });

/** POST /api/reviews: records ratings in the order sent, each once; one result for each. */
export const POST = responding(async (request) => {
  const { reviews } = await readJson(request, bodySchema);
  const viewer = await requireViewer();
  return { results: await recordReviews(viewer.id, reviews, new Date()) };
});
