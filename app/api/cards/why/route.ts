import type { NextRequest } from "next/server";
import { parseInput, responding } from "#app/refusals";
import { answerableIdSchema } from "#domain/own-card/item-id";
import { requireViewer } from "#server/session";
import { explainCard } from "#server/why";

/** GET /api/cards/why?card=ID: why a card comes when it does. */
export async function GET(request: NextRequest): Promise<Response> {
  return responding(async () => {
    const cardId = parseInput(answerableIdSchema, request.nextUrl.searchParams.get("card"));
    const viewer = await requireViewer();
    return { lines: await explainCard(viewer.id, cardId, new Date()) };
  });
}
