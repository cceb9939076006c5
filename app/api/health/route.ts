import { guarded } from "#app/route-handlers";

/** GET /api/health: the process is alive. Says nothing about the database; see /api/ready. */
export const GET = guarded(() => Response.json({ status: "alive" }, { headers: { "cache-control": "no-store" } }), {
  needsDatabase: false,
});
