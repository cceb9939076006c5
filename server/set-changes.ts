import { Refusal } from "#domain/refusal";
import { plainPick, type SetChange, type SetDocument, setDocumentSchema } from "#domain/sets/document";
import { applyChange } from "#domain/sets/editing";
import { generateSets } from "#domain/sets/generation";
import type { Authority } from "./authority";
import { db } from "./db";
import { countAttempt } from "./limits";
import { GENERATIONS, type QuestionSet, readSet, setNames } from "./question-sets";
import { setCandidates } from "./set-candidates";
import { solve } from "./solver";
import { requireEditor } from "./workspaces";

/** Changes one thing in a set. @throws {Refusal} stale when it is no longer at `version`; not-found, forbidden, invalid */
export async function changeSet(
  userId: string,
  setId: string,
  { version, change }: { version: number; change: SetChange },
  now: Date,
): Promise<void> {
  const { workspaceId } = await readSet(db, userId, setId);
  const candidates = await setCandidates(workspaceId, setId, now);
  const titles = new Map(candidates.map(({ id, title }) => [id, title]));
  const newId = change.kind === "swap" ? change.withId : change.kind === "add" ? change.itemId : null;
  if (newId !== null && !titles.has(newId)) throw new Refusal("invalid", `There is no question ${newId}.`);
  await storeNext(userId, setId, version, now, (set) =>
    applyChange(set.document, change, (id) => titles.get(id) ?? id),
  );
}

/** Chooses all questions anew but the locked ones, with another seed. @throws {Refusal} as `changeSet`, and too-many */
export async function regenerateSet(
  userId: string,
  setId: string,
  { version, seed }: { version: number; seed: string },
  now: Date,
): Promise<void> {
  await countAttempt(GENERATIONS, userId, now);
  const set = await readSet(db, userId, setId);
  const locked = set.document.picks.filter(({ isLocked }) => isLocked);
  const wish = { ...set.document.wish, seed };
  const mustHave = [...new Set([...wish.mustHave, ...locked.map(({ itemId }) => itemId)])];
  const candidates = await setCandidates(set.workspaceId, setId, now, wish.candidateId);
  const forms = await generateSets({ ...wish, mustHave }, { candidates, names: await setNames(), solve, forms: 1 });
  const kept = new Map(locked.map((pick) => [pick.itemId, pick]));
  const picks = (forms[0]?.picks ?? []).map(({ item }) => kept.get(item.id) ?? plainPick(item.id));
  await storeNext(userId, setId, version, now, () => ({
    document: { wish, picks },
    sentence:
      locked.length > 0
        ? `Chosen anew with the seed "${seed}", ${locked.length} kept.`
        : `Chosen anew with the seed "${seed}".`,
  }));
}

/** Makes an old version the newest again. @throws {Refusal} as `changeSet` */
export async function restoreSet(
  userId: string,
  setId: string,
  { version, restored }: { version: number; restored: number },
  now: Date,
): Promise<void> {
  const { workspaceId } = await readSet(db, userId, setId);
  const old = await db.questionSetVersion.findUnique({
    where: { workspaceId_setId_version: { workspaceId, setId, version: restored } },
  });
  if (!old) throw new Refusal("not-found", "There is no such version.");
  const document = setDocumentSchema.parse(old.document);
  await storeNext(userId, setId, version, now, () => ({ document, sentence: `Went back to version ${restored}.` }));
}

async function storeNext(
  userId: string,
  setId: string,
  version: number,
  now: Date,
  change: (set: QuestionSet) => { document: SetDocument; sentence: string },
): Promise<void> {
  await db.$transaction(async (tx) => {
    await tx.$executeRaw`SELECT id FROM question_set WHERE id = ${setId}::uuid FOR UPDATE`;
    const set = await readSet(tx, userId, setId);
    requireEditor(set.role);
    if (set.deletedAt) throw new Refusal("stale", "This set was deleted. Bring it back to change it.");
    if (set.version !== version)
      throw new Refusal("stale", "The set was changed meanwhile. Look at it as it is now, and try again.");
    const { document, sentence } = change(set);
    const next = { workspaceId: set.workspaceId, setId, version: version + 1 };
    await tx.questionSetVersion.create({
      data: {
        ...next,
        document: setDocumentSchema.parse(document),
        change: sentence.slice(0, 300),
        changedBy: userId,
        changedAt: now,
      },
    });
    await tx.questionSet.update({ where: { id: setId }, data: { version: version + 1, updatedAt: now } });
  });
}

/** Renames a set. @throws {Refusal} not-found, forbidden */
export async function renameSet(userId: string, setId: string, title: string, now: Date): Promise<void> {
  requireEditor((await readSet(db, userId, setId)).role);
  await db.questionSet.update({ where: { id: setId }, data: { title, updatedAt: now } });
}

/** Hides a set from its lists; `restoreDeletedSet` brings it back. @throws {Refusal} not-found, forbidden */
export async function deleteSet(authority: Authority, setId: string, now: Date): Promise<void> {
  requireEditor((await readSet(db, authority, setId)).role);
  await db.questionSet.update({ where: { id: setId }, data: { deletedAt: now } });
}

/** Brings a deleted set back. @throws {Refusal} not-found, forbidden */
export async function undeleteSet(userId: string, setId: string): Promise<void> {
  requireEditor((await readSet(db, userId, setId)).role);
  await db.questionSet.update({ where: { id: setId }, data: { deletedAt: null } });
}

/** A set like another, to be changed on its own. `id` is the copy's. @throws {Refusal} not-found, forbidden */
export async function duplicateSet(userId: string, setId: string, id: string, now: Date): Promise<void> {
  const set = await readSet(db, userId, setId);
  requireEditor(set.role);
  const { proposalFor } = await db.questionSet.findUniqueOrThrow({ where: { id: set.id } });
  await db.questionSet.create({
    data: {
      workspaceId: set.workspaceId,
      id,
      title: `${set.title} (copy)`.slice(0, 120),
      version: 1,
      proposalFor,
      createdAt: now,
      updatedAt: now,
      versions: {
        create: {
          version: 1,
          document: set.document,
          change: "Copied from another set.",
          changedBy: userId,
          changedAt: now,
        },
      },
    },
  });
}
