import { env } from "#server/env";

/** The headers that every response carries, whatever it is; gives the response back. */
export function secured(response: Response): Response {
  const { headers } = response;
  headers.set("x-content-type-options", "nosniff");
  headers.set("referrer-policy", "same-origin");
  headers.set("cross-origin-opener-policy", "same-origin");
  headers.set("x-frame-options", "DENY");
  headers.set("permissions-policy", "camera=(), microphone=(), geolocation=()");
  if (env().APP_URL.startsWith("https:"))
    headers.set("strict-transport-security", "max-age=63072000; includeSubDomains");
  return response;
}
