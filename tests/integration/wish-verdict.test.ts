import { randomUUID } from "node:crypto";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type Wish, wishSchema } from "#domain/sets/wish";
import { ASKABLE_KINDS } from "#domain/sets/wish-choices";
import { publishBank } from "#server/content";
import { db } from "#server/db";
import { endPracticeLinks, practiceLinks } from "#server/practice-links";
import { createSets, getSet, viewSet } from "#server/question-sets";
import { setCandidates } from "#server/set-candidates";
import { createTakeLink } from "#server/take-links";
import { beginTake } from "#server/takes";
import { judgeWish } from "#server/wish-verdict";
import { shippedBank } from "#tests/support/bank";
import { newLearner } from "#tests/support/cards";
import { useDatabase } from "#tests/support/database";
import { forgetPeople, later, NOW } from "#tests/support/people";

useDatabase();

const wish = wishSchema.parse({
  minutes: 12,
  topics: [
    { topicId: "tasks", weight: 1 },
    { topicId: "gather", weight: 1 },
  ],
  level: "mid",
  profile: "even",
  // Flashcards are not asked at home.
  kinds: ASKABLE_KINDS.filter((kind) => kind !== "flashcard"),
  seed: "seven",
});

let ana: string;
beforeAll(async () => {
  await publishBank(await shippedBank(), NOW);
});
beforeEach(async () => {
  await forgetPeople();
  await db.workspace.deleteMany();
  ana = await newLearner();
});

describe("a look at a wish", () => {
  const look = (changed: Partial<Wish>, withAdvice = false) =>
    judgeWish(
      { userId: ana, key: ana },
      { ...wish, ...changed },
      { adviceUntil: withAdvice ? () => false : null },
      NOW,
    );

  test("says that it can be met, and makes nothing", async () => {
    expect(await look({})).toEqual({ state: "met", unmet: [], wouldHelp: [] });
    expect(await db.questionSet.count()).toBe(0);
    expect(await db.workspace.count()).toBe(0);
  });

  test("names what cannot be met, and what would help once it is asked", async () => {
    const narrow = { minutes: 120, kinds: ["write_code" as const] };
    const { state, unmet, wouldHelp } = await look(narrow);
    expect(state).toBe("unmet");
    expect(unmet.join(" ")).toMatch(/not 120 min/);
    expect(wouldHelp).toEqual([]);
    expect((await look(narrow, true)).wouldHelp.join(" ")).toContain("Allow every kind of question");
  });

  test("says it without a search where nothing fits or a required question is unknown", async () => {
    expect((await look({ topics: [{ topicId: "no-topic", weight: 1 }] })).unmet).toEqual([
      "No question fits this wish at all.",
    ]);
    expect((await look({ mustHave: ["no.such-question"] })).unmet).toEqual(["There is no question no.such-question."]);
  });

  test("is for somebody who is not known as well", async () => {
    expect((await judgeWish({ userId: null, key: "address" }, wish, { adviceUntil: null }, NOW)).state).toBe("met");
  });
});

describe("a set for one candidate", () => {
  const make = async (changed: Partial<Wish>, title: string) => {
    const [id = ""] = await createSets(ana, { title, wish: { ...wish, ...changed }, forms: 1, newId: randomUUID }, NOW);
    return id;
  };
  const idsOf = async (setId: string) => (await getSet(ana, setId)).document.picks.map(({ itemId }) => itemId);

  async function takenBy(setId: string, accountId: string | null): Promise<string> {
    const token = randomUUID().replaceAll("-", "").padEnd(43, "t");
    const resumeToken = randomUUID().replaceAll("-", "").padEnd(43, "r");
    const terms = { maxUses: 1, minutes: 30, extraPercent: 0, passcode: "", reveals: "nothing" } as const;
    await createTakeLink(
      ana,
      setId,
      { id: randomUUID(), token, input: { ...terms, startsAt: NOW, endsAt: later(60) } },
      NOW,
    );
    const id = randomUUID();
    const input = {
      name: "Kim",
      consent: "yes",
      passcode: "",
      ...(accountId !== null && { linkPractice: "yes" as const }),
    } as const;
    // The account is that of whoever is signed in; it counts only if they ticked so.
    await beginTake(token, { id, resumeToken, input, address: "a", accountId: accountId ?? ana }, NOW);
    return (await db.take.findFirstOrThrow({ where: { id } })).candidateId;
  }

  test("leaves out what they were asked before", async () => {
    const first = await make({}, "First");
    const candidateId = await takenBy(first, null);
    const asked = await idsOf(first);
    const second = await idsOf(await make({ candidateId, seed: "seven" }, "Second"));
    expect(second.length).toBeGreaterThan(0);
    expect(second.filter((id) => asked.includes(id))).toEqual([]);
  });

  test("says of what is asked all the same that they may know it", async () => {
    const first = await make({}, "First");
    const candidateId = await takenBy(first, null);
    const [asked = ""] = await idsOf(first);
    const id = await make({ candidateId, mustHave: [asked] }, "Second");
    const { picks, unmet } = await viewSet(ana, id, NOW);
    expect(picks.find(({ item }) => item.id === asked)?.item.exposure).toBe("this candidate may know it already");
    expect(unmet.map(({ sentence }) => sentence)).toContain("1 question may be known already.");
  });

  test("leaves out what they practised, only if they said so when they began", async () => {
    const kim = await newLearner();
    const practised = "tasks.predict-await-runs-inline";
    await db.answer.create({
      data: {
        userId: kim,
        id: randomUUID(),
        itemId: practised,
        itemRev: 1,
        step: "main",
        response: {},
        context: "practice",
        elapsedMs: 1,
        submittedAt: NOW,
      },
    });
    const first = await make({ excluded: [practised] }, "First");
    const { workspaceId } = await getSet(ana, first);
    const isKnown = async (candidateId: string) =>
      (await setCandidates(workspaceId, null, NOW, candidateId)).find(({ id }) => id === practised)?.exposure;
    expect(await isKnown(await takenBy(first, null))).toBeNull();
    const candidateId = await takenBy(first, kim);
    expect(await isKnown(candidateId)).toBe("this candidate may know it already");
    expect(await practiceLinks(kim)).toEqual(["My interviews"]);
    await endPracticeLinks(kim);
    expect(await isKnown(candidateId)).toBeNull();
  });

  test("cannot be made for a candidate of another workspace", async () => {
    const first = await make({}, "First");
    const candidateId = await takenBy(first, null);
    const bo = await newLearner();
    const attempt = createSets(bo, { title: "Bo", wish: { ...wish, candidateId }, forms: 1, newId: randomUUID }, NOW);
    await expect(attempt).rejects.toMatchObject({ reason: "invalid" });
  });
});
