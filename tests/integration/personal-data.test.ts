import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { db } from "#server/db";
import { deletePerson, rename } from "#server/people";
import { personalData } from "#server/personal-data";
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

useDatabase();

beforeAll(publishItems);
beforeEach(forgetPeople);

describe("deleting an account", () => {
  test("leaves no row of the person in any table, and others alone", async () => {
    const { viewer: other } = await newPerson({ ...ANA, email: "other@example.org" });
    await study(other.id, ITEMS);
    const others = await rowsOf(other.id);
    const { browser, viewer } = await newPerson();
    await study(viewer.id, ITEMS);
    expect(Object.values(await rowsOf(viewer.id)).every((count) => count > 0)).toBe(true);

    browser.keep(await deletePerson(browser.visit(NOW), viewer, PASSWORD));

    expect(Object.values(await rowsOf(viewer.id)).every((count) => count === 0)).toBe(true);
    expect(await db.user.findUnique({ where: { id: viewer.id } })).toBeNull();
    expect(browser.cookies.size).toBe(0);
    expect(await rowsOf(other.id)).toEqual(others);
  });

  test("needs the password of a person, and none of a guest", async () => {
    const { browser, viewer } = await newPerson();
    await expect(deletePerson(browser.visit(NOW), viewer, "a guess")).rejects.toMatchObject({ reason: "forbidden" });
    const { browser: other, viewer: guest } = await newGuest();
    await deletePerson(other.visit(NOW), guest, "");
    expect(await db.user.findMany({ select: { id: true } })).toEqual([{ id: viewer.id }]);
  });
});

describe("taking one's data away", () => {
  test("gives everything that is kept about a person, and nothing of others", async () => {
    const { viewer: other } = await newPerson({ ...ANA, email: "other@example.org" });
    await study(other.id, ITEMS);
    const { viewer } = await newPerson();
    await study(viewer.id, ITEMS);
    await rename(viewer.id, "Ana Lima");
    const data = await personalData(viewer.id, NOW);
    expect(data.account).toMatchObject({ id: viewer.id, name: "Ana Lima", email: ANA.email });
    expect(data.study).toMatchObject({ lastDay: 100 });
    expect(data.gradingRuns).toMatchObject([{ criteria: [{ key: "a" }], misconceptions: [{ key: "m" }] }]);
    expect(data.gradingRuns[0]?.overrides).toMatchObject([{ ownerKey: "a", reason: "it is there" }]);
    expect(data.rubricReader).toEqual({ since: NOW });
    expect(data.rubricForks).toMatchObject([{ name: "Mine", versions: [{ version: 1 }] }]);
    const { sessions, drafts, answers, cards, reviews, problemReports, actions } = data;
    const counts = [sessions, drafts, answers, cards, reviews, problemReports, actions].map((rows) => rows.length);
    expect(counts).toEqual([1, 3, 1, 3, 3, 1, 1]);
    expect(data.parameterSets).toMatchObject([{ itemCount: 9 }]);
    expect(data.interviewPlan).toMatchObject({ level: "mid", minutesPerDay: 30 });
    expect([data.optimiserRuns.length, data.planPredictions.length]).toEqual([1, 3]);
    expect(JSON.stringify(data)).not.toContain(other.id);
  });

  test("holds no secret: neither tokens nor the password's hash", async () => {
    const { viewer } = await newPerson();
    const { token } = await db.session.findFirstOrThrow();
    const { password } = await db.account.findFirstOrThrow();
    const text = JSON.stringify(await personalData(viewer.id, NOW));
    expect(text).not.toContain(token);
    expect(text).not.toContain(password);
  });
});
