import { problem, type ProblemKind, PROBLEMS } from "#domain/api/problem";
import { env } from "#server/env";

/** The most bytes that a form, an action or a call may send; ten thousand characters of any language fit. */
export const MAX_BODY_BYTES = 65_536;

/** A rubric as text, with its concepts, is the one thing that is longer. */
const MAX_RUBRIC_BYTES = 4 * MAX_BODY_BYTES;
const RUBRIC_PAGES = "/rubrics/mine/";

const FORM_TYPES = ["multipart/form-data", "application/x-www-form-urlencoded"];

/**
 * What is wrong with a request that would change something, as the response to give; null when nothing is.
 *
 * Next lets a server action pass without an Origin, and gives route handlers neither an Origin check nor a limit of
 * size, so every mutation passes here first.
 */
export function refuseMutation(request: Request): Response | null {
  if (["GET", "HEAD", "OPTIONS"].includes(request.method)) return null;
  const { headers } = request;
  if (new URL(request.url).pathname.startsWith("/api/v1/")) return refuseCall(request);
  if (!isSameOrigin(headers)) return refuse(403, "forbidden", "This request did not come from Awaited's own pages.");
  if (!isExpectedType(headers, new URL(request.url).pathname)) {
    return refuse(415, "invalid", "This content type is not accepted here; send application/json.");
  }
  const length = headers.get("content-length");
  if (length === null) return refuse(411, "invalid", "Say how long the request is (Content-Length).");
  const most = new URL(request.url).pathname.startsWith(RUBRIC_PAGES) ? MAX_RUBRIC_BYTES : MAX_BODY_BYTES;
  if (!(Number(length) <= most)) return refuse(413, "too-large", `Send at most ${most / 1024} KB.`);
  return null;
}

/** Programs come with a token and without cookies, from anywhere: type and size are all there is to look at. */
function refuseCall({ method, headers }: Request): Response | null {
  const length = headers.get("content-length");
  if (headers.has("transfer-encoding") && length === null) {
    return refuseAsProblem("too-large", "Say how long the request is (Content-Length).");
  }
  if (Number(length ?? 0) > MAX_BODY_BYTES) {
    return refuseAsProblem("too-large", `Send at most ${MAX_BODY_BYTES / 1024} KB.`);
  }
  if (method !== "POST") return null;
  const isJson = typeOf(headers) === "application/json";
  return isJson ? null : refuseAsProblem("wrong-type", "Send the body as Content-Type: application/json.");
}

function refuseAsProblem(kind: ProblemKind, detail: string): Response {
  return Response.json(problem(kind, detail), {
    status: PROBLEMS[kind].status,
    headers: { "cache-control": "no-store", "content-type": "application/problem+json" },
  });
}

function typeOf(headers: Headers): string {
  return (headers.get("content-type") ?? "").split(";")[0]?.trim().toLowerCase() ?? "";
}

function isSameOrigin(headers: Headers): boolean {
  const site = headers.get("sec-fetch-site");
  if (site !== null && site !== "same-origin") return false;
  const origin = headers.get("origin");
  if (origin === null || !URL.canParse(origin)) return false;
  return origin === new URL(env().APP_URL).origin || new URL(origin).host === headers.get("host");
}

function isExpectedType(headers: Headers, pathname: string): boolean {
  const type = typeOf(headers);
  if (pathname.startsWith("/api/")) return type === "application/json";
  // An action called with plain values travels as text, told apart by Next's own header.
  return FORM_TYPES.includes(type) || (type === "text/plain" && headers.has("next-action"));
}

function refuse(status: number, reason: string, message: string): Response {
  return Response.json({ reason, message }, { status, headers: { "cache-control": "no-store" } });
}
