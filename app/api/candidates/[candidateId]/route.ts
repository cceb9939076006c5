import { jsonFile } from "#app/json-file";
import { streaming } from "#app/route-handlers";
import { exportCandidate } from "#server/candidate-export";
import { requireViewer } from "#server/session";

/** GET /api/candidates/<id>: everything that is kept about one candidate, as a JSON file. */
export const GET = streaming<RouteContext<"/api/candidates/[candidateId]">>(async (_request, { params }) => {
  const { candidateId } = await params;
  const now = new Date();
  const { id } = await requireViewer();
  const name = `candidate-${candidateId.slice(0, 8)}-${now.toISOString().slice(0, 10)}`;
  return jsonFile(name, await exportCandidate(id, candidateId, now));
});
