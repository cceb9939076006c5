import { z } from "zod";
import { readJson } from "#app/refusals";
import { responding } from "#app/route-handlers";
import { requireViewer } from "#server/session";
import { findUndoState, moveInJournal } from "#server/undo";

const bodySchema = z.object({ direction: z.enum(["undo", "redo"]), expected: z.uuid().nullable() });

/** GET /api/undo: what could be undone and redone now. */
export const GET = responding(async () => findUndoState((await requireViewer()).id));

/** POST /api/undo: takes back the last thing done, or does it again; refused when it is not the one expected. */
export const POST = responding(async (request) => {
  const { direction, expected } = await readJson(request, bodySchema);
  const viewer = await requireViewer();
  return moveInJournal(viewer.id, direction, expected, new Date());
});
