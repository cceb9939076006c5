import { readJson } from "#app/refusals";
import { responding } from "#app/route-handlers";
import { editsSchema } from "#domain/interviews/edit";
import { makeEdits } from "#server/live-desk";
import { requireViewer } from "#server/session";

/** POST /api/interviews/:interviewId: what an interviewer did since the last time, in its order. */
export const POST = responding<RouteContext<"/api/interviews/[interviewId]">>(async (request, { params }) => {
  const { edits } = await readJson(request, editsSchema);
  const viewer = await requireViewer();
  const { interviewId } = await params;
  return makeEdits(viewer.id, interviewId, { edits, newId: crypto.randomUUID() }, new Date());
});
