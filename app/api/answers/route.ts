import { z } from "zod";
import { readJson } from "#app/refusals";
import { responding } from "#app/route-handlers";
import { submissionSchema, takeAnswer } from "#app/submission";
import { viewAnswered } from "#app/answered";

const bodySchema = submissionSchema.extend({
  context: z.enum(["practice", "review", "welcome"]),
  isKept: z.boolean().optional(),
});

/** POST /api/answers: scores an answer and stores it. The same id again gives the same result. */
export const POST = responding(async (request) => {
  const now = new Date();
  const { context, isKept, ...submission } = await readJson(request, bodySchema);
  const { userId, answerId } = await takeAnswer({ ...submission, isKept }, context, now);
  return viewAnswered(userId, answerId, now);
});
