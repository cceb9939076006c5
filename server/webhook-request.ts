import { lookup as resolve, type LookupAddress } from "node:dns";
import { request as requestHttp } from "node:http";
import { request as requestHttps } from "node:https";
import { isIP, type LookupFunction } from "node:net";
import { Refusal } from "#domain/refusal";
import { env } from "./env";
import { isLoopback, isPublicAddress } from "./public-address";

const LIMIT_MS = 10_000;
const LOCAL_NAMES = ["localhost", "127.0.0.1", "[::1]"];

/** What came of one attempt: the status that was answered, if any, and why it failed, if it did. */
export type Attempt = { status: number | null; failure: string | null };

const PRIVATE = "PRIVATE_ADDRESS";
const NETWORK_WORDS: Record<string, string> = {
  [PRIVATE]: "The address leads into a private network, which is not allowed.",
  ENOTFOUND: "The name of the host could not be found.",
  EAI_AGAIN: "The name of the host could not be found.",
  ECONNREFUSED: "Nobody listens at this address.",
  ECONNRESET: "The connection was cut before an answer came.",
  ABORT_ERR: `No answer came within ${LIMIT_MS / 1000} seconds.`,
};

/** This machine is told things only where the app is being developed or tested. */
function isLocal(url: URL): boolean {
  return env().NODE_ENV !== "production" && LOCAL_NAMES.includes(url.hostname);
}

/**
 * The address of a webhook, in the form in which it is kept.
 *
 * @throws {Refusal} invalid when it is no https address, holds a password, or is an address of a private network
 */
export function webhookUrl(typed: string): string {
  if (!URL.canParse(typed)) throw new Refusal("invalid", "url: give an address as in https://example.com/hooks.");
  const url = new URL(typed);
  const isAllowed = url.protocol === "https:" || (url.protocol === "http:" && isLocal(url));
  if (!isAllowed) throw new Refusal("invalid", "url: use an address that begins with https://.");
  if (url.username || url.password) throw new Refusal("invalid", "url: leave name and password out of the address.");
  const address = url.hostname.replaceAll(/^\[|\]$/g, "");
  const isForbidden =
    isIP(address) > 0 ? !isPublicAddress(address) : /(^|\.)(localhost|local|internal)\.?$/.test(address);
  if (isForbidden && !isLocal(url)) {
    throw new Refusal("invalid", "url: this leads into a private network, which is not allowed.");
  }
  url.hash = "";
  return url.href;
}

/** Looks a name up, and fails when any of its addresses is not public: checked here, where the connection is made from it. */
function guardedLookup(allowsLocal: boolean): LookupFunction {
  return (hostname, options, done) => {
    resolve(hostname, { ...options, all: true }, (error, addresses: LookupAddress[]) => {
      const [first] = addresses ?? [];
      if (error || !first) return done(error ?? refusedBy("ENOTFOUND"), "");
      const isAllowed = ({ address }: LookupAddress) =>
        isPublicAddress(address) || (allowsLocal && isLoopback(address));
      if (!addresses.every(isAllowed)) return done(refusedBy(PRIVATE), "");
      return options.all ? done(null, addresses) : done(null, first.address, first.family);
    });
  };
}

function refusedBy(code: string): NodeJS.ErrnoException {
  return Object.assign(new Error(NETWORK_WORDS[code]), { code });
}

/** Sends one message; redirects are not followed, and nothing of the answer is read but its status. */
export async function postMessage(typed: string, headers: Record<string, string>, body: string): Promise<Attempt> {
  const url = new URL(typed);
  const address = url.hostname.replaceAll(/^\[|\]$/g, "");
  // A literal address is connected to without being looked up.
  if (isIP(address) > 0 && !isPublicAddress(address) && !(isLocal(url) && isLoopback(address))) {
    return { status: null, failure: NETWORK_WORDS[PRIVATE] ?? PRIVATE };
  }
  try {
    return statusOf(await post(url, headers, body));
  } catch (error) {
    return { status: null, failure: wordsOf(error) };
  }
}

function post(url: URL, headers: Record<string, string>, body: string): Promise<number> {
  const request = url.protocol === "https:" ? requestHttps : requestHttp;
  return new Promise((settle, fail) => {
    const call = request(url, {
      method: "POST",
      headers: {
        "content-type": "application/json",
        "content-length": Buffer.byteLength(body),
        "user-agent": "Awaited-Webhooks/1",
        ...headers,
      },
      agent: false,
      lookup: guardedLookup(isLocal(url)),
      signal: AbortSignal.timeout(LIMIT_MS),
    });
    call.on("error", fail);
    call.on("response", (response) => {
      settle(response.statusCode ?? 0);
      response.destroy();
    });
    call.end(body);
  });
}

function statusOf(status: number): Attempt {
  if (status >= 200 && status < 300) return { status, failure: null };
  const isRedirect = status >= 300 && status < 400;
  return { status, failure: `It answered ${status}${isRedirect ? "; redirects are not followed" : ""}.` };
}

function wordsOf(error: unknown): string {
  const code = error instanceof Error && "code" in error ? String(error.code) : "unknown";
  return NETWORK_WORDS[code] ?? `The connection failed (${code.slice(0, 60)}).`;
}
