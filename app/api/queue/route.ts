import type { NextRequest } from "next/server";
import { responding } from "#app/refusals";
import { viewToday } from "#app/review-cards";
import { requireViewer } from "#server/session";

const PAGE = 10;
const MAX_EXCEPT = 50;

/** GET /api/queue?except=ID&except=ID: the cards to answer next, without those on the screen already. */
export async function GET(request: NextRequest): Promise<Response> {
  return responding(async () => {
    const viewer = await requireViewer();
    const except = request.nextUrl.searchParams.getAll("except").slice(0, MAX_EXCEPT);
    return viewToday(viewer.id, { limit: PAGE, except }, new Date());
  });
}
