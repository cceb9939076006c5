import { parseSetCookieHeader, toCookieOptions } from "better-auth/cookies";
import { cookies, headers } from "next/headers";
import { cache } from "react";
import { Refusal } from "#domain/refusal";
import { SESSION_SECONDS, sessionCookie } from "./auth";
import { findSessionOf, type OpenSession, renewSession, type SetCookies, type Viewer } from "./auth-sessions";

export type { Viewer } from "./auth-sessions";

/**
 * The session of the request that Next is serving, asked for once in a page; null when there is none.
 * Where cookies may be set, one that is a day old is prolonged.
 */
export const findOpenSession = cache(async (): Promise<OpenSession | null> => {
  const session = await findSessionOf((await cookies()).get(sessionCookie().name)?.value);
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

/** The headers of the request that Next is serving, its cookie as this request has last set it. */
export async function requestHeaders(): Promise<Headers> {
  const { name } = sessionCookie();
  const own = new Headers(await headers());
  const cookie = (await cookies()).get(name);
  own.delete("cookie");
  if (cookie) own.set("cookie", `${name}=${encodeURIComponent(cookie.value)}`);
  return own;
}

/** Sends cookies back with the answer to an action or a call. */
export async function keepCookies(setCookies: SetCookies): Promise<void> {
  const jar = await cookies();
  for (const setCookie of setCookies) {
    for (const [name, attributes] of parseSetCookieHeader(setCookie)) {
      jar.set(name, attributes.value, withoutAbsent(toCookieOptions(attributes)));
    }
  }
}

async function prolong(session: OpenSession): Promise<void> {
  const { name, attributes } = sessionCookie();
  const jar = await cookies();
  try {
    jar.set(name, session.cookie, { ...attributes, maxAge: SESSION_SECONDS });
  } catch {
    return; // Next lets no page set a cookie; the next action or call will.
  }
  await renewSession(session.id);
}

function withoutAbsent(options: ReturnType<typeof toCookieOptions>) {
  return Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined));
}
