import { isIPv6 } from "node:net";
import { requestHeaders, findViewer, keepCookies, type Viewer } from "#server/session";
import { fingerprint } from "#server/auth-tokens";
import { openGuestSession, type Visit } from "#server/people";

/** The request that is being served, as `server/people` wants it: from where, by which browser, when. */
export async function currentVisit(): Promise<Visit> {
  const headers = await requestHeaders();
  return { headers, address: visitorAddress(headers), now: new Date() };
}

/**
 * Whoever is asking; for a visitor who has done nothing yet, a guest is made at once, and kept by a cookie.
 * For actions and calls that change something: a page never makes a guest.
 *
 * @throws {Refusal} too-many when too many guests came from one address
 */
export async function ensureViewer(): Promise<Viewer> {
  const viewer = await findViewer();
  if (viewer) return viewer;
  const guest = await openGuestSession(await currentVisit());
  await keepCookies(guest.setCookies);
  return guest.viewer;
}

/**
 * A digest of the network address that a request came from, to count by and never to read.
 *
 * The last hop of x-forwarded-for is what the nearest proxy saw; without a proxy Next writes the socket's address
 * there, unless the visitor sent the header: run the app behind a proxy that sets it.
 */
export function visitorAddress(headers: Headers): string {
  const lastHop = (headers.get("x-forwarded-for") ?? "").split(",").at(-1)?.trim() ?? "";
  return fingerprint(networkOf(lastHop));
}

/** One household or server holds a whole /64 of IPv6, so all of it counts as one address. */
function networkOf(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped !== undefined) return mapped;
  if (!isIPv6(address)) return address;
  const [head = [], tail = []] = address.split("::").map(groupsOf);
  const missing = Math.max(0, 8 - head.length - tail.length);
  return [...head, ...Array.from({ length: missing }, () => "0"), ...tail].slice(0, 4).join(":");
}

function groupsOf(part: string): string[] {
  return part.split(":").flatMap((group) => (group === "" ? [] : [Number.parseInt(group, 16).toString(16)]));
}
