import { z } from "zod";
import { readJson, responding } from "#app/refusals";
import { requireViewer } from "#server/session";
import { findUndoState, moveInJournal } from "#server/undo";

const bodySchema = z.object({ direction: z.enum(["undo", "redo"]), expected: z.uuid().nullable() });

/** GET /api/undo: what could be undone and redone now. */
export async function GET(): Promise<Response> {
  return responding(async () => findUndoState((await requireViewer()).id));
}

/** POST /api/undo: takes back the last thing done, or does it again; refused when it is not the one expected. */
export async function POST(request: Request): Promise<Response> {
  return responding(async () => {
    const { direction, expected } = await readJson(request, bodySchema);
    const viewer = await requireViewer();
    return moveInJournal(viewer.id, direction, expected, new Date());
  });
}
