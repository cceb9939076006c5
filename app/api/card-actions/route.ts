import { z } from "zod";
import { readJson } from "#app/refusals";
import { responding } from "#app/route-handlers";
import { answerableIdSchema } from "#domain/own-card/item-id";
import { cardActionSchema } from "#domain/scheduling/card-action";
import { actOnCard } from "#server/card-actions";
import { requireViewer } from "#server/session";

const bodySchema = z.object({
  id: z.uuid(),
  cardId: answerableIdSchema,
  seen: z.int().min(0).max(1_000_000).nullable(),
  action: cardActionSchema,
});

/** POST /api/card-actions: suspends a card, buries it, moves it, notes something on it ...; the same id again once. */
export const POST = responding(async (request) => {
  const body = await readJson(request, bodySchema);
  const viewer = await requireViewer();
  return actOnCard(viewer.id, body, new Date());
});
