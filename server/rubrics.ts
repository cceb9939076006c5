import { createHash } from "node:crypto";
import { z } from "zod";
import { type Lexicon, compileLexicon } from "#domain/rubric/lexicon";
import { type LexiconSource, lexiconSchema } from "#domain/rubric/lexicon-source";
import { maxPoints } from "#domain/rubric/points";
import { type Rubric, rubricSchema } from "#domain/rubric/rubric";
import { Refusal } from "#domain/refusal";
import type { GivenRubric } from "#domain/sets/document";
import { db, type Transaction } from "./db";

/** A rubric as it is stored, ready to grade with. */
export type StoredRubric = { id: string; itemId: string; step: string; rubric: Rubric; lexicon: Lexicon };

// Published versions never change, so what was read once may be kept for the life of the process.
const rubricsById = new Map<string, StoredRubric>();
const lexiconsByVersion = new Map<string, Promise<Lexicon>>();

/**
 * The rubric by which answers to one step of an item are graded now.
 *
 * @throws {Refusal} not-found when the item has none
 */
export async function getCurrentRubric(itemId: string, step: string): Promise<StoredRubric> {
  const current = await db.rubric.findFirst({
    where: { itemId, step, retiredAt: null },
    orderBy: { version: "desc" },
    select: { id: true },
  });
  if (!current) throw new Refusal("not-found", "This question has no rubric.");
  return getRubric(current.id);
}

/** The rubric by which a set scores a step: the one that it was given, or else the current one. @throws {Refusal} not-found */
export function rubricGiven(
  given: readonly GivenRubric[] | undefined,
  { itemId, step }: { itemId: string; step: string },
): Promise<StoredRubric> {
  const own = given?.find((one) => one.step === step);
  return own ? getRubric(own.rubricId) : getCurrentRubric(itemId, step);
}

/**
 * A rubric by its id, retired or not, or one that a workspace was given: what an old grade was made with.
 *
 * @throws {Refusal} not-found
 */
export async function getRubric(id: string): Promise<StoredRubric> {
  const known = rubricsById.get(id);
  if (known) return known;
  if (z.uuid().safeParse(id).success) return workspaceRubric(id);
  const row = await db.rubric.findUnique({
    where: { id },
    include: {
      criteria: { orderBy: { position: "asc" } },
      misconceptions: { orderBy: { position: "asc" } },
      patterns: { orderBy: { position: "asc" } },
    },
  });
  if (!row) throw new Refusal("not-found", "There is no such rubric.");
  const patternsOf = (ownerKind: string, ownerKey: string) =>
    row.patterns
      .filter((pattern) => pattern.ownerKind === ownerKind && pattern.ownerKey === ownerKey)
      .map(({ says, within, gap, about, polarity, unless, strength }) => ({
        ...present({ about }),
        says,
        within,
        gap,
        polarity,
        unless,
        strength,
      }));
  const rubric = rubricSchema.parse({
    maxPoints: row.maxPoints,
    ...present({ passPoints: row.passPoints }),
    groups: row.groups,
    concepts: row.concepts,
    criteria: row.criteria.map((criterion) => ({
      key: criterion.key,
      statement: criterion.statement,
      points: criterion.points,
      kind: criterion.kind,
      polarity: criterion.polarity,
      accepts: criterion.accepts,
      ...present({ about: criterion.about, dependsOn: criterion.dependsOn, group: criterion.group }),
      feedback: present({ met: criterion.feedbackMet, missing: criterion.feedbackMissing }),
      patterns: patternsOf("criterion", criterion.key),
    })),
    misconceptions: row.misconceptions.map((misconception) => ({
      key: misconception.key,
      statement: misconception.statement,
      correction: misconception.correction,
      deduct: misconception.deduct,
      severity: misconception.severity,
      voids: misconception.voids,
      ...present({ about: misconception.about }),
      patterns: patternsOf("misconception", misconception.key),
    })),
  });
  const stored = { id, itemId: row.itemId, step: row.step, rubric, lexicon: await getLexicon(row.lexiconVersion) };
  rubricsById.set(id, stored);
  return stored;
}

async function workspaceRubric(id: string): Promise<StoredRubric> {
  const row = await db.workspaceRubric.findUnique({ where: { id } });
  if (!row) throw new Refusal("not-found", "There is no such rubric.");
  const { itemId, step, document, lexiconVersion } = row;
  const stored = { id, itemId, step, rubric: rubricSchema.parse(document), lexicon: await getLexicon(lexiconVersion) };
  rubricsById.set(id, stored);
  return stored;
}

/** A lexicon by its version, ready to grade with. */
export function getLexicon(version: string): Promise<Lexicon> {
  let lexicon = lexiconsByVersion.get(version);
  if (!lexicon) {
    lexicon = db.lexicon
      .findUniqueOrThrow({ where: { version } })
      .then(({ document }) => compileLexicon(lexiconSchema.parse(document)));
    lexicon.catch(() => lexiconsByVersion.delete(version)); // so that an outage is not remembered
    lexiconsByVersion.set(version, lexicon);
  }
  return lexicon;
}

/** The entries of an object that are there. */
function present<Value extends object>(values: Value): { [Key in keyof Value]?: NonNullable<Value[Key]> } {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null)) as {
    [Key in keyof Value]?: NonNullable<Value[Key]>;
  };
}

/** Hash of a rubric together with the lexicon it is read by: a change of either is a new version. */
export function hashRubric(rubric: Rubric, lexiconVersion: string): string {
  // The database keeps its own order of names.
  const concepts = Object.entries(rubric.concepts).toSorted(([one], [other]) => (one < other ? -1 : 1));
  return createHash("sha256")
    .update(JSON.stringify([{ ...rubric, concepts }, lexiconVersion]))
    .digest("hex");
}

/**
 * Publishes the lexicon under its version, once.
 *
 * @throws {Refusal} invalid when the version was already published with other words: old grades name it
 */
export async function publishLexicon(tx: Transaction, lexicon: LexiconSource, now: Date): Promise<boolean> {
  const contentHash = createHash("sha256").update(JSON.stringify(lexicon)).digest("hex");
  const known = await tx.lexicon.findUnique({ where: { version: lexicon.version }, select: { contentHash: true } });
  if (known?.contentHash === contentHash) return false;
  if (known) {
    throw new Refusal(
      "invalid",
      `content/lexicon.yaml: version: ${lexicon.version} was already published with other content; raise the version.`,
    );
  }
  await tx.lexicon.create({ data: { version: lexicon.version, contentHash, document: lexicon, publishedAt: now } });
  return true;
}

/**
 * Publishes a rubric as the next version of an item's step unless the newest version already says the same.
 *
 * @returns whether a version was written
 */
export async function publishRubric(
  tx: Transaction,
  place: {
    itemId: string;
    step: string;
    lexiconVersion: string;
    newest: { version: number; contentHash: string; retiredAt: Date | null } | undefined;
  },
  rubric: Rubric,
  now: Date,
): Promise<boolean> {
  const { itemId, step, lexiconVersion, newest } = place;
  const contentHash = hashRubric(rubric, lexiconVersion);
  if (newest?.contentHash === contentHash && newest.retiredAt === null) return false;

  const version = (newest?.version ?? 0) + 1;
  const rubricId = `${itemId}#${step}@${version}`;
  await tx.rubric.updateMany({ where: { itemId, step, retiredAt: null }, data: { retiredAt: now } });
  await tx.rubric.create({
    data: {
      id: rubricId,
      itemId,
      step,
      version,
      contentHash,
      lexiconVersion,
      maxPoints: maxPoints(rubric),
      passPoints: rubric.passPoints ?? null,
      groups: rubric.groups,
      concepts: rubric.concepts,
      publishedAt: now,
    },
  });
  await tx.criterion.createMany({
    data: rubric.criteria.map((criterion, position) => ({
      key: criterion.key,
      statement: criterion.statement,
      points: criterion.points,
      kind: criterion.kind,
      polarity: criterion.polarity,
      accepts: criterion.accepts,
      about: criterion.about ?? null,
      dependsOn: criterion.dependsOn ?? null,
      group: criterion.group ?? null,
      rubricId,
      position,
      feedbackMet: criterion.feedback.met ?? null,
      feedbackMissing: criterion.feedback.missing ?? null,
    })),
  });
  await tx.rubricMisconception.createMany({
    data: rubric.misconceptions.map((misconception, position) => ({
      key: misconception.key,
      statement: misconception.statement,
      correction: misconception.correction,
      deduct: misconception.deduct,
      severity: misconception.severity,
      voids: misconception.voids,
      about: misconception.about ?? null,
      rubricId,
      position,
    })),
  });
  const owners = [
    ...rubric.criteria.map((owner) => ({ ownerKind: "criterion", owner })),
    ...rubric.misconceptions.map((owner) => ({ ownerKind: "misconception", owner })),
  ];
  await tx.pattern.createMany({
    data: owners.flatMap(({ ownerKind, owner }) =>
      owner.patterns.map((pattern, position) => ({
        ...pattern,
        about: pattern.about ?? null,
        rubricId,
        ownerKind,
        ownerKey: owner.key,
        position,
      })),
    ),
  });
  return true;
}
