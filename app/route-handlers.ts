import { answerInOutage } from "./outage-answer";
import { asResponse } from "./refusals";
import { refuseMutation } from "./request-guard";
import { secured } from "./security-headers";

type Handle<Context, Answer> = (request: Request, context: Context) => Answer | Promise<Answer>;
type RouteHandler<Context> = (request: Request, context: Context) => Promise<Response>;

/**
 * A route handler that makes responses of its own. `proxy.ts` does not stand before /api, where it would cost as much
 * as the answer: what it does for pages is done here, so that every handler below app/api is made by this or by
 * `streaming` or `responding`.
 */
export function guarded<Context = unknown>(
  handle: Handle<Context, Response>,
  { needsDatabase = true } = {},
): RouteHandler<Context> {
  return async (request, context) => {
    const refusal =
      refuseMutation(request) ?? (needsDatabase ? await answerInOutage(new URL(request.url).pathname) : null);
    const response = secured(refusal ?? (await handle(request, context)));
    if (!response.headers.has("content-security-policy")) response.headers.set("content-security-policy", POLICY);
    return response;
  };
}

// Nothing that /api gives is a page.
const POLICY = "default-src 'none'; frame-ancestors 'none'";

/** The same, where a refusal becomes `{ reason, message }` with its one HTTP status. */
export function streaming<Context = unknown>(handle: Handle<Context, Response>): RouteHandler<Context> {
  return guarded<Context>(async (request, context) => {
    try {
      return await handle(request, context);
    } catch (error) {
      return asResponse(error);
    }
  });
}

/** The same, for what answers with data: they are sent as JSON. */
export function responding<Context = unknown>(handle: Handle<Context, unknown>): RouteHandler<Context> {
  return streaming<Context>(async (request, context) =>
    Response.json(await handle(request, context), { headers: { "cache-control": "no-store" } }),
  );
}
