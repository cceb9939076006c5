import { beforeEach, describe, expect, test, vi } from "vitest";
import {
  closeAllSessions,
  closeSession,
  endSession,
  findSession,
  openGuest,
  openSession,
  renewSession,
  sessions,
} from "#server/auth-sessions";
import { visitorAddress } from "#app/visitor";
import { sessionCookie } from "#server/auth";
import { hashToken, tokenOf } from "#server/auth-tokens";
import { db } from "#server/db";
import { useDatabase } from "#tests/support/database";
import { Browser } from "#tests/support/visits";

useDatabase();

const DAY_MS = 24 * 60 * 60 * 1000;

beforeEach(async () => {
  vi.unstubAllEnvs();
  await db.user.deleteMany();
});

async function newGuest(browser = new Browser()) {
  const { viewer, setCookies } = await openGuest(browser.headers);
  browser.keep(setCookies);
  return { browser, viewer, setCookies };
}

function cookieValue(browser: Browser): string {
  return browser.cookies.get(sessionCookie().name) ?? "";
}

/** Moves a session's last renewal into the past. */
async function age(days: number): Promise<void> {
  const then = Date.now() - days * DAY_MS;
  await db.session.updateMany({ data: { updatedAt: new Date(then), expiresAt: new Date(then + 30 * DAY_MS) } });
}

describe("a visitor", () => {
  test("without a cookie is nobody, and looking makes no guest", async () => {
    expect(await findSession(new Browser().headers)).toBeNull();
    expect(await db.user.count()).toBe(0);
  });

  test("who became a guest is known by the cookie", async () => {
    const { browser, viewer } = await newGuest();
    expect(await findSession(browser.headers)).toMatchObject({ viewer, isOld: false });
    expect(viewer).toEqual({ id: viewer.id, name: null, email: null, isGuest: true });
  });

  test.each([
    { what: "an invented one", forge: () => "invented" },
    { what: "an empty one", forge: () => "" },
    { what: "a signature without a token", forge: (real: string) => real.slice(real.lastIndexOf(".")) },
    { what: "a token without its signature", forge: (real: string) => real.slice(0, real.lastIndexOf(".")) },
    { what: "a token with another's signature", forge: (real: string) => `x${real}` },
    { what: "the hash that the table holds", forge: (real: string) => hashToken(tokenOf(real) ?? "") },
  ])("with a forged cookie is nobody: $what", async ({ forge }) => {
    const { browser } = await newGuest();
    browser.cookies.set(sessionCookie().name, forge(cookieValue(browser)));
    expect(await findSession(browser.headers)).toBeNull();
  });
});

describe("a session", () => {
  test("is stored by the hash of its token, which alone signs nobody in", async () => {
    const { browser } = await newGuest();
    const token = tokenOf(cookieValue(browser));
    const { token: stored } = await db.session.findFirstOrThrow();
    expect(token).toMatch(/^[a-zA-Z0-9]{32}$/);
    expect(stored).toBe(hashToken(token ?? ""));
    expect(JSON.stringify(await db.session.findMany())).not.toContain(token);
  });

  test("is kept in a cookie that no script reads and no other site sends", async () => {
    const { setCookies } = await newGuest();
    const [cookie = ""] = setCookies;
    expect(setCookies).toHaveLength(1);
    expect(cookie.split("; ").slice(1).toSorted()).toEqual(["HttpOnly", "Max-Age=2592000", "Path=/", "SameSite=Lax"]);
  });

  test("is bound to the host and to TLS where the app is reached by https", async () => {
    vi.resetModules();
    vi.stubEnv("APP_URL", "https://awaited.example");
    const secured = await import("#server/auth-sessions");
    const { setCookies } = await secured.openGuest(new Headers());
    expect(setCookies).toEqual([expect.stringMatching(/^__Host-awaited=/)]);
    expect(setCookies[0]?.split("; ").slice(1)).toEqual(expect.arrayContaining(["Secure", "HttpOnly", "Path=/"]));
    expect(setCookies[0]).not.toContain("Domain");
  });

  test("keeps no network address, and of the browser's words only the beginning", async () => {
    await newGuest(new Browser({ userAgent: "x".repeat(2500) }));
    const { ipAddress, userAgent } = await db.session.findFirstOrThrow();
    expect({ ipAddress, length: userAgent?.length }).toEqual({ ipAddress: "", length: 300 });
  });

  test("runs out after thirty days without a visit", async () => {
    const { browser } = await newGuest();
    await age(29.9);
    expect(await findSession(browser.headers)).not.toBeNull();
    await age(30.1);
    expect(await findSession(browser.headers)).toBeNull();
  });

  test("is read without a write, and asks to be renewed once a day", async () => {
    const { browser } = await newGuest();
    await age(0.9);
    const before = await db.session.findFirstOrThrow();
    expect(await findSession(browser.headers)).toMatchObject({ isOld: false });
    await age(1.1);
    const old = await findSession(browser.headers);
    expect(old).toMatchObject({ isOld: true });
    await renewSession(old?.id ?? "");
    expect(await findSession(browser.headers)).toMatchObject({ isOld: false });
    const { expiresAt } = await db.session.findFirstOrThrow();
    expect(expiresAt.getTime()).toBeGreaterThan(before.expiresAt.getTime());
  });

  test("that has run out is not renewed", async () => {
    const { browser } = await newGuest();
    await age(31);
    await renewSession((await db.session.findFirstOrThrow()).id);
    expect(await findSession(browser.headers)).toBeNull();
  });

  test("ends on the server when its owner signs out, not in the browser alone", async () => {
    const { browser } = await newGuest();
    const stolen = browser.headers;
    browser.keep(await closeSession(browser.headers));
    expect(browser.cookies.size).toBe(0);
    expect(await findSession(stolen)).toBeNull();
  });
});

/** One guest on two devices. */
async function newPair() {
  const { browser: desk, viewer } = await newGuest();
  const phone = new Browser({ userAgent: "phone" });
  phone.keep(await openSession(viewer.id, phone.headers));
  return { desk, phone, viewer };
}

describe("several sessions of one person", () => {
  test("are listed with the one that asks first", async () => {
    const { desk, viewer } = await newPair();
    const current = await findSession(desk.headers);
    const listed = await sessions(viewer.id, current?.id ?? "", new Date());
    expect(listed.map(({ userAgent, isCurrent }) => ({ userAgent, isCurrent }))).toEqual([
      { userAgent: desk.userAgent, isCurrent: true },
      { userAgent: "phone", isCurrent: false },
    ]);
  });

  test("are ended one by one, and only by their owner", async () => {
    const { desk, phone, viewer } = await newPair();
    const { viewer: stranger } = await newGuest();
    const onPhone = await findSession(phone.headers);
    await endSession(stranger.id, onPhone?.id ?? "");
    expect(await findSession(phone.headers)).not.toBeNull();
    await endSession(viewer.id, onPhone?.id ?? "");
    expect(await findSession(phone.headers)).toBeNull();
    expect(await findSession(desk.headers)).not.toBeNull();
  });

  test("end all at once", async () => {
    const { desk, phone, viewer } = await newPair();
    const { browser: other } = await newGuest();
    desk.keep(await closeAllSessions(viewer.id));
    expect(desk.cookies.size).toBe(0);
    expect(await findSession(phone.headers)).toBeNull();
    expect(await findSession(other.headers)).not.toBeNull();
  });
});

function addressOf(hops: string): string {
  return visitorAddress(new Headers({ "x-forwarded-for": hops }));
}

describe("the address of a visitor", () => {
  test("is what the nearest proxy saw, whatever the visitor claimed before", () => {
    expect(addressOf("203.0.113.9, 198.51.100.7")).toBe(addressOf("198.51.100.7"));
    expect(addressOf("198.51.100.7")).not.toBe(addressOf("198.51.100.8"));
  });

  test.each([
    ["2001:db8:1:2::1", "2001:0DB8:1:2:ffff:ffff:ffff:ffff"],
    ["::1", "0:0:0:0:0:0:0:2"],
    ["2001:db8::7", "2001:db8:0:0:8::"],
    ["::ffff:198.51.100.7", "198.51.100.7"],
  ])("counts %s and %s as one", (one, other) => {
    expect(addressOf(one)).toBe(addressOf(other));
  });

  test("tells networks of IPv6 apart", () => {
    expect(addressOf("2001:db8:1:2::1")).not.toBe(addressOf("2001:db8:1:3::1"));
  });

  test("is never readable", () => {
    expect(addressOf("198.51.100.7")).toMatch(/^[0-9a-f]{32}$/);
    expect(visitorAddress(new Headers())).toMatch(/^[0-9a-f]{32}$/);
  });
});
