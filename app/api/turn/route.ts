import { z } from "zod";
import { viewTurned } from "#app/offline-cards";
import { readJson } from "#app/refusals";
import { responding } from "#app/route-handlers";
import { answerableIdSchema } from "#domain/own-card/item-id";
import { requireViewer } from "#server/session";

/** POST /api/turn: turns one of the viewer's cards over, for who chose to think instead of type. */
export const POST = responding(async (request) => {
  const { cardId } = await readJson(request, z.object({ cardId: answerableIdSchema }));
  const viewer = await requireViewer();
  return viewTurned(viewer.id, cardId, new Date());
});
