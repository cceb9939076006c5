import { guarded } from "#app/route-handlers";
import { openApiDocument } from "#domain/api/openapi";
import { env } from "#server/env";

/** GET /api/v1/openapi.json: what programs can call, for people's tools; it says nothing of any workspace. */
export const GET = guarded(
  () => Response.json(openApiDocument(new URL(env().APP_URL).origin), { headers: { "cache-control": "no-cache" } }),
  { needsDatabase: false },
);
