import { z } from "zod";
import { parseInput } from "#app/refusals";
import { responding } from "#app/route-handlers";
import { viewExtra, viewToday } from "#app/review-cards";
import { slugSchema } from "#domain/content/shared-fields";
import { requireViewer } from "#server/session";

const PAGE = 10;
const MAX_EXCEPT = 50;

const extraSchema = z.object({
  mode: z.enum(["ahead", "cram"]),
  topic: slugSchema.nullable(),
  since: z.coerce.date("send an ISO date").nullable(),
});

/**
 * GET /api/queue?except=ID&first=ID: the cards to answer next, without those on the screen, the one named first. With
 * `mode=ahead`, or `mode=cram` and a topic: those to go through besides, without what was done `since`.
 */
export const GET = responding(async (request) => {
  const now = new Date();
  const viewer = await requireViewer();
  const { searchParams: asked } = new URL(request.url);
  const except = asked.getAll("except").slice(0, MAX_EXCEPT);
  const first = asked.get("first");
  if ((asked.get("mode") ?? "today") === "today") return viewToday(viewer.id, { limit: PAGE, except, first }, now);

  const { mode, topic, since } = parseInput(extraSchema, {
    mode: asked.get("mode"),
    topic: asked.get("topic"),
    since: asked.get("since"),
  });
  return viewExtra(viewer.id, { mode, topic, since: since ?? now, limit: PAGE, except, first }, now);
});
