import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { db } from "#server/db";
import { findDraft, saveDraft } from "#server/drafts";
import { publishFlashcards } from "#tests/support/bank";
import { newLearner } from "#tests/support/cards";
import { useDatabase } from "#tests/support/database";
import { forgetPeople, later, NOW } from "#tests/support/people";

useDatabase();

let ana: string;
let itemId: string;

beforeAll(async () => {
  [itemId = ""] = await publishFlashcards(1, NOW);
});
beforeEach(async () => {
  await forgetPeople();
  ana = await newLearner();
});

const draft = (text: string, step = "main") => ({ itemId, step, fields: { kind: "free_text", text } });

describe("a half-typed answer", () => {
  test("is found as it was typed, whatever the script", async () => {
    const fields = { text: "naïve, 数, \u202eright to left, 👩‍👩‍👧", choices: ["A", "C"] };
    await saveDraft(ana, { itemId, step: "main", fields }, NOW);
    expect(await findDraft(ana, itemId, "main")).toEqual({ fields, updatedAt: NOW });
  });

  test("takes the place of the one before", async () => {
    await saveDraft(ana, draft("a task"), NOW);
    await saveDraft(ana, draft("a task is"), later(3));
    expect(await findDraft(ana, itemId, "main")).toMatchObject({ fields: { text: "a task is" }, updatedAt: later(3) });
    expect(await db.draft.count()).toBe(1);
  });

  test("saved many times at once is one draft", async () => {
    await Promise.all(Array.from({ length: 30 }, (_, index) => saveDraft(ana, draft(`try ${index}`), NOW)));
    expect(await db.draft.count()).toBe(1);
  });

  test("is kept for each step of a chain, and each person", async () => {
    const bo = await newLearner();
    await saveDraft(ana, draft("first"), NOW);
    await saveDraft(ana, draft("second", "probe"), NOW);
    await saveDraft(bo, draft("hers"), NOW);
    expect(await findDraft(ana, itemId, "main")).toMatchObject({ fields: { text: "first" } });
    expect(await findDraft(ana, itemId, "probe")).toMatchObject({ fields: { text: "second" } });
    expect(await findDraft(bo, itemId, "probe")).toBeNull();
  });

  test("to a question that does not exist is not kept", async () => {
    await saveDraft(ana, { ...draft("lost"), itemId: "tasks.nowhere" }, NOW);
    expect(await db.draft.count()).toBe(0);
  });
});
