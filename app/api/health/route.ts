/** GET /api/health: the process is alive. Says nothing about the database; see /api/ready. */
export function GET(): Response {
  return Response.json({ status: "alive" }, { headers: { "cache-control": "no-store" } });
}
