import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { findSession } from "#server/auth-sessions";
import { db } from "#server/db";
import { isCommonPassword, newPasswordSchema } from "#server/passwords";
import { changePassword, emailSchema, nameSchema, register, signIn } from "#server/people";
import { useDatabase } from "#tests/support/database";
import {
  ANA,
  ITEMS,
  NOW,
  PASSWORD,
  forgetPeople,
  newGuest,
  newPerson,
  publishItems,
  rowsOf,
  study,
} from "#tests/support/people";
import { Browser } from "#tests/support/visits";

useDatabase();

beforeAll(publishItems);
beforeEach(forgetPeople);

describe("registering", () => {
  test("as a visitor makes a person who is signed in", async () => {
    const { viewer } = await newPerson();
    expect(viewer).toEqual({ id: viewer.id, name: "Ana", email: "ana@example.org", isGuest: false });
  });

  test("as a guest keeps who they are and all they did", async () => {
    const { browser, viewer: guest } = await newGuest();
    await study(guest.id, ITEMS);
    const before = await rowsOf(guest.id);
    const { viewer } = await newPerson(ANA, browser);
    expect(viewer).toEqual({ id: guest.id, name: "Ana", email: "ana@example.org", isGuest: false });
    expect(await rowsOf(guest.id)).toEqual({ ...before, account: 1 });
    expect(await db.user.count()).toBe(1);
  });

  test("gives a guest a new session: what was known before opens nothing", async () => {
    const { browser } = await newGuest();
    const before = browser.headers;
    await newPerson(ANA, browser);
    expect(await findSession(before)).toBeNull();
    expect(await findSession(browser.headers)).not.toBeNull();
  });

  test("with an address that is taken is refused, and leaves the guest as they were", async () => {
    await newPerson();
    const { browser, viewer: guest } = await newGuest();
    await expect(register(browser.visit(NOW), { ...ANA, password: "another password" })).rejects.toMatchObject({
      reason: "invalid",
      message: expect.not.stringContaining("exists"),
    });
    expect((await findSession(browser.headers))?.viewer).toEqual(guest);
    expect(await db.account.count()).toBe(1);
  });

  test("twice at once makes one account", async () => {
    const { browser } = await newGuest();
    const again = { ...ANA, email: "ana2@example.org" };
    const outcomes = await Promise.allSettled([register(browser.visit(NOW), ANA), register(browser.visit(NOW), again)]);
    expect(outcomes.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
    expect(outcomes.find(({ status }) => status === "rejected")).toMatchObject({ reason: { reason: "stale" } });
    expect(await db.account.count()).toBe(1);
  });

  test("while signed in is refused", async () => {
    const { browser } = await newPerson();
    const other = { ...ANA, email: "other@example.org" };
    await expect(register(browser.visit(NOW), other)).rejects.toMatchObject({ reason: "forbidden" });
  });

  test("keeps no password readable", async () => {
    await newPerson();
    const { password } = await db.account.findFirstOrThrow();
    expect(password).toMatch(/^[0-9a-f]+:[0-9a-f]+$/);
  });
});

test("an address makes sixty guests an hour, and another address is free to make more", async () => {
  for (let count = 0; count < 60; count++) await newGuest();
  await expect(newGuest()).rejects.toMatchObject({ reason: "too-many" });
  await expect(newGuest(new Browser({ address: "elsewhere" }))).resolves.toBeDefined();
});

describe("changing the password", () => {
  test("ends all sessions but a new one here, and from then on only the new password opens", async () => {
    const { browser, viewer } = await newPerson();
    const phone = new Browser();
    phone.keep(await signIn(phone.visit(NOW), ANA));
    const before = browser.headers;
    browser.keep(
      await changePassword(browser.visit(NOW), viewer.id, { current: PASSWORD, password: "a new password" }),
    );
    expect(await findSession(browser.headers)).not.toBeNull();
    expect(await findSession(before)).toBeNull();
    expect(await findSession(phone.headers)).toBeNull();
    await expect(signIn(phone.visit(NOW), ANA)).rejects.toMatchObject({ reason: "invalid" });
    await expect(signIn(phone.visit(NOW), { ...ANA, password: "a new password" })).resolves.toHaveLength(1);
  });

  test("needs the present one, and few guesses at it", async () => {
    const { browser, viewer } = await newPerson();
    const guess = () =>
      changePassword(browser.visit(NOW), viewer.id, { current: "a guess", password: "a new password" });
    for (let attempt = 0; attempt < 10; attempt++) await expect(guess()).rejects.toMatchObject({ reason: "forbidden" });
    await expect(guess()).rejects.toMatchObject({ reason: "too-many" });
    expect(await findSession(browser.headers)).not.toBeNull();
  });
});

describe("what is typed", () => {
  test.each([
    { typed: "  Ana@Example.ORG ", email: "ana@example.org" },
    { typed: "ana+cards@example.co.uk", email: "ana+cards@example.co.uk" },
  ])("the address $typed is kept as $email", ({ typed, email }) => {
    expect(emailSchema.parse(typed)).toBe(email);
  });

  test.each([
    "",
    "ana",
    "ana@",
    "@example.org",
    "a b@example.org",
    "ana@example.org\u0000",
    `${"a".repeat(250)}@b.org`,
  ])("the address %j is refused", (typed) => {
    expect(emailSchema.safeParse(typed).success).toBe(false);
  });

  test.each([
    { typed: "  Ana \t Lima ", name: "Ana Lima" },
    { typed: "Zoe\u0308", name: "Zoë" },
    { typed: "", name: "" },
  ])("the name $typed is kept as $name", ({ typed, name }) => {
    expect(nameSchema.parse(typed)).toBe(name);
  });

  test.each(["\u0000", "a\u0007b", "\ud800", "x".repeat(81)])("the name %j is refused", (typed) => {
    expect(nameSchema.safeParse(typed).success).toBe(false);
  });

  test.each(["1234567", "x".repeat(129), "password1", "PassWord1", "qwertyuiop", "zzzzzzzzzzz", "12345678"])(
    "the password %j is refused",
    (typed) => {
      expect(newPasswordSchema.safeParse(typed).success).toBe(false);
    },
  );

  test("any other password of a fitting length will do", () => {
    expect(["correct horse", "tr0ub4dor&3", "пароль-на-сегодня"].filter((one) => isCommonPassword(one))).toEqual([]);
    expect(newPasswordSchema.safeParse("x".repeat(127) + "y").success).toBe(true);
  });
});
