import { responding } from "#app/refusals";
import { exportCandidate } from "#server/candidate-export";
import { requireViewer } from "#server/session";

type Context = RouteContext<"/api/candidates/[candidateId]">;

/** GET /api/candidates/<id>: everything that is kept about one candidate, as a JSON file. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const { candidateId } = await params;
  const now = new Date();
  const response = await responding(async () => exportCandidate((await requireViewer()).id, candidateId, now));
  if (response.ok) {
    const file = `candidate-${candidateId.slice(0, 8)}-${now.toISOString().slice(0, 10)}.json`;
    response.headers.set("content-disposition", `attachment; filename="${file}"`);
  }
  return response;
}
