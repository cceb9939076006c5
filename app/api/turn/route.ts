import { z } from "zod";
import { viewTurned } from "#app/offline-cards";
import { readJson, responding } from "#app/refusals";
import { answerableIdSchema } from "#domain/own-card/item-id";
import { requireViewer } from "#server/session";

/** POST /api/turn: turns one of the viewer's cards over, for who chose to think instead of type. */
export async function POST(request: Request): Promise<Response> {
  return responding(async () => {
    const { cardId } = await readJson(request, z.object({ cardId: answerableIdSchema }));
    const viewer = await requireViewer();
    return viewTurned(viewer.id, cardId, new Date());
  });
}
