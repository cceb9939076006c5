import { randomUUID } from "node:crypto";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { compileLexicon } from "#domain/rubric/lexicon";
import { diffRubrics } from "#domain/rubric/rubric-diff";
import { editsOf } from "#domain/rubric/rubric-edits";
import { submitAnswer } from "#server/answers";
import { publishBank } from "#server/content";
import { db } from "#server/db";
import { disputes } from "#server/disputes";
import { agreements, publishAgreement } from "#server/rubric-agreement";
import {
  deleteFork,
  excessOf,
  forkRubric,
  forksOf,
  getFork,
  MAX_RUBRIC_CHARS,
  saveForkVersion,
} from "#server/rubric-forks";
import { isAuthor } from "#server/authors";
import { askForRubrics, mayReadRubrics } from "#server/rubric-readers";
import { listRubrics, rubricVersions } from "#server/rubric-shelf";
import { tryAnswer } from "#server/rubric-trial";
import { rubricYaml } from "#server/rubric-yaml";
import { getRubric } from "#server/rubrics";
import { claimVerdict } from "#server/verdicts";
import { newSubmission } from "#tests/support/answers";
import { GATHER, shippedBank } from "#tests/support/bank";
import { newLearner } from "#tests/support/cards";
import { useDatabase } from "#tests/support/database";
import { forgetPeople, newGuest, newPerson, NOW } from "#tests/support/people";

process.env["AUTHOR_EMAILS"] = " Author@Example.org ,second@example.org";
useDatabase();

const RUBRIC = `${GATHER}#main@1`;
const GOOD = "gather waits until all of them are done and returns the results in the order of the arguments.";

let ana: string;
let fork: string;
let text: string;

beforeAll(async () => {
  await publishBank(await shippedBank(), NOW);
});

beforeEach(async () => {
  await forgetPeople();
  ana = await newLearner();
  fork = randomUUID();
  await forkRubric(ana, { id: fork, rubricId: RUBRIC, name: "Mine" }, NOW);
  text = rubricYaml((await getRubric(RUBRIC)).rubric);
});

const save = (changed: string, seen = 1) =>
  saveForkVersion(ana, { forkId: fork, seen, change: { text: changed } }, NOW);
const sentence = async (changed: string) => save(changed).then(String, (error: Error) => error.message);

describe("a rubric of one's own", () => {
  test("begins as the published one, also through its text", async () => {
    const { rubric } = await getRubric(RUBRIC);
    const { versions, baseRubricId } = await getFork(ana, fork);
    expect(versions.map((one) => diffRubrics(rubric, one.rubric))).toEqual([[]]);
    expect(baseRubricId).toBe(RUBRIC);
    expect(await save(text)).toBe(1);
  });

  test("may be saved as text, whatever the rubric that it began as", async () => {
    const ids = (await db.rubric.findMany({ where: { retiredAt: null }, select: { id: true } })).map(({ id }) => id);
    const lexicon = compileLexicon((await shippedBank()).lexicon);
    const rubrics = await Promise.all(ids.map(async (id) => (await getRubric(id)).rubric));
    expect(rubrics.filter((rubric) => rubricYaml(rubric).length > MAX_RUBRIC_CHARS)).toEqual([]);
    expect(rubrics.flatMap((rubric) => excessOf(rubric, lexicon))).toEqual([]);
  });

  test("may have concepts of its own, of a size that can be looked for", async () => {
    const withConcept = (ways: string) => text.replace(/^concepts:$/m, `concepts:\n  much: ${ways}`);
    expect(await sentence(withConcept(`{ phrase: ["${"word ".repeat(220)}"] }`))).toContain("characters for a phrase");
    const words = Array.from({ length: 7000 }, (_, at) => `w${at}`);
    expect(await sentence(withConcept(`{ exact: [${words.join(", ")}] }`))).toContain("ways of saying in all");
    expect(await sentence(withConcept("{ includes: [constructor] }"))).toContain("which does not exist");
  });

  test("is made once, however often the wish is sent", async () => {
    await forkRubric(ana, { id: fork, rubricId: RUBRIC, name: "Mine" }, NOW);
    expect(await forksOf(ana)).toMatchObject([{ id: fork, itemId: GATHER, versions: 1 }]);
  });

  test("changes by further versions, and leaves the published one and old versions alone", async () => {
    const before = JSON.stringify(await db.rubric.findMany({ include: { criteria: true, patterns: true } }));
    expect(await save(text.replace("points: 1", "points: 2"))).toBe(2);
    const { versions } = await getFork(ana, fork);
    expect(versions.map(({ rubric }) => rubric.criteria[0]?.points)).toEqual([1, 2]);
    expect(JSON.stringify(await db.rubric.findMany({ include: { criteria: true, patterns: true } }))).toBe(before);

    const now = await tryAnswer(ana, { forkId: fork, version: 2 }, GOOD, NOW);
    const then = await tryAnswer(ana, { forkId: fork, version: 1 }, GOOD, NOW);
    expect(now.grade.maxPoints).toBe(then.grade.maxPoints + 1);
    expect((await tryAnswer(ana, { rubricId: RUBRIC }, GOOD, NOW)).grade).toEqual(then.grade);
  });

  test("is changed by a form too, which keeps what it does not show", async () => {
    const [newest] = (await getFork(ana, fork)).versions;
    if (!newest) throw new Error("the variant has a first version");
    const edits = editsOf(newest.rubric);
    const [first] = edits.criteria;
    if (!first) throw new Error("the rubric has criteria");
    first.points = 2;
    const change = (changed: typeof edits) =>
      saveForkVersion(ana, { forkId: fork, seen: 1, change: { edits: changed } }, NOW);
    const wrong = { ...edits, criteria: [{ ...first, statement: "?" }] };
    await expect(change(wrong)).rejects.toMatchObject({ message: expect.stringContaining("criterion 1, statement: ") });
    expect(await change(edits)).toBe(2);
    const after = (await getFork(ana, fork)).versions.at(-1)?.rubric;
    expect(after && diffRubrics(newest.rubric, after)).toEqual([
      { owner: { kind: "rubric", key: "" }, field: "most points", before: "5", after: "6" },
      { owner: { kind: "criterion", key: first.key }, field: "points", before: "1", after: "2" },
    ]);
  });

  test("has versions that the database itself refuses to change", async () => {
    const change = db.rubricForkVersion.updateMany({ where: { userId: ana }, data: { document: {} } });
    await expect(change).rejects.toThrow(/immutable/);
  });

  test("saved from two tabs at once keeps one, and says so to the other", async () => {
    const changed = text.replace("points: 1", "points: 2");
    const results = await Promise.allSettled([save(changed), save(changed)]);
    expect(results.filter(({ status }) => status === "rejected")).toMatchObject([{ reason: { reason: "stale" } }]);
    expect((await getFork(ana, fork)).versions).toHaveLength(2);
  });

  test("is of its owner alone: to others it is not there", async () => {
    const ben = await newLearner();
    const missing = { reason: "not-found" };
    await expect(getFork(ben, fork)).rejects.toMatchObject(missing);
    await expect(saveForkVersion(ben, { forkId: fork, seen: 1, change: { text } }, NOW)).rejects.toMatchObject(missing);
    await expect(tryAnswer(ben, { forkId: fork, version: 1 }, GOOD, NOW)).rejects.toMatchObject(missing);
    await expect(deleteFork(ben, fork)).rejects.toMatchObject(missing);
    expect(await forksOf(ben)).toEqual([]);
    await deleteFork(ana, fork);
    await expect(getFork(ana, fork)).rejects.toMatchObject(missing);
    await expect(getFork(ana, "no-id")).rejects.toMatchObject(missing);
  });
});

describe("a text that is no good rubric is refused with the place and the reason", () => {
  test.each<[string, (good: string) => string, RegExp]>([
    ["that is no YAML", () => "criteria: [", /line:1.*not readable as YAML/],
    ["with a field nobody knows", (good) => `${good}\nbonus: 3\n`, /line:\d+.*bonus.*unknown field/],
    ["with too many points", (good) => good.replace("points: 1", "points: 50"), /line:\d+.*points.*50 is not allowed/],
    ["with a term that the lexicon lacks", (good) => good.replace(/says: .*/, "says: flabbergast"), /flabbergast/],
    ["with a key twice", (good) => good.replace(/key: (\S+)([\s\S]*?)key: \S+/, "key: $1$2key: $1"), /is there twice/],
    ["of aliases in aliases", () => bomb(), /aliases|not readable/],
    ["with more sentences than can be tried", (good) => many(good), /at most 50 sentences in all; there are 7\d/],
    ["without end", () => "x".repeat(200_001), /at most 200000 characters/],
  ])("(%s)", async (_, spoil, words) => {
    expect(await sentence(spoil(text))).toMatch(words);
    expect((await getFork(ana, fork)).versions).toHaveLength(1);
  });

  test("(that its own sentence does not earn)", async () => {
    const poor = {
      criteria: [{ key: "a", statement: "Zebras wander across unnamed plains in summer", points: 1, polarity: "deny" }],
      misconceptions: [
        {
          key: "m",
          statement: "Nothing of the kind",
          correction: "It is so",
          deduct: 1,
          patterns: [{ says: '"gather"' }],
        },
      ],
    };
    expect(await sentence(JSON.stringify(poor))).toMatch(/its own sentence does not trigger it.*Tried: /);
  });
});

/** The first criterion with sixty further sentences. */
function many(good: string): string {
  const sentences = Array.from({ length: 60 }, (_, at) => `      - it schedules number ${at}`).join("\n");
  return good.replace(/accepts:\n/, `accepts:\n${sentences}\n`);
}

/** Each line ten times the one before. */
function bomb(): string {
  const lines = Array.from({ length: 9 }, (_, at) => {
    const inner = at === 0 ? '"lol"' : `*a${at - 1}`;
    return `a${at}: &a${at} [${Array.from({ length: 10 }, () => inner).join(",")}]`;
  });
  return lines.join("\n");
}

describe("who may read rubrics", () => {
  test("is who asked for it, until they change their mind; and authors", async () => {
    const { viewer } = await newPerson();
    const { viewer: guest } = await newGuest();
    const { viewer: author } = await newPerson({ email: "author@example.org", password: "a quiet place", name: "" });
    expect([await mayReadRubrics(viewer), await mayReadRubrics(guest), await mayReadRubrics(author)]).toEqual([
      false,
      false,
      true,
    ]);
    await askForRubrics(viewer.id, true, NOW);
    await askForRubrics(viewer.id, true, NOW);
    expect(await mayReadRubrics(viewer)).toBe(true);
    expect([isAuthor(viewer), isAuthor(author)]).toEqual([false, true]);
    await askForRubrics(viewer.id, false, NOW);
    expect(await mayReadRubrics(viewer)).toBe(false);
  });
});

test("the list tells which rubrics were measured, and finds them by title and id", async () => {
  const split = { answers: 9, kappa: 0.7, interval: null, precision: null, recall: null, scoreError: null };
  const run = { engineVersion: "1", lexiconVersion: "1", items: { [GATHER]: { train: split, dev: split } } };
  await publishAgreement(run, NOW);
  await publishAgreement(run, NOW);
  expect([...(await agreements()).keys()]).toEqual([`${GATHER}#main`]);
  const all = await listRubrics("");
  const [found, ...others] = await listRubrics("GATHER-VS-CREATE");
  expect(found).toMatchObject({ itemId: GATHER, version: 1, agreement: { figures: { dev: { kappa: 0.7 } } } });
  expect(others).toEqual([]);
  expect(all.length).toBeGreaterThan(20);
  expect(await listRubrics("\0")).toEqual([]);
  await expect(rubricVersions("no.item", "main")).rejects.toMatchObject({ reason: "not-found" });
});

test("disputes are listed with reason and answer, and without a word about whose they are", async () => {
  const { viewer } = await newPerson();
  const { id } = await submitAnswer(viewer.id, newSubmission(GATHER, { kind: "free_text", text: GOOD }), NOW);
  const { criteria } = await db.gradingRun.findFirstOrThrow({ include: { criteria: true } });
  const missed = criteria.find(({ verdict }) => verdict === "not")?.key ?? "";
  await claimVerdict(viewer.id, id, { claim: "dispute-missed", ownerKey: missed, reason: "It is there." }, NOW);
  const found = await disputes({ itemId: GATHER, step: "main" });
  expect(found).toEqual([
    expect.objectContaining({ ownerKey: missed, reason: "It is there.", answer: GOOD, rubricId: RUBRIC }),
  ]);
  expect(JSON.stringify(found)).not.toContain(viewer.id);
  expect(await disputes({ itemId: "no.item", step: "main" })).toEqual([]);
  expect(await disputes(null)).toEqual(found);
});
