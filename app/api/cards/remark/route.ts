import { parseInput } from "#app/refusals";
import { responding } from "#app/route-handlers";
import { answerableIdSchema } from "#domain/own-card/item-id";
import { getTitledCard } from "#server/card-actions";
import { requireViewer } from "#server/session";

/** GET /api/cards/remark?card=ID: the person's own note on a card, as it was written. */
export const GET = responding(async (request) => {
  const cardId = parseInput(answerableIdSchema, new URL(request.url).searchParams.get("card"));
  const viewer = await requireViewer();
  const { remark } = await getTitledCard(viewer.id, cardId);
  return { remark };
});
