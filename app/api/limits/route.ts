import { z } from "zod";
import { readJson } from "#app/refusals";
import { responding } from "#app/route-handlers";
import { requireViewer } from "#server/session";
import { allowMoreToday } from "#server/study";

const more = z.int().min(0).max(500);
const bodySchema = z.object({ newCards: more, reviews: more });

/** POST /api/limits: lifts today's limits by so many cards; tomorrow they are as before. */
export const POST = responding(async (request) => {
  const extra = await readJson(request, bodySchema);
  const viewer = await requireViewer();
  await allowMoreToday(viewer.id, extra, new Date());
  return { allowed: extra };
});
