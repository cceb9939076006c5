import { z } from "zod";
import { viewAnswered } from "#app/answered";
import { readJson } from "#app/refusals";
import { responding } from "#app/route-handlers";
import { askSecondOpinion } from "#server/second-opinion";
import { requireViewer } from "#server/session";

const bodySchema = z.object({ answerId: z.uuid("send the id of your answer") });

/**
 * POST /api/second-opinions: asks another grader about an answer, and gives the answer as it stands then. It may take
 * its time, so it is a call and no action: actions of one page wait for each other.
 */
export const POST = responding(async (request) => {
  const { answerId } = await readJson(request, bodySchema);
  const viewer = await requireViewer();
  const now = new Date();
  await askSecondOpinion(viewer.id, answerId, crypto.randomUUID(), now);
  return viewAnswered(viewer.id, answerId, now);
});
