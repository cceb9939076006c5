import { z } from "zod";
import type { Lexicon } from "#domain/rubric/lexicon";
import { lintRubric } from "#domain/rubric/lint";
import { type Rubric, rubricSchema } from "#domain/rubric/rubric";
import { countWays } from "#domain/rubric/own-concepts";
import { applyEdits, type RubricEdits } from "#domain/rubric/rubric-edits";
import { Refusal } from "#domain/refusal";
import { db } from "./db";
import { countAttempt } from "./limits";
import { tryInTurns } from "./rubric-gate";
import { promptOf } from "./rubric-shelf";
import { readRubricYaml, refusal, rubricYaml } from "./rubric-yaml";
import { getLexicon, getRubric, hashRubric } from "./rubrics";

const SAVES = { name: "rubric-fork:person", max: 20, windowSeconds: 10 * 60 };
const MOST_FORKS = 50;
const MOST_VERSIONS = 200;
const MOST_SENTENCES = 50;
const MOST_PATTERNS = 150;
// Three times what the largest rubric of the bank has: each is looked for in every answer.
const MOST_WAYS = 6000;
const LONGEST_WAY = 1000;
/** The most characters that a rubric may have as text. */
export const MAX_RUBRIC_CHARS = 200_000;

/** What one's own variant may be called. */
export const forkNameSchema = z
  .string("name it")
  .transform((typed) => typed.normalize("NFC").replaceAll(/\s+/g, " ").trim())
  .refine((name) => name.length >= 1 && name.length <= 80, "use 1 to 80 characters")
  .refine((name) => name.isWellFormed() && !/\p{Cc}/u.test(name), "write it without control characters");

/** One's own variant of a rubric, as a list shows it. */
export type ListedFork = { id: string; name: string; itemId: string; step: string; title: string; versions: number };

/** The variants of `userId`, newest first. */
export async function forksOf(userId: string): Promise<ListedFork[]> {
  const rows = await db.rubricFork.findMany({
    where: { userId },
    orderBy: [{ createdAt: "desc" }, { id: "asc" }],
    select: {
      id: true,
      name: true,
      base: { select: { itemId: true, step: true, item: { select: { title: true } } } },
      _count: { select: { versions: true } },
    },
  });
  return rows.map(({ id, name, base, _count }) => {
    return { id, name, itemId: base.itemId, step: base.step, title: base.item.title, versions: _count.versions };
  });
}

/**
 * Makes a variant of a published rubric, which says the same until it is changed.
 *
 * @param fork.id made by whoever asks, so that the same wish sent twice is one variant
 * @throws {Refusal} not-found for an unknown rubric; invalid when there are too many; too-many
 */
export async function forkRubric(
  userId: string,
  fork: { id: string; rubricId: string; name: string },
  now: Date,
): Promise<void> {
  await countAttempt(SAVES, userId, now);
  const { id, rubricId, name } = fork;
  if ((await db.rubric.count({ where: { id: rubricId, item: { workspaceId: null } } })) === 0)
    throw new Refusal("not-found", "There is no such rubric.");
  const { rubric: published, lexicon } = await getRubric(rubricId);
  const rubric = readRubricYaml(rubricYaml(published)); // as saving its text unchanged would have it
  if ((await db.rubricFork.count({ where: { userId } })) >= MOST_FORKS)
    throw new Refusal("invalid", `You have ${MOST_FORKS} rubrics of your own. Delete one first.`);
  const lexiconVersion = lexicon.version;
  const contentHash = hashRubric(rubric, lexiconVersion);
  await db.$transaction([
    db.rubricFork.createMany({
      data: [{ userId, id, baseRubricId: rubricId, name, createdAt: now }],
      skipDuplicates: true,
    }),
    db.rubricForkVersion.createMany({
      data: [{ userId, forkId: id, version: 1, document: rubric, contentHash, lexiconVersion, createdAt: now }],
      skipDuplicates: true,
    }),
  ]);
}

/** One's own variant with all its versions, oldest first. */
export type Fork = {
  id: string;
  name: string;
  baseRubricId: string;
  itemId: string;
  step: string;
  title: string;
  versions: { version: number; createdAt: Date; rubric: Rubric; lexiconVersion: string }[];
};

/** A variant of `userId`. @throws {Refusal} not-found, also for somebody else's */
export async function getFork(userId: string, id: string): Promise<Fork> {
  const row = z.uuid().safeParse(id).success
    ? await db.rubricFork.findUnique({
        where: { userId_id: { userId, id } },
        include: {
          versions: { orderBy: { version: "asc" } },
          base: { select: { itemId: true, step: true, item: { select: { title: true } } } },
        },
      })
    : null;
  if (!row) throw noFork();
  const { name, baseRubricId, base, versions } = row;
  const { itemId, step } = base;
  return {
    id,
    name,
    baseRubricId,
    itemId,
    step,
    title: base.item.title,
    versions: versions.map(({ version, createdAt, document, lexiconVersion }) => {
      return { version, createdAt, lexiconVersion, rubric: rubricSchema.parse(document) };
    }),
  };
}

/** One version of a variant, ready to grade with. @throws {Refusal} not-found, also for somebody else's */
export async function getForkVersion(
  userId: string,
  { forkId, version }: { forkId: string; version: number },
): Promise<{ rubric: Rubric; lexicon: Lexicon; name: string; itemId: string; step: string }> {
  const { name, itemId, step, versions } = await getFork(userId, forkId);
  const found = versions.find((one) => one.version === version);
  if (!found) throw noFork();
  return { rubric: found.rubric, lexicon: await getLexicon(found.lexiconVersion), name, itemId, step };
}

/**
 * Saves a further version of a variant, checked like a rubric of the bank: its form, what it refers to, and how it
 * grades answers made from its own sentences. A text that says what the newest version says writes nothing.
 *
 * @returns the number of the newest version
 * @throws {Refusal} invalid, with every fault on a line; not-found, also for somebody else's; stale; too-many
 */
export async function saveForkVersion(
  userId: string,
  { forkId, seen, change }: { forkId: string; seen: number; change: RubricChangeRequest },
  now: Date,
): Promise<number> {
  await countAttempt(SAVES, userId, now);
  const { itemId, step, versions, baseRubricId } = await getFork(userId, forkId);
  const newest = versions.at(-1)?.version ?? 0;
  if (newest !== seen) throw new Refusal("stale", "This rubric was saved meanwhile, in another tab. Reload the page.");
  if (newest >= MOST_VERSIONS) throw new Refusal("invalid", `A rubric has at most ${MOST_VERSIONS} versions.`);
  const rubric = changedRubric(change, versions.at(-1)?.rubric);
  const { lexicon } = await getRubric(baseRubricId);
  const excess = excessOf(rubric, lexicon);
  if (excess.length > 0) throw refusal(excess);
  const faults = lintRubric(rubric, lexicon);
  if (faults.length > 0) throw refusal(faults);
  const tried = await tryInTurns(rubric, await promptOf(itemId, step), lexicon);
  if (tried.length > 0) {
    throw refusal(
      tried.map(({ key, message, answer }) => `${key ?? "the whole rubric"}: ${message}. Tried: “${answer}”`),
    );
  }
  const contentHash = hashRubric(rubric, lexicon.version);
  const last = versions.at(-1);
  if (last && hashRubric(last.rubric, last.lexiconVersion) === contentHash) return newest;
  const { count } = await db.rubricForkVersion.createMany({
    data: [
      {
        userId,
        forkId,
        document: rubric,
        contentHash,
        createdAt: now,
        version: newest + 1,
        lexiconVersion: lexicon.version,
      },
    ],
    skipDuplicates: true,
  });
  if (count === 0) throw new Refusal("stale", "This rubric was saved meanwhile, in another tab. Reload the page.");
  return newest + 1;
}

/** A rubric as a text, or the fields of a form over its newest version. */
export type RubricChangeRequest = { text: string } | { edits: RubricEdits };

function changedRubric(change: RubricChangeRequest, newest: Rubric | undefined): Rubric {
  if ("edits" in change) {
    if (!newest) throw noFork();
    const parsed = rubricSchema.safeParse(applyEdits(newest, change.edits));
    if (!parsed.success)
      throw refusal(parsed.error.issues.map(({ path, message }) => `${fieldWords(path)}: ${message}`));
    return parsed.data;
  }
  const { text } = change;
  if (text.length > MAX_RUBRIC_CHARS)
    throw new Refusal("invalid", `Use at most ${MAX_RUBRIC_CHARS} characters; there are ${text.length}.`);
  return readRubricYaml(text);
}

/** "criterion 2, statement": as the form names it. */
function fieldWords([list, at, ...field]: readonly PropertyKey[]): string {
  const owner = list === "criteria" ? "criterion" : list === "misconceptions" ? "misconception" : String(list ?? "");
  return typeof at === "number" ? [`${owner} ${at + 1}`, ...field.map(String)].join(", ") : owner;
}

/**
 * What a rubric of one's own has too much of, each as a sentence: the gate grades every sentence in some twenty forms
 * while others wait, so there is an end to them.
 */
export function excessOf(rubric: Rubric, lexicon: Lexicon): string[] {
  const { criteria, misconceptions, concepts } = rubric;
  const ways = countWays(rubric, lexicon);
  const longest = Math.max(0, ...Object.values(concepts).flatMap(({ phrase }) => phrase.map((each) => each.length)));
  const sentences = criteria.reduce((sum, { accepts }) => sum + 1 + accepts.length, 0);
  const patterns = [...criteria, ...misconceptions].reduce((sum, owner) => sum + owner.patterns.length, 0);
  return [
    ...(sentences > MOST_SENTENCES
      ? [`accepts: use at most ${MOST_SENTENCES} sentences in all; there are ${sentences}`]
      : []),
    ...(patterns > MOST_PATTERNS ? [`patterns: use at most ${MOST_PATTERNS} in all; there are ${patterns}`] : []),
    ...(ways > MOST_WAYS ? [`concepts: use at most ${MOST_WAYS} ways of saying in all; there are ${ways}`] : []),
    ...(longest > LONGEST_WAY ? [`concepts: use at most ${LONGEST_WAY} characters for a phrase`] : []),
  ];
}

/** Deletes a variant with all its versions. @throws {Refusal} not-found, also for somebody else's */
export async function deleteFork(userId: string, id: string): Promise<void> {
  const isId = z.uuid().safeParse(id).success;
  const { count } = isId ? await db.rubricFork.deleteMany({ where: { userId, id } }) : { count: 0 };
  if (count === 0) throw noFork();
}

function noFork(): Refusal {
  return new Refusal("not-found", "You have no such rubric.");
}
