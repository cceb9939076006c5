import { parseSetCookieHeader, toCookieOptions } from "better-auth/cookies";
import { cookies, headers } from "next/headers";
import { cache } from "react";
import { Refusal } from "#domain/refusal";
import { serialize } from "hono/utils/cookie";
import { SESSION_SECONDS, sessionCookie } from "./auth";
import { findSessionOf, type OpenSession, renewSession, type SetCookies, type Viewer } from "./auth-sessions";
import { currentCall } from "./call-scope";

export type { Viewer } from "./auth-sessions";

/** A cookie of the request that is being served, as this request has last set it. */
export async function cookieOf(name: string): Promise<string | undefined> {
  const call = currentCall();
  return call ? call.cookies.get(name) : (await cookies()).get(name)?.value;
}

/**
 * The session of the request that is being served, asked for once in a page; null when there is none.
 * Where cookies may be set, one that is a day old is prolonged.
 */
export const findOpenSession = cache(async (): Promise<OpenSession | null> => {
  const session = await findSessionOf(await cookieOf(sessionCookie().name));
  if (session?.isOld) await prolong(session);
  return session;
});

/** Whoever is asking, a guest included; null for a visitor who has done nothing yet. */
export async function findViewer(): Promise<Viewer | null> {
  return (await findOpenSession())?.viewer ?? null;
}

/** Whoever is asking. @throws {Refusal} signed-out when that is nobody */
export async function requireViewer(): Promise<Viewer> {
  const viewer = await findViewer();
  if (!viewer) throw new Refusal("signed-out", "You are signed out. Sign in to go on; what you saved is safe.");
  return viewer;
}

/** The headers of the request that is being served, its cookie as this request has last set it. */
export async function requestHeaders(): Promise<Headers> {
  const { name } = sessionCookie();
  const own = new Headers(currentCall()?.headers ?? (await headers()));
  const cookie = await cookieOf(name);
  own.delete("cookie");
  if (cookie !== undefined) own.set("cookie", `${name}=${encodeURIComponent(cookie)}`);
  return own;
}

/** Sends cookies back with the answer to an action or a call. */
export async function keepCookies(setCookies: SetCookies): Promise<void> {
  const call = currentCall();
  const jar = call ? null : await cookies();
  call?.setCookies.push(...setCookies);
  for (const setCookie of setCookies) {
    for (const [name, attributes] of parseSetCookieHeader(setCookie)) {
      call?.cookies.set(name, attributes.value);
      jar?.set(name, attributes.value, withoutAbsent(toCookieOptions(attributes)));
    }
  }
}

async function prolong(session: OpenSession): Promise<void> {
  const { name, attributes } = sessionCookie();
  const prolonged = { ...attributes, maxAge: SESSION_SECONDS };
  const call = currentCall();
  if (call) call.setCookies.push(serialize(name, session.cookie, prolonged));
  else if (!(await isKept(name, session.cookie, prolonged))) return;
  await renewSession(session.id);
}

/** Next lets no page set a cookie; the next action or call will. */
async function isKept(...cookie: [name: string, value: string, options: { maxAge: number }]): Promise<boolean> {
  const jar = await cookies();
  try {
    jar.set(...cookie);
    return true;
  } catch {
    return false;
  }
}

function withoutAbsent(options: ReturnType<typeof toCookieOptions>) {
  return Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined));
}
