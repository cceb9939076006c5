import { isAPIError } from "better-auth/api";
import { parseCookies } from "better-auth/cookies";
import { z } from "zod";
import { auth, SESSION_SECONDS, sessionCookie } from "./auth";
import { hashToken, tokenOf } from "./auth-tokens";
import { db, run } from "./db";

/** Who is asking: a person, or a guest who has not registered yet. */
export type Viewer = {
  id: string;
  /** Null when they gave none. */
  name: string | null;
  /** Null for a guest. */
  email: string | null;
  isGuest: boolean;
};

/** A session that is in force, and whose it is. */
export type OpenSession = {
  id: string;
  viewer: Viewer;
  /** The value of the cookie that proved it. */
  cookie: string;
  /** Whether it was last prolonged more than a day ago. */
  isOld: boolean;
};

/** One sign-in of a person, as their settings list it. */
export type SessionEntry = {
  id: string;
  /** The browser's own words; may be empty. */
  userAgent: string;
  openedAt: Date;
  /** To the day: a session is prolonged once a day. */
  lastSeenAt: Date;
  isCurrent: boolean;
};

const DEVICE_MAX_CHARS = 300;

/** What to send back to the browser: values of `Set-Cookie`. */
export type SetCookies = readonly string[];

// Sessions run out by the database's clock, which all processes of the app share.
const FIND_SESSION = {
  name: "find-session",
  text: `
    SELECT s.id AS session_id, s.updated_at < now() - interval '1 day' AS is_old, u.id, u.name, u.email, u.is_anonymous
    FROM session s JOIN "user" u ON u.id = s.user_id
    WHERE s.token = $1 AND s.expires_at > now()`,
  row: z.object({
    session_id: z.string(),
    is_old: z.boolean(),
    id: z.string(),
    name: z.string(),
    email: z.string(),
    is_anonymous: z.boolean(),
  }),
};

const RENEW_SESSION = {
  name: "renew-session",
  text: `
    UPDATE session SET updated_at = now(), expires_at = now() + make_interval(secs => $2)
    WHERE id = $1 AND expires_at > now()`,
  row: z.object({}),
};

/** The session that the request's cookie proves; null when it proves none. */
export async function findSession(headers: Headers): Promise<OpenSession | null> {
  return findSessionOf(parseCookies(headers.get("cookie") ?? "").get(sessionCookie().name));
}

/** The session that the value of a session's cookie proves, in one query; null when it proves none. */
export async function findSessionOf(cookie: string | undefined): Promise<OpenSession | null> {
  const token = cookie === undefined ? null : tokenOf(cookie);
  if (cookie === undefined || token === null) return null;
  const [row] = await run(FIND_SESSION, [hashToken(token)]);
  if (!row) return null;
  const { session_id, is_old, id, name, email, is_anonymous: isGuest } = row;
  const viewer = { id, name: name || null, email: isGuest ? null : email, isGuest };
  return { id: session_id, viewer, cookie, isOld: is_old };
}

/** Lets a session last another thirty days from now. */
export async function renewSession(sessionId: string): Promise<void> {
  await run(RENEW_SESSION, [sessionId, SESSION_SECONDS]);
}

/** Starts a session for somebody who has just proved who they are, always with a new token. */
export async function openSession(userId: string, headers: Headers): Promise<SetCookies> {
  const opened = await auth().api.openSession({ body: { userId }, headers: deviceOf(headers), returnHeaders: true });
  return opened.headers.getSetCookie();
}

/** Makes a guest, and starts their session. */
export async function openGuest(headers: Headers): Promise<{ viewer: Viewer; setCookies: SetCookies }> {
  const { response, headers: answer } = await auth().api.openGuest({ headers: deviceOf(headers), returnHeaders: true });
  return {
    viewer: { id: response.userId, name: null, email: null, isGuest: true },
    setCookies: answer.getSetCookie(),
  };
}

/**
 * Starts a session by email address and password; null when they do not belong together. That takes as long for an
 * address nobody has: a password is hashed all the same.
 */
export async function openByPassword(
  { email, password }: { email: string; password: string },
  headers: Headers,
): Promise<{ userId: string; setCookies: SetCookies } | null> {
  try {
    const body = { email, password };
    const opened = await auth().api.signInEmail({ body, headers: deviceOf(headers), returnHeaders: true });
    return { userId: opened.response.user.id, setCookies: opened.headers.getSetCookie() };
  } catch (error) {
    if (isAPIError(error) && error.statusCode < 500) return null;
    throw error;
  }
}

/** Ends the request's session, here and in the browser. */
export async function closeSession(headers: Headers): Promise<SetCookies> {
  const session = await findSession(headers);
  if (session) await db.session.deleteMany({ where: { id: session.id } });
  return expiredCookies();
}

/** Ends every session of a person, also the one that asks. */
export async function closeAllSessions(userId: string): Promise<SetCookies> {
  await db.session.deleteMany({ where: { userId } });
  return expiredCookies();
}

/** Ends one session of a person, if it is theirs; a session that is gone already is no matter. */
export async function endSession(userId: string, sessionId: string): Promise<void> {
  await db.session.deleteMany({ where: { userId, id: sessionId } });
}

/** The sessions of a person that are in force at `now`, the one that asks first, then by last use. */
export async function sessions(userId: string, currentId: string, now: Date): Promise<SessionEntry[]> {
  const rows = await db.session.findMany({
    where: { userId, expiresAt: { gt: now } },
    orderBy: [{ updatedAt: "desc" }, { id: "asc" }],
    take: 100,
  });
  const entries = rows.map(({ id, userAgent, createdAt, updatedAt }) => ({
    id,
    userAgent: userAgent ?? "",
    openedAt: createdAt,
    lastSeenAt: updatedAt,
    isCurrent: id === currentId,
  }));
  return [...entries.filter((entry) => entry.isCurrent), ...entries.filter((entry) => !entry.isCurrent)];
}

/** Takes the session's cookie back. */
export async function expiredCookies(): Promise<SetCookies> {
  const closed = await auth().api.closeSession({ returnHeaders: true });
  return closed.headers.getSetCookie();
}

/** All that a new session needs of the request: the browser's words for itself, at a length fit to keep. */
function deviceOf(headers: Headers): Headers {
  return new Headers({ "user-agent": (headers.get("user-agent") ?? "").slice(0, DEVICE_MAX_CHARS) });
}
