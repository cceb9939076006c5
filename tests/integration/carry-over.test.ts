import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { findSession } from "#server/auth-sessions";
import { db } from "#server/db";
import { signIn } from "#server/people";
import { useDatabase } from "#tests/support/database";
import { ANA, ITEMS, NOW, forgetPeople, newGuest, newPerson, publishItems, rowsOf, study } from "#tests/support/people";

useDatabase();

beforeAll(publishItems);
beforeEach(forgetPeople);

/** Somebody who did the one as a person, the other as a guest, and then signed in. */
async function signedIn(own: readonly string[], asGuest: readonly string[], days = { own: 100, guest: 100 }) {
  const { viewer } = await newPerson();
  if (own.length > 0) await study(viewer.id, own, days.own);
  const { browser, viewer: guest } = await newGuest();
  await study(guest.id, asGuest, days.guest);
  browser.keep(await signIn(browser.visit(NOW), ANA));
  return { browser, viewer, guest };
}

describe("signing in as a guest who did something", () => {
  test("carries everything over to an account that has nothing", async () => {
    const { browser, viewer, guest } = await signedIn([], ITEMS);
    expect((await findSession(browser.headers))?.viewer).toEqual(viewer);
    expect(await rowsOf(viewer.id)).toMatchObject({
      answer: 1,
      grading_run: 1,
      criterion_result: 1,
      misconception_result: 1,
      card: 3,
      review: 3,
      draft: 3,
      study: 1,
      verdict_override: 1,
      rubric_reader: 1,
      rubric_fork: 1,
      rubric_fork_version: 1,
      problem_report: 1,
    });
    expect(Object.values(await rowsOf(guest.id)).every((count) => count === 0)).toBe(true);
    expect(await db.user.findUnique({ where: { id: guest.id } })).toBeNull();
  });

  test("adds only the cards and drafts that the account lacks, and every answer", async () => {
    const { viewer } = await signedIn(["gather", "task"], ["task", "queue"]);
    expect(await rowsOf(viewer.id)).toMatchObject({
      answer: 2,
      problem_report: 2,
      grading_run: 2,
      card: 3,
      review: 3,
      draft: 3,
      study: 1,
      verdict_override: 2,
      rubric_reader: 1,
      rubric_fork: 2,
    });
    const task = await db.draft.findFirstOrThrow({ where: { userId: viewer.id, itemId: "task" } });
    expect(task.fields).toEqual({ text: viewer.id });
    expect(await db.user.count()).toBe(1);
  });

  test("keeps the account's settings, and the later of the two study days", async () => {
    const { viewer } = await signedIn(["gather"], ["task"], { own: 100, guest: 101 });
    const { settings, lastDay } = await db.study.findUniqueOrThrow({ where: { userId: viewer.id } });
    expect({ settings, lastDay }).toEqual({ settings: { dailyNew: 100 }, lastDay: 101 });
  });

  test("with a wrong password leaves the guest and their work alone", async () => {
    await newPerson();
    const { browser, viewer: guest } = await newGuest();
    await study(guest.id, ITEMS);
    const before = await rowsOf(guest.id);
    await expect(signIn(browser.visit(NOW), { ...ANA, password: "not the password" })).rejects.toThrow();
    expect(await rowsOf(guest.id)).toEqual(before);
  });

  test("twice at once carries over once", async () => {
    const { viewer } = await newPerson();
    const { browser, viewer: guest } = await newGuest();
    await study(guest.id, ITEMS);
    await Promise.all([signIn(browser.visit(NOW), ANA), signIn(browser.visit(NOW), ANA)]);
    expect(await rowsOf(viewer.id)).toMatchObject({ answer: 1, card: 3, review: 3, draft: 3 });
    expect(await db.user.count()).toBe(1);
  });

  test("decides about every table that is a person's: a new one needs a line here and in carryOver", async () => {
    const { guest } = await signedIn([], ["gather"]);
    const carried = [
      "answer",
      "card",
      "draft",
      "interview_plan",
      "parameter_set",
      "problem_report",
      "rubric_fork",
      "rubric_reader",
      "scorecard_reader",
      "study",
      "workspace_member",
    ];
    const following = [
      "criterion_result",
      "grading_run",
      "misconception_result",
      "plan_prediction",
      "review",
      "rubric_fork_version",
      "verdict_override",
    ];
    const ended = ["account", "action", "optimiser_run", "session"];
    expect(Object.keys(await rowsOf(guest.id))).toEqual([...carried, ...following, ...ended].toSorted());
  });
});
