import { readJson, responding } from "#app/refusals";
import { editsSchema } from "#domain/interviews/edit";
import { makeEdits } from "#server/live-desk";
import { requireViewer } from "#server/session";

/** POST /api/interviews/:interviewId: what an interviewer did since the last time, in its order. */
export async function POST(
  request: Request,
  { params }: RouteContext<"/api/interviews/[interviewId]">,
): Promise<Response> {
  return responding(async () => {
    const { edits } = await readJson(request, editsSchema);
    const viewer = await requireViewer();
    const { interviewId } = await params;
    return makeEdits(viewer.id, interviewId, { edits, newId: crypto.randomUUID() }, new Date());
  });
}
