import { createHash } from "node:crypto";
import type { Operation } from "#domain/api/operation";
import { Refusal } from "#domain/refusal";
import { claimAnswer, type KeyedCall, keepAnswer, releaseKey } from "#server/api-answers";
import { findToken, type TokenInForce } from "#server/api-tokens";
import { countUse } from "#server/limits";
import { Objection, problemResponse } from "./problem-response";
import type { Served } from "./serve";
import { servedAt } from "./served";

/** How often a token may call. */
export const CALLS = { name: "api:calls", max: 300, windowSeconds: 60 };

/** Answers one call of the API, whatever its method and path. Cookies are not looked at. */
export async function answerCall(request: Request, segments: readonly string[], now: Date): Promise<Response> {
  const headers = new Headers();
  let response: Response;
  try {
    const token = await tokenOf(request, now);
    await countCall(token, headers, now);
    const { served, params } = findOperation(request.method, segments);
    requireScope(token, served.operation);
    response = await answerOnce(request, { served, params, token, now });
  } catch (error) {
    response = problemResponse(error);
  }
  for (const [name, value] of headers) if (!response.headers.has(name)) response.headers.set(name, value);
  return response;
}

async function tokenOf(request: Request, now: Date): Promise<TokenInForce> {
  const [, given] = /^bearer +(\S+)$/i.exec(request.headers.get("authorization")?.trim() ?? "") ?? [];
  if (given === undefined) {
    throw new Objection("bad-token", "Send a token of the workspace as Authorization: Bearer awaited_….", {
      headers: { "www-authenticate": 'Bearer realm="awaited"' },
    });
  }
  const token = await findToken(given, now);
  if (token) return token;
  throw new Objection("bad-token", "This token is unknown, expired or revoked.", {
    headers: { "www-authenticate": 'Bearer realm="awaited", error="invalid_token"' },
  });
}

async function countCall({ tokenId }: TokenInForce, headers: Headers, now: Date): Promise<void> {
  const { remaining, isSpent, resetSeconds } = await countUse(CALLS, tokenId, now);
  headers.set("ratelimit-policy", `"token";q=${CALLS.max};w=${CALLS.windowSeconds}`);
  headers.set("ratelimit", `"token";r=${remaining};t=${resetSeconds}`);
  if (!isSpent) return;
  throw new Objection("too-many", `This token may call ${CALLS.max} times a minute. Wait ${resetSeconds} seconds.`, {
    headers: { "retry-after": String(resetSeconds) },
  });
}

function findOperation(method: string, segments: readonly string[]) {
  const found = servedAt(segments);
  if (found.length === 0) throw new Objection("not-found", "There is nothing at this address.");
  const match = found.find(({ served }) => served.operation.method === (method === "HEAD" ? "GET" : method));
  if (match) return match;
  const allowed = found.map(({ served }) => served.operation.method).join(", ");
  throw new Objection("no-such-method", `Use ${allowed} at this address.`, { headers: { allow: allowed } });
}

function requireScope({ scopes }: TokenInForce, { scope }: Operation): void {
  if (scope === null || scopes.includes(scope)) return;
  throw new Objection("forbidden", `This token does not have the scope ${scope}.`, {
    headers: { "www-authenticate": `Bearer realm="awaited", error="insufficient_scope", scope="${scope}"` },
  });
}

type Found = { served: Served; params: Record<string, string>; token: TokenInForce; now: Date };

/** With an Idempotency-Key the same call is made once, and then answered as it was. */
async function answerOnce(request: Request, found: Found): Promise<Response> {
  const { operation } = found.served;
  const text = operation.method === "POST" ? await request.text() : "";
  const key = operation.method === "POST" ? request.headers.get("idempotency-key") : null;
  if (key === null) return answerNow(request, text, found);
  if (!/^[\x21-\x7e]{1,120}$/.test(key)) {
    throw new Objection("invalid", "Use 1 to 120 visible ASCII characters.", { field: "Idempotency-Key" });
  }
  const { workspaceId, tokenId } = found.token;
  const requestHash = createHash("sha256").update(`${operation.path}\n${text}`).digest("hex");
  const call: KeyedCall = { workspaceId, tokenId, key, requestHash };
  const kept = await claimAnswer(call, found.now);
  if (kept) {
    const response = responseOf(operation, kept.body, kept.status);
    response.headers.set("idempotency-replayed", "true");
    return response;
  }
  const response = await answerNow(request, text, found).catch(async (error: unknown) => {
    // What was refused did nothing. Of anything else it is not known what was done: the key stays taken.
    if (error instanceof Refusal || error instanceof Objection) await releaseKey(call);
    throw error;
  });
  await keepAnswer(call, { status: response.status, body: await response.clone().text() });
  return response;
}

async function answerNow(request: Request, text: string, { served, params, token, now }: Found): Promise<Response> {
  const query = Object.fromEntries(new URL(request.url).searchParams);
  const body = served.operation.method === "POST" ? parsed(text) : undefined;
  const answer = await served.answer({ token, params, query, body, now });
  const isText = served.operation.media === "text/markdown";
  return responseOf(served.operation, isText ? String(answer) : JSON.stringify(answer), served.operation.status);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Objection("invalid", "The body is not valid JSON.");
  }
}

function responseOf({ media }: Operation, body: string, status: number): Response {
  const headers = { "cache-control": "no-store" };
  if (status === 204) return new Response(null, { status, headers });
  return new Response(body, { status, headers: { ...headers, "content-type": `${media}; charset=utf-8` } });
}
