import { z } from "zod";
import { KIND_NAMES } from "#domain/content/question";
import { Refusal } from "#domain/refusal";
import { assess, expectedTime, type Names } from "#domain/sets/assessment";
import { plainPick, type SetDocument, setDocumentSchema } from "#domain/sets/document";
import { generateSets, reasonFor } from "#domain/sets/generation";
import type { Wish } from "#domain/sets/wish";
import { type Authority, countedAs, personOf } from "./authority";
import { db, type Transaction } from "./db";
import { countAttempt } from "./limits";
import { setCandidates } from "./set-candidates";
import { solve } from "./solver";
import { currentWorkspace, ensureWorkspace, findRole, type Role } from "./workspaces";

/** How often a person may have sets chosen. */
export const GENERATIONS = { name: "sets:generate", max: 60, windowSeconds: 60 * 60 };
const FORMS = ["A", "B", "C", "D"] as const;

export type QuestionSet = {
  id: string;
  workspaceId: string;
  role: Role;
  title: string;
  version: number;
  form: string;
  updatedAt: Date;
  deletedAt: Date | null;
  document: SetDocument;
};

/** How topics and kinds are called in sentences. */
export async function setNames(): Promise<Names> {
  const rows = await db.topic.findMany({ select: { id: true, title: true } });
  const titles = new Map(rows.map(({ id, title }) => [id, title]));
  return {
    topic: (topicId) => titles.get(topicId) ?? topicId,
    kind: (kind) => new Map<string, string>(Object.entries(KIND_NAMES)).get(kind) ?? kind,
  };
}

/**
 * Makes a set that meets `wish`, and the forms parallel to it, in the person's workspace, or the program's.
 *
 * @returns the ids, form A first
 * @throws {Refusal} too-many; invalid when no question fits at all
 */
export async function createSets(
  authority: Authority,
  { title, wish, forms, newId }: { title: string; wish: Wish; forms: number; newId: () => string },
  now: Date,
): Promise<string[]> {
  await countAttempt(GENERATIONS, countedAs(authority), now);
  const names = await setNames();
  const workspaceId =
    typeof authority === "string"
      ? await db.$transaction((tx) => ensureWorkspace(tx, authority, newId(), now))
      : authority.workspaceId;
  const candidates = await setCandidates(workspaceId, null, now, wish.candidateId);
  await requireCandidate(workspaceId, wish);
  requireKnown(wish, candidates);
  const generatedForms = await generateSets(wish, { candidates, names, solve, forms });
  if (generatedForms[0]?.picks.length === 0) {
    throw new Refusal("invalid", "No question fits this wish. Choose more topics or more kinds of question.");
  }
  const ids = generatedForms.map(newId);
  const [firstId = null] = ids;
  await db.$transaction(async (tx) => {
    const { proposalFor } = await tx.workspace.findUniqueOrThrow({ where: { id: workspaceId } });
    for (const [index, { picks }] of generatedForms.entries()) {
      const document = {
        wish: index === 0 ? wish : { ...wish, mustHave: [] },
        picks: picks.map(({ item }) => plainPick(item.id)),
      };
      const form = FORMS[index] ?? "A";
      await tx.questionSet.create({
        data: {
          workspaceId,
          id: ids[index] ?? newId(),
          title,
          version: 1,
          form,
          proposalFor,
          parallelTo: index === 0 ? null : firstId,
          createdAt: now,
          updatedAt: now,
          versions: {
            create: {
              version: 1,
              document,
              change: index === 0 ? "Generated." : `Generated as form ${form}.`,
              changedBy: personOf(authority),
              changedAt: now,
            },
          },
        },
      });
    }
  });
  return ids;
}

async function requireCandidate(workspaceId: string, { candidateId: id }: Wish): Promise<void> {
  if (id !== null && (await db.candidate.count({ where: { workspaceId, id } })) === 0)
    throw new Refusal("invalid", "candidateId: there is no such candidate.");
}

function requireKnown({ mustHave }: Wish, candidates: readonly { id: string }[]): void {
  const known = new Set(candidates.map(({ id }) => id));
  const unknown = mustHave.find((id) => !known.has(id));
  if (unknown) throw new Refusal("invalid", `mustHave: there is no question ${unknown}.`);
}

/** The sets of the workspace that a person works in, the last changed first. */
export async function setsOf(userId: string): Promise<Omit<QuestionSet, "document">[]> {
  const workspace = await currentWorkspace(userId);
  if (!workspace) return [];
  const rows = await db.questionSet.findMany({
    where: { deletedAt: null, workspaceId: workspace.id },
    orderBy: [{ updatedAt: "desc" }, { form: "asc" }],
    take: 200,
  });
  return rows.map(({ id, workspaceId, title, version, form, updatedAt, deletedAt }) => ({
    id,
    workspaceId,
    title,
    version,
    form,
    updatedAt,
    deletedAt,
    role: workspace.role,
  }));
}

/** One set as it is now. @throws {Refusal} not-found, for a set of a workspace that the person does not belong to as well */
export async function getSet(authority: Authority, setId: string): Promise<QuestionSet> {
  return readSet(db, authority, setId);
}

/** The same, inside a transaction. @throws {Refusal} not-found */
export async function readSet(tx: Transaction | typeof db, authority: Authority, setId: string): Promise<QuestionSet> {
  const notFound = new Refusal("not-found", "There is no such set.");
  if (!z.uuid().safeParse(setId).success) throw notFound;
  const row = await tx.questionSet.findUnique({ where: { id: setId } });
  const role = row && (await findRole(tx, authority, row.workspaceId));
  if (!row || !role) throw notFound;
  const { workspaceId, title, version, form, updatedAt, deletedAt } = row;
  const { document } = await tx.questionSetVersion.findUniqueOrThrow({
    where: { workspaceId_setId_version: { workspaceId, setId, version } },
  });
  return {
    id: setId,
    workspaceId,
    role,
    title,
    version,
    form,
    updatedAt,
    deletedAt,
    document: setDocumentSchema.parse(document),
  };
}

/** A set with its questions as the generator sees them, in the order of asking, and what of its wish they meet. */
export async function viewSet(authority: Authority, setId: string, now: Date) {
  const set = await readSet(db, authority, setId);
  const [candidates, names] = await Promise.all([
    setCandidates(set.workspaceId, setId, now, set.document.wish.candidateId),
    setNames(),
  ]);
  const byId = new Map(candidates.map((item) => [item.id, item]));
  // A question that was retired since has no place in a set any more; it is named.
  const picks = set.document.picks.flatMap((pick, place) => {
    const item = byId.get(pick.itemId);
    return item ? [{ ...pick, place, item, reason: reasonFor(item, set.document.wish, { candidates, names }) }] : [];
  });
  const retired = set.document.picks.filter(({ itemId }) => !byId.has(itemId)).map(({ itemId }) => itemId);
  const chosen = picks.map(({ item }) => item);
  const { unmet } = assess(chosen, set.document.wish, { candidates, names });
  return { set, picks, retired, unmet, candidates, names, time: expectedTime(chosen) };
}

/** What was done to a set, the newest first. @throws {Refusal} not-found */
export async function setHistory(userId: string, setId: string) {
  const { workspaceId } = await readSet(db, userId, setId);
  const rows = await db.questionSetVersion.findMany({
    where: { workspaceId, setId },
    select: { version: true, change: true, changedAt: true, author: { select: { name: true, isAnonymous: true } } },
    orderBy: { version: "desc" },
    take: 100,
  });
  return rows.map(({ author, ...row }) => ({
    ...row,
    by: author === null ? "somebody who left" : author.isAnonymous ? "a guest" : author.name || "a member",
  }));
}
