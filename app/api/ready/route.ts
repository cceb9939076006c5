import { guarded } from "#app/route-handlers";
import { findUnreadiness } from "#server/readiness";

/** GET /api/ready: 200 when requests can be served; 503 with the reason while they cannot. */
export const GET = guarded(async () => {
  const reason = await findUnreadiness();
  const headers = new Headers({ "cache-control": "no-store" });
  if (reason === null) return Response.json({ status: "ready" }, { headers });
  headers.set("retry-after", "5");
  return Response.json({ status: "not ready", reason }, { status: 503, headers });
});
