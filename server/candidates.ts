import { z } from "zod";
import { type CandidateInput, isNamed } from "#domain/candidates/candidate-input";
import { Refusal } from "#domain/refusal";
import { takeScore } from "#domain/takes/take-result";
import { db } from "./db";
import { countAttempt } from "./limits";
import { hiddenProposals, readingOf } from "./scorecard-access";
import { settleTake } from "./take-grading";
import {
  currentWorkspace,
  ensureWorkspace,
  type Membership,
  requireEditor,
  type Role,
  workspacesOf,
} from "./workspaces";

const CHANGES = { name: "candidates:changes", max: 240, windowSeconds: 60 * 60 };

/** How many candidates a page of the list holds. */
export const CANDIDATES_PER_PAGE = 50;

export type ListedCandidate = {
  id: string;
  name: string;
  email: string | null;
  createdAt: Date;
  takes: number;
  interviews: number;
};

/** The candidates of the workspace that a person works in, the newest first; none where they belong to no workspace. */
export async function candidatesOf(
  userId: string,
  { search, page }: { search: string; page: number },
): Promise<{ workspace: Membership | null; total: number; candidates: ListedCandidate[] }> {
  const workspace = await currentWorkspace(userId);
  if (!workspace) return { workspace, total: 0, candidates: [] };
  const where = {
    workspaceId: workspace.id,
    // Whatever was typed is looked for as it stands: % and _ are letters like others.
    ...(search !== "" && {
      name: { contains: search.replaceAll(/[\\%_]/g, String.raw`\$&`), mode: "insensitive" as const },
    }),
  };
  const [total, rows] = await Promise.all([
    db.candidate.count({ where }),
    db.candidate.findMany({
      where,
      include: { _count: { select: { takes: true, interviews: true } } },
      orderBy: [{ createdAt: "desc" }, { id: "asc" }],
      skip: (page - 1) * CANDIDATES_PER_PAGE,
      take: CANDIDATES_PER_PAGE,
    }),
  ]);
  const candidates = rows.map(({ id, name, email, createdAt, _count }) => ({ id, name, email, createdAt, ..._count }));
  return { workspace, total, candidates };
}

/** The candidate of this id in a workspace that the person belongs to. @throws {Refusal} not-found */
export async function findCandidate(userId: string, candidateId: string) {
  const id = z.uuid().safeParse(candidateId).data;
  const workspaces = id ? await workspacesOf(userId) : [];
  const row = id
    ? await db.candidate.findFirst({ where: { workspaceId: { in: workspaces.map((one) => one.id) }, id } })
    : null;
  const workspace = row && workspaces.find((one) => one.id === row.workspaceId);
  if (!workspace) throw new Refusal("not-found", "There is no such candidate.");
  const { name, email, createdAt, accountId } = row;
  return { workspace, id: row.id, name, email, createdAt, accountId };
}

async function findForChange(userId: string, candidateId: string, now: Date) {
  const found = await findCandidate(userId, candidateId);
  requireEditor(found.workspace.role);
  await countAttempt(CHANGES, userId, now);
  return found;
}

export type CandidateTake = {
  id: string;
  setId: string;
  setTitle: string;
  startedAt: Date;
  submittedAt: Date | null;
  /** 0..1; null while it runs, or when nothing is scored by itself. */
  score: number | null;
  /** Whether the score is kept from a rater who judges without it. */
  isScoreHidden: boolean;
};

export type CandidateView = {
  id: string;
  name: string;
  email: string | null;
  createdAt: Date;
  role: Role;
  workspaceName: string;
  takes: CandidateTake[];
  interviews: { id: string; setTitle: string; createdAt: Date; startedAt: Date | null; endedAt: Date | null }[];
  scorecards: {
    id: string;
    of: "take" | "interview";
    rater: string;
    isOwn: boolean;
    isReadable: boolean;
    submittedAt: Date | null;
  }[];
};

/**
 * A candidate with all that there is of them. What a rater found stays on their scorecard, since another rater may
 * still have to judge without it.
 *
 * @throws {Refusal} not-found
 */
export async function getCandidate(userId: string, candidateId: string, now: Date): Promise<CandidateView> {
  const { workspace, id, name, email, createdAt } = await findCandidate(userId, candidateId);
  const where = { workspaceId: workspace.id, candidateId: id };
  const over = await db.take.findMany({ where: { ...where, submittedAt: null, deadlineAt: { lte: now } } });
  for (const take of over) await settleTake(take, now);
  const [takes, interviews, scorecards] = await Promise.all([
    db.take.findMany({
      where,
      orderBy: [{ startedAt: "desc" }, { id: "asc" }],
      include: {
        answers: { select: { score: true } },
        link: { select: { setId: true, version: { select: { set: { select: { title: true } } } } } },
      },
    }),
    db.interview.findMany({
      where,
      orderBy: [{ createdAt: "desc" }, { id: "asc" }],
      include: { version: { select: { set: { select: { title: true } } } } },
    }),
    db.scorecard.findMany({
      where,
      orderBy: [{ createdAt: "desc" }, { id: "asc" }],
      include: { rater: { select: { name: true, isAnonymous: true } } },
    }),
  ]);
  const standing = { workspaceId: workspace.id, role: workspace.role };
  const { mayRead } = await readingOf(userId, standing, [id]);
  const hidden = await hiddenProposals(
    userId,
    standing,
    takes.map((take) => ({ id: take.id, candidateId: id, setId: take.link.setId })),
  );
  return {
    id,
    name,
    email,
    createdAt,
    role: workspace.role,
    workspaceName: workspace.name,
    takes: takes.map(({ id: takeId, link, startedAt, submittedAt, answers }) => ({
      id: takeId,
      setId: link.setId,
      setTitle: link.version.set.title,
      startedAt,
      submittedAt,
      score: submittedAt === null || hidden.has(takeId) ? null : takeScore(answers),
      isScoreHidden: hidden.has(takeId),
    })),
    interviews: interviews.map(({ id: interviewId, version, createdAt: madeAt, startedAt, endedAt }) => ({
      id: interviewId,
      setTitle: version.set.title,
      createdAt: madeAt,
      startedAt,
      endedAt,
    })),
    scorecards: scorecards.map(({ id: scorecardId, takeId, rater, raterId, submittedAt }) => ({
      id: scorecardId,
      of: takeId === null ? "interview" : "take",
      rater: rater === null ? "somebody who left" : rater.isAnonymous ? "a guest" : rater.name || "a member",
      isOwn: raterId === userId,
      isReadable: mayRead(scorecardId),
      submittedAt,
    })),
  };
}

/** Writes a new candidate down, in the workspace that a person works in. @throws {Refusal} forbidden; too-many */
export async function createCandidate(
  userId: string,
  { input, newId }: { input: CandidateInput; newId: () => string },
  now: Date,
): Promise<string> {
  await countAttempt(CHANGES, userId, now);
  const { id } = await db.$transaction(async (tx) => {
    const workspaceId = await ensureWorkspace(tx, userId, newId(), now);
    return tx.candidate.create({ data: { ...input, workspaceId, id: newId(), createdAt: now } });
  });
  return id;
}

/** Corrects what is written down about a candidate. @throws {Refusal} not-found; forbidden; too-many */
export async function editCandidate(
  userId: string,
  candidateId: string,
  input: CandidateInput,
  now: Date,
): Promise<void> {
  const { workspace, id } = await findForChange(userId, candidateId, now);
  const { count } = await db.candidate.updateMany({ where: { workspaceId: workspace.id, id }, data: input });
  if (count === 0) throw new Refusal("stale", "This candidate was deleted meanwhile.");
}

/**
 * Deletes a candidate with everything that they left and that was noted about them, for good.
 *
 * @param typed their name, to say that this one is meant
 * @throws {Refusal} not-found; forbidden; invalid when the name is another; too-many
 */
export async function deleteCandidate(userId: string, candidateId: string, typed: string, now: Date): Promise<void> {
  const { workspace, id, name } = await findForChange(userId, candidateId, now);
  if (!isNamed(typed, name)) {
    throw new Refusal("invalid", `name: type "${name}" to delete this candidate. Nothing was deleted.`);
  }
  await db.candidate.deleteMany({ where: { workspaceId: workspace.id, id } });
}
