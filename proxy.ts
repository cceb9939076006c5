import { NextResponse, type NextRequest } from "next/server";
import { refuseMutation } from "#app/request-guard";
import { pingDatabase } from "#server/db";
import { env } from "#server/env";
import { isKnownDown } from "#server/outage";

/** Stands before every page, action and route: the guard of mutations, the outage page, and the security headers. */
export async function proxy(request: NextRequest): Promise<Response> {
  // Next answers an address whose escapes are malformed with 500 once a route takes a parameter from it.
  if (!isDecodable(request.nextUrl.pathname))
    return secured(new Response("There is no such address.", { status: 400 }));
  const refusal = refuseMutation(request);
  if (refusal) return secured(refusal);
  const asksForData = request.nextUrl.pathname !== "/api/health";
  if (asksForData && isKnownDown() && !(await pingDatabase())) return secured(outageResponse(request));

  const nonce = btoa(crypto.randomUUID());
  const policy = contentSecurityPolicy(nonce);
  const headers = new Headers(request.headers);
  headers.set("x-nonce", nonce);
  headers.set("content-security-policy", policy);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set("content-security-policy", policy);
  return secured(response);
}

function isDecodable(pathname: string): boolean {
  try {
    decodeURIComponent(pathname);
    return true;
  } catch {
    return false;
  }
}

function contentSecurityPolicy(nonce: string): string {
  const isDev = env().NODE_ENV === "development";
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${isDev ? " 'unsafe-eval'" : ""}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self'",
    "worker-src 'self'",
    `connect-src 'self'${isDev ? " ws:" : ""}`,
    "object-src 'none'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    "form-action 'self'",
  ].join("; ");
}

function secured(response: Response): Response {
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

const OUTAGE_WORDS = "The database is out of reach. What you submitted before is safe; try again in a few seconds.";

function outageResponse(request: NextRequest): Response {
  const headers = {
    "retry-after": "5",
    "cache-control": "no-store",
    "content-security-policy": "default-src 'none'; style-src 'unsafe-inline'",
  };
  if (request.nextUrl.pathname.startsWith("/api/")) {
    return Response.json({ reason: "unavailable", message: OUTAGE_WORDS }, { status: 503, headers });
  }
  const page = `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta http-equiv="refresh" content="5"><meta name="color-scheme" content="light dark"><title>Back in a moment - Awaited</title>
<body style="font:17px/1.6 system-ui,sans-serif;max-width:34rem;margin:20vh auto;padding:0 1.5rem"><h1 style="font-size:26px">Back in a moment</h1>
<p>${OUTAGE_WORDS}</p><p>This page tries again by itself.</p></body></html>`;
  return new Response(page, { status: 503, headers: { ...headers, "content-type": "text/html; charset=utf-8" } });
}

export const config = {
  matcher: ["/((?!_next/static|_next/image|favicon.ico|icon.svg|icons/|manifest.webmanifest|sw.js).*)"],
};
