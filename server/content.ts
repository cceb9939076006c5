import { createHash } from "node:crypto";
import { z } from "zod";
import type { Item } from "#domain/content/item";
import { publishItem } from "#domain/content/publication";
import type { Errata } from "#domain/content/erratum";
import type { TraceEvent } from "#domain/lab/trace";
import type { Topic } from "#domain/content/topic";
import { Refusal } from "#domain/refusal";
import type { LexiconSource } from "#domain/rubric/lexicon-source";
import type { StoredTrace } from "./trace-files";
import { db, run, type Statement, type Transaction } from "./db";
import { publishErrata } from "./errata";
import { publishLexicon, publishRubric } from "./rubrics";
import { publishWords } from "./search";

/** The step under which the rubric of an item with a single prompt is kept. */
export const MAIN_STEP = "main";

/** All that authors have written, parsed and checked. */
export type Bank = {
  items: readonly Item[];
  topics: readonly Topic[];
  lexicon: LexiconSource;
  /** What the source documents get wrong; none unless given. */
  errata?: Errata | null;
  /** What the programs of items did, by item id. */
  traces?: ReadonlyMap<string, StoredTrace>;
};

/** What a publication changed; all zero when the bank was published before. */
export type PublishedChanges = {
  topics: number;
  added: number;
  changed: number;
  retired: number;
  rubrics: number;
  lexicons: number;
  errata: number;
};

// Raised when the stored form of an item changes, so that everything is written anew.
const STORED_FORM = 2;

// The bank is too small for PostgreSQL to tidy by itself, and untidied its indexes do not answer without the table.
const TIDY_ITEMS = {
  name: "tidy-items",
  text: "VACUUM (ANALYZE) item",
  row: z.never(),
} satisfies Statement<z.ZodType>;

/**
 * Publishes the bank in one transaction: items are written by id where their content differs, rubrics become new
 * versions, what is gone from the bank is retired and never deleted, since history points at it.
 */
export async function publishBank(bank: Bank, now: Date): Promise<PublishedChanges> {
  const published = await db.$transaction(
    async (tx) => {
      await tx.$executeRaw`SELECT pg_advisory_xact_lock(72707370)`; // two starts at once publish one after the other
      const changes = {
        topics: await publishTopics(tx, bank.topics),
        added: 0,
        changed: 0,
        retired: 0,
        rubrics: 0,
        lexicons: 0,
        errata: 0,
      };
      if (await publishLexicon(tx, bank.lexicon, now)) changes.lexicons = 1;

      // What people and workspaces made for themselves is none of the bank's, and must not be retired with what left it.
      const stored = await tx.item.findMany({
        where: { ownerId: null, workspaceId: null },
        select: { id: true, kind: true, contentHash: true, position: true, retiredAt: true },
      });
      refuseReuse(bank.items, stored);
      const byId = new Map(stored.map((row) => [row.id, row]));
      const newest = await newestRubrics(tx);
      for (const [position, item] of inTeachingOrder(bank).entries()) {
        const trace = bank.traces?.get(item.id)?.events ?? null;
        const contentHash = hashItem(item, trace);
        const known = byId.get(item.id);
        byId.delete(item.id);
        const isSame = known?.contentHash === contentHash && known.retiredAt === null && known.position === position;
        if (!isSame) {
          await writeItem(tx, item, { trace, contentHash, position, now });
          if (known) changes.changed += 1;
          else changes.added += 1;
        }
        changes.rubrics += await publishRubrics(tx, { item, newest, lexiconVersion: bank.lexicon.version }, now);
      }
      await publishWords(tx, bank.items);
      changes.errata = await publishErrata(tx, bank.errata ?? { documents: [], errata: [] }, bank.items);
      const gone = [...byId.values()].filter((row) => row.retiredAt === null).map((row) => row.id);
      if (gone.length > 0) {
        await tx.item.updateMany({ where: { id: { in: gone } }, data: { retiredAt: now } });
        await tx.rubric.updateMany({ where: { itemId: { in: gone }, retiredAt: null }, data: { retiredAt: now } });
        changes.retired = gone.length;
      }
      return changes;
    },
    { timeout: 120_000, maxWait: 30_000 },
  );
  if (published.added + published.changed + published.retired > 0) await run(TIDY_ITEMS, []);
  return published;
}

/** Scores, cards and rubrics hang on an id: it cannot become another kind of question. */
function refuseReuse(items: readonly Item[], stored: readonly { id: string; kind: string }[]): void {
  const kinds = new Map(stored.map(({ id, kind }) => [id, kind]));
  const reused = items.filter(({ id, kind }) => (kinds.get(id) ?? kind) !== kind);
  if (reused.length === 0) return;
  const lines = reused.map(
    ({ id, kind }) =>
      `items/${id.replace(".", "/")}.yaml kind: ${id} was published as ${kinds.get(id)}, and is now ${kind} (people's answers hang on the id: give the new item a file of its own)`,
  );
  throw new Refusal("invalid", lines.join("\n"));
}

/** By topic in the order of learning, then from easy to hard. */
function inTeachingOrder({ items, topics }: Bank): Item[] {
  const places = new Map(topics.map(({ id }, place) => [id, place]));
  const placeOf = (item: Item) => places.get(item.topics[0] ?? "") ?? places.size;
  return items.toSorted(
    (a, b) => placeOf(a) - placeOf(b) || a.difficulty - b.difficulty || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0),
  );
}

function hashItem(item: Item, trace: TraceEvent[] | null): string {
  return createHash("sha256")
    .update(JSON.stringify([STORED_FORM, item, trace]))
    .digest("hex");
}

async function publishTopics(tx: Transaction, topics: readonly Topic[]): Promise<number> {
  const stored = await tx.topic.findMany({ include: { requires: { select: { requiresId: true } } } });
  const byId = new Map(
    stored.map(({ requires, ...row }) => [row.id, { ...row, requires: requires.map((r) => r.requiresId).toSorted() }]),
  );
  let count = 0;
  for (const [position, { id, title, summary, requires }] of topics.entries()) {
    const wanted = { id, title, summary, position, requires: requires.toSorted() };
    if (JSON.stringify(byId.get(id)) === JSON.stringify(wanted)) continue;
    await tx.topic.upsert({
      where: { id },
      create: { id, title, summary, position },
      update: { title, summary, position },
    });
    await tx.topicPrerequisite.deleteMany({ where: { topicId: id } });
    await tx.topicPrerequisite.createMany({ data: requires.map((requiresId) => ({ topicId: id, requiresId })) });
    count += 1;
  }
  return count;
}

async function writeItem(
  tx: Transaction,
  item: Item,
  {
    trace,
    contentHash,
    position,
    now,
  }: { trace: TraceEvent[] | null; contentHash: string; position: number; now: Date },
): Promise<void> {
  const { question, key, searchText, siblingGroup } = publishItem(item, trace);
  const row = {
    rev: item.rev,
    kind: item.kind,
    title: item.title,
    difficulty: item.difficulty,
    level: item.level,
    pythonMin: item.python.min,
    pythonMax: item.python.max ?? null,
    expectedSeconds: item.expected_seconds,
    question,
    answerKey: key,
    searchText,
    siblingGroup,
    contentHash,
    position,
    publishedAt: now,
    retiredAt: null,
  };
  await tx.item.upsert({ where: { id: item.id }, create: { id: item.id, ...row }, update: row });
  await tx.itemTopic.deleteMany({ where: { itemId: item.id } });
  await tx.itemTopic.createMany({
    data: item.topics.map((topicId, place) => ({ itemId: item.id, topicId, position: place })),
  });
}

type Newest = Map<string, { version: number; contentHash: string; retiredAt: Date | null }>;

async function newestRubrics(tx: Transaction): Promise<Newest> {
  const rows = await tx.rubric.findMany({
    select: { itemId: true, step: true, version: true, contentHash: true, retiredAt: true },
    orderBy: { version: "asc" },
  });
  return new Map(rows.map(({ itemId, step, ...row }) => [`${itemId}#${step}`, row]));
}

async function publishRubrics(
  tx: Transaction,
  { item, newest, lexiconVersion }: { item: Item; newest: Newest; lexiconVersion: string },
  now: Date,
): Promise<number> {
  const { rubrics } = publishItem(item);
  let count = 0;
  for (const { step: name, rubric } of rubrics) {
    const step = name ?? MAIN_STEP;
    const place = { itemId: item.id, step, lexiconVersion, newest: newest.get(`${item.id}#${step}`) };
    if (await publishRubric(tx, place, rubric, now)) count += 1;
  }
  const steps = rubrics.map(({ step }) => step ?? MAIN_STEP);
  const dropped = [...newest].filter(
    ([key, row]) => row.retiredAt === null && isOf(key, item.id) && !steps.includes(key.slice(item.id.length + 1)),
  );
  if (dropped.length > 0) {
    await tx.rubric.updateMany({
      where: { itemId: item.id, step: { notIn: steps }, retiredAt: null },
      data: { retiredAt: now },
    });
  }
  return count + dropped.length;
}

function isOf(key: string, itemId: string): boolean {
  return key.startsWith(`${itemId}#`);
}

const ONLY = 1;

/** Whether these very files were published last. */
export async function isPublished(filesHash: string): Promise<boolean> {
  const row = await db.publication.findUnique({ where: { id: ONLY }, select: { filesHash: true } });
  return row?.filesHash === filesHash;
}

/** Remembers which files were published. */
export async function rememberPublished(filesHash: string, now: Date): Promise<void> {
  const row = { filesHash, publishedAt: now };
  await db.publication.upsert({ where: { id: ONLY }, create: { id: ONLY, ...row }, update: row });
}
