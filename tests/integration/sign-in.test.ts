import { beforeEach, describe, expect, test } from "vitest";
import { findSession } from "#server/auth-sessions";
import { db } from "#server/db";
import { signIn } from "#server/people";
import { useDatabase } from "#tests/support/database";
import { ANA, NOW, PASSWORD, forgetPeople, later, newGuest, newPerson } from "#tests/support/people";
import { Browser } from "#tests/support/visits";

useDatabase();

beforeEach(forgetPeople);

/** Median time of five sign-ins with a wrong password. */
async function refusalMs(email: string): Promise<number> {
  const tookMs: number[] = [];
  for (let attempt = 0; attempt < 5; attempt++) {
    const startedAt = performance.now();
    const visit = new Browser().visit(later(attempt * 20));
    await expect(signIn(visit, { email, password: "not the password" })).rejects.toThrow();
    tookMs.push(performance.now() - startedAt);
  }
  return tookMs.toSorted((a, b) => a - b)[2] ?? 0;
}

describe("signing in", () => {
  test("opens a session of its own, and ends the one that the browser had", async () => {
    const { browser, viewer } = await newPerson();
    const before = browser.headers;
    browser.keep(await signIn(browser.visit(NOW), ANA));
    expect((await findSession(browser.headers))?.viewer).toEqual(viewer);
    expect(await findSession(before)).toBeNull();
  });

  test.each([
    { what: "a wrong password", email: ANA.email, password: "not the password" },
    { what: "an address nobody has", email: "nobody@example.org", password: PASSWORD },
    { what: "no address at all", email: "not an address", password: PASSWORD },
    { what: "a password longer than any", email: ANA.email, password: "x".repeat(2000) },
  ])("answers the same to $what", async ({ email, password }) => {
    await newPerson();
    await expect(signIn(new Browser().visit(NOW), { email, password })).rejects.toMatchObject({
      reason: "invalid",
      message: "This email address and this password do not belong together.",
    });
    expect(await db.session.count()).toBe(1);
  });

  test("with the placeholder address of a guest opens nothing", async () => {
    const { viewer } = await newGuest();
    const { email } = await db.user.findUniqueOrThrow({ where: { id: viewer.id } });
    await expect(signIn(new Browser().visit(NOW), { email, password: "" })).rejects.toMatchObject({
      reason: "invalid",
    });
  });

  test("takes about as long for an address nobody has as for a wrong password", async () => {
    await newPerson();
    const ratio = (await refusalMs("nobody@example.org")) / (await refusalMs(ANA.email));
    expect(ratio).toBeGreaterThan(0.5);
    expect(ratio).toBeLessThan(2);
  });

  test("is refused the fourth time in ten seconds, also with the right password and from elsewhere", async () => {
    await newPerson();
    const wrong = { email: ANA.email, password: "not the password" };
    for (let attempt = 0; attempt < 3; attempt++) {
      await expect(signIn(new Browser().visit(later(attempt)), wrong)).rejects.toMatchObject({ reason: "invalid" });
    }
    const elsewhere = new Browser({ address: "elsewhere" });
    await expect(signIn(elsewhere.visit(later(3)), ANA)).rejects.toMatchObject({ reason: "too-many" });
    await expect(signIn(elsewhere.visit(later(11)), ANA)).resolves.toHaveLength(1);
  });

  test("is refused after ten attempts at an account in a quarter of an hour", async () => {
    await newPerson();
    const wrong = { email: ANA.email, password: "not the password" };
    for (let attempt = 0; attempt < 10; attempt++) {
      const visit = new Browser({ address: `place ${attempt}` }).visit(later(attempt * 11));
      await expect(signIn(visit, wrong)).rejects.toMatchObject({ reason: "invalid" });
    }
    await expect(signIn(new Browser().visit(later(200)), ANA)).rejects.toMatchObject({
      reason: "too-many",
      retryAfterSeconds: 700,
    });
  });

  test("keeps neither email nor network addresses where it counts attempts", async () => {
    await newPerson();
    await signIn(new Browser().visit(NOW), ANA);
    expect(JSON.stringify(await db.rateLimit.findMany())).not.toContain(ANA.email);
  });
});
