import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import { wishSchema } from "#domain/sets/wish";
import { publishBank } from "#server/content";
import { createSets } from "#server/question-sets";
import { createTakeLink } from "#server/take-links";
import { getTakeResult } from "#server/take-results";
import { saveTakeAnswer } from "#server/take-saving";
import { beginTake, getOwnTake, submitTake } from "#server/takes";
import { storedItem, wholeBank } from "#tests/support/bank";
import { newLearner } from "#tests/support/cards";
import { useDatabase } from "#tests/support/database";
import { later, NOW } from "#tests/support/people";

useDatabase();

const CHAIN = "tasks.chain";
const asker = { address: "a" };
let ana: string;

beforeAll(async () => {
  const { items, ...bank } = await wholeBank();
  await publishBank({ ...bank, items: items.filter(({ id, kind }) => id === CHAIN || kind === "cloze") }, NOW);
  ana = await newLearner();
});

async function begun(followUps: boolean) {
  const wish = wishSchema.parse({
    minutes: 5,
    topics: [{ topicId: "tasks", weight: 1 }],
    level: "mid",
    profile: "even",
    kinds: ["cloze"],
    mustHave: [CHAIN],
    followUps,
    seed: "s",
  });
  const [setId = ""] = await createSets(ana, { title: "Chains", wish, forms: 1, newId: randomUUID }, NOW);
  const [token, resumeToken] = ["t", "r"].map((end) => randomUUID().replaceAll("-", "").padEnd(43, end));
  if (!token || !resumeToken) throw new Error("no tokens");
  const terms = { maxUses: 1, minutes: 30, extraPercent: 0, passcode: "", reveals: "nothing" } as const;
  const input = { ...terms, startsAt: NOW, endsAt: later(60) };
  await createTakeLink(ana, setId, { id: randomUUID(), token, input }, NOW);
  const id = randomUUID();
  await beginTake(token, { id, resumeToken, input: { name: "Kim", consent: "yes", passcode: "" }, ...asker }, NOW);
  const { questions } = await getOwnTake(resumeToken, asker, NOW);
  return { setId, id, resumeToken, asked: questions.filter(({ itemId }) => itemId === CHAIN) };
}

describe("a chain in a take", () => {
  test("asks its steps in order where follow-ups are wanted, each with its own words and none of its answers", async () => {
    const { key } = await storedItem(CHAIN);
    if (key.kind !== "chain") throw new Error("no chain");
    const { setId, id, resumeToken, asked } = await begun(true);
    expect(asked.map(({ step, question }) => [step, "prompt" in question ? question.prompt : ""])).toEqual(
      key.steps.map(({ id: step, prompt }) => [step, prompt]),
    );
    for (const { modelAnswer } of key.steps) expect(JSON.stringify(asked)).not.toContain(modelAnswer.slice(0, 60));

    for (const { step } of asked) {
      const fields = { kind: "chain", step, text: key.steps[0]?.modelAnswer ?? "" };
      await saveTakeAnswer({ resumeToken, itemId: CHAIN, step, fields }, later(1));
    }
    await submitTake(resumeToken, asker, later(2));
    const { answers } = await getTakeResult(ana, setId, id, later(3));
    const graded = answers.filter(({ itemId }) => itemId === CHAIN);
    expect(graded.map(({ step }) => step)).toEqual(key.steps.map((one) => one.id));
    for (const { score, graded: grade } of graded) {
      expect(score).toBeGreaterThan(0);
      expect(grade).not.toBeNull();
    }
  });

  test("asks its first step alone where they are not", async () => {
    const { asked } = await begun(false);
    expect(asked).toHaveLength(1);
  });

  test("saves no more than anybody types", async () => {
    const { resumeToken, asked } = await begun(false);
    const save = () =>
      saveTakeAnswer({ resumeToken, itemId: CHAIN, step: asked[0]?.step ?? "", fields: { text: "a" } }, later(1));
    for (let time = 0; time < 1200; time++) await save();
    await expect(save()).rejects.toMatchObject({ reason: "too-many" });
  });
});
