import { parseInput } from "#app/refusals";
import { responding } from "#app/route-handlers";
import { answerableIdSchema } from "#domain/own-card/item-id";
import { requireViewer } from "#server/session";
import { explainCard } from "#server/why";

/** GET /api/cards/why?card=ID: why a card comes when it does. */
export const GET = responding(async (request) => {
  const cardId = parseInput(answerableIdSchema, new URL(request.url).searchParams.get("card"));
  const viewer = await requireViewer();
  return { lines: await explainCard(viewer.id, cardId, new Date()) };
});
