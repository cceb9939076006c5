import { randomUUID } from "node:crypto";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { isAuthor } from "#server/authors";
import { db } from "#server/db";
import { closeReport, fileReport, openReports, ownReports, withdrawReport } from "#server/problem-reports";
import { useDatabase } from "#tests/support/database";
import { ANA, forgetPeople, later, newGuest, newPerson, NOW, publishItems } from "#tests/support/people";

process.env["AUTHOR_EMAILS"] = " Ana@example.org, bo@example.org ,";
useDatabase();

beforeAll(publishItems);
beforeEach(forgetPeople);

const report = (changes: Record<string, string> = {}) => ({
  id: randomUUID(),
  itemId: "gather",
  category: "wrong" as const,
  text: "The order is another one.",
  ...changes,
});

describe("reporting a problem", () => {
  test("keeps it for its writer and for authors, and once if it is sent twice", async () => {
    const { viewer } = await newGuest();
    const one = report();
    await fileReport(viewer.id, one, NOW);
    await fileReport(viewer.id, one, NOW);
    expect(await ownReports(viewer.id, "gather")).toMatchObject([{ id: one.id, text: one.text, isClosed: false }]);
    const { reports, total } = await openReports();
    expect(total).toBe(1);
    expect(reports).toMatchObject([{ id: one.id, itemId: "gather", itemTitle: "gather", itemRev: 1, presentRev: 1 }]);
    expect(JSON.stringify(reports)).not.toContain(viewer.id);
  });

  test("can be taken back, by its writer alone", async () => {
    const { viewer } = await newGuest();
    const { viewer: other } = await newGuest();
    const one = report();
    await fileReport(viewer.id, one, NOW);
    await withdrawReport(other.id, one.id);
    expect(await ownReports(other.id, "gather")).toEqual([]);
    expect(await db.problemReport.count()).toBe(1);
    await withdrawReport(viewer.id, one.id);
    expect(await db.problemReport.count()).toBe(0);
  });

  test("is limited by hour and by question, and needs a question", async () => {
    const { viewer } = await newGuest();
    await expect(fileReport(viewer.id, report({ itemId: "nothing" }), NOW)).rejects.toMatchObject({
      reason: "not-found",
    });
    for (let count = 0; count < 10; count++) await fileReport(viewer.id, report(), NOW);
    await expect(fileReport(viewer.id, report(), NOW)).rejects.toThrow("Take one back");
    for (let count = 0; count < 8; count++) await fileReport(viewer.id, report({ itemId: "task" }), NOW);
    await expect(fileReport(viewer.id, report({ itemId: "queue" }), NOW)).rejects.toThrow("Too many attempts");
    await fileReport(viewer.id, report({ itemId: "queue" }), later(3700));
  });

  test("is off the list when an author is done with it, and its writer sees that", async () => {
    const { viewer } = await newGuest();
    const one = report();
    await fileReport(viewer.id, one, NOW);
    await closeReport(one.id, later(60));
    expect(await openReports()).toEqual({ reports: [], total: 0 });
    expect(await ownReports(viewer.id, "gather")).toMatchObject([{ isClosed: true }]);
    await expect(closeReport(one.id, later(60))).rejects.toMatchObject({ reason: "not-found" });
  });

  test("the database itself refuses what no form offers", async () => {
    const { viewer } = await newGuest();
    const row = { userId: viewer.id, id: randomUUID(), itemId: "gather", itemRev: 1, createdAt: NOW };
    await expect(db.problemReport.create({ data: { ...row, category: "rude", text: "!" } })).rejects.toThrow(/check/i);
    const text = "x".repeat(2001);
    await expect(db.problemReport.create({ data: { ...row, category: "other", text } })).rejects.toThrow(/check/i);
  });
});

describe("authors", () => {
  test("are those whose address is listed, in any case; guests and others are not", async () => {
    const { viewer } = await newPerson(ANA);
    expect(isAuthor(viewer)).toBe(true);
    expect(isAuthor({ ...viewer, email: "someone@example.org" })).toBe(false);
    expect(isAuthor((await newGuest()).viewer)).toBe(false);
    expect(isAuthor(null)).toBe(false);
  });
});
