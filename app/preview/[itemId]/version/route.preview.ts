import { savedAt } from "#app/preview-item";

/** GET /preview/:itemId/version: when the item's file was last saved. */
export async function GET(_request: Request, { params }: { params: Promise<{ itemId: string }> }): Promise<Response> {
  return new Response(await savedAt((await params).itemId), { headers: { "cache-control": "no-store" } });
}
