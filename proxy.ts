import { NextResponse, type NextRequest } from "next/server";
import { answerInOutage } from "#app/outage-answer";
import { refuseMutation } from "#app/request-guard";
import { secured } from "#app/security-headers";
import { env } from "#server/env";

/**
 * Stands before every page and action: the guard of mutations, the outage page, and the security headers. Route
 * handlers do the same by themselves: see app/route-handlers.ts.
 */
export async function proxy(request: NextRequest): Promise<Response> {
  // Next answers an address whose escapes are malformed with 500 once a route takes a parameter from it.
  if (!isDecodable(request.nextUrl.pathname))
    return secured(new Response("There is no such address.", { status: 400 }));
  const refusal = refuseMutation(request) ?? (await answerInOutage(request.nextUrl.pathname));
  if (refusal) return secured(refusal);

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

// An address of the API comes here only when it has an escape in it, for the check of escapes above.
export const config = {
  matcher: [
    "/((?!api/|_next/static|_next/image|favicon.ico|icon.svg|icons/|manifest.webmanifest|sw.js).*)",
    "/api/(.*%.*)",
  ],
};
