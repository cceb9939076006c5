import { z } from "zod";
import type { InterviewInput } from "#domain/interviews/interview-input";
import { type Phase, phaseOf } from "#domain/interviews/live-state";
import { Refusal } from "#domain/refusal";
import { hashToken } from "./auth-tokens";
import { db } from "./db";
import { countAttempt } from "./limits";
import { liveStateOf } from "./live-row";
import { tellChanged } from "./live-changes";
import { getSet } from "./question-sets";
import { findRole, requireEditor } from "./workspaces";

const INTERVIEWS = { name: "interviews:new", max: 60, windowSeconds: 60 * 60 };
const ADDRESSES = { name: "interviews:address", max: 60, windowSeconds: 60 * 60 };
const notFound = () => new Refusal("not-found", "There is no such interview.");

/**
 * Prepares an interview with the set as it is now. Ids and token are the caller's; of the token only the hash is kept.
 *
 * @throws {Refusal} not-found; forbidden for a viewer; stale for a deleted set; invalid; too-many
 */
export async function createInterview(
  userId: string,
  setId: string,
  ids: { id: string; newCandidateId: string; viewToken: string; input: InterviewInput },
  now: Date,
): Promise<void> {
  const { workspaceId, version: setVersion, role, deletedAt, document } = await getSet(userId, setId);
  requireEditor(role);
  await countAttempt(INTERVIEWS, userId, now);
  if (deletedAt !== null)
    throw new Refusal("stale", "This set is deleted. Bring it back before you ask its questions.");
  const [first] = document.picks;
  if (!first) throw new Refusal("invalid", "This set has no question. Add one before you interview somebody.");
  const { id, newCandidateId, viewToken, input } = ids;
  await db.$transaction(async (tx) => {
    const candidateId = "candidateId" in input ? input.candidateId : newCandidateId;
    if ("name" in input) {
      await tx.candidate.create({ data: { workspaceId, id: candidateId, name: input.name, createdAt: now } });
    } else if (!(await tx.candidate.findUnique({ where: { workspaceId_id: { workspaceId, id: candidateId } } }))) {
      throw new Refusal("not-found", "There is no such candidate.");
    }
    await tx.interview.create({
      data: {
        workspaceId,
        id,
        setId,
        setVersion,
        candidateId,
        viewTokenHash: hashToken(viewToken),
        createdBy: userId,
        createdAt: now,
        currentItemId: first.itemId,
      },
    });
  });
}

export type ListedInterview = {
  id: string;
  candidateName: string;
  setVersion: number;
  /** Who prepared it. */
  by: string;
  createdAt: Date;
  startedAt: Date | null;
  endedAt: Date | null;
  phase: Phase;
  /** The viewer's own. */
  scorecardId: string | null;
};

/** The interviews with a set, the newest first. @throws {Refusal} not-found */
export async function interviewsOf(userId: string, setId: string): Promise<ListedInterview[]> {
  const { workspaceId } = await getSet(userId, setId);
  const rows = await db.interview.findMany({
    where: { workspaceId, setId },
    orderBy: [{ createdAt: "desc" }, { id: "asc" }],
    take: 200,
    include: {
      candidate: { select: { name: true } },
      author: { select: { name: true, isAnonymous: true } },
      scorecards: { where: { raterId: userId }, select: { id: true } },
    },
  });
  return rows.map(({ candidate, author, scorecards, ...row }) => ({
    id: row.id,
    candidateName: candidate.name,
    setVersion: row.setVersion,
    by: author === null ? "somebody who left" : author.isAnonymous ? "a guest" : author.name || "a member",
    createdAt: row.createdAt,
    startedAt: row.startedAt,
    endedAt: row.endedAt,
    phase: phaseOf(liveStateOf(row)),
    scorecardId: scorecards[0]?.id ?? null,
  }));
}

/** Candidates whom one may interview with a set, the newest first. @throws {Refusal} not-found */
export async function candidatesForSet(
  userId: string,
  setId: string,
): Promise<{ id: string; name: string; email: string | null; createdAt: Date }[]> {
  const { workspaceId } = await getSet(userId, setId);
  return db.candidate.findMany({
    where: { workspaceId },
    select: { id: true, name: true, email: true, createdAt: true },
    orderBy: [{ createdAt: "desc" }, { id: "asc" }],
    take: 200,
  });
}

/** An interview of a workspace that the person belongs to. @throws {Refusal} not-found */
export async function findInterview(userId: string, interviewId: string) {
  const id = z.uuid().safeParse(interviewId).data;
  const row = id
    ? await db.interview.findFirst({
        where: { id, candidate: { workspace: { members: { some: { userId } } } } },
        include: { candidate: true, version: { include: { set: true } } },
      })
    : null;
  const role = row && (await findRole(db, userId, row.workspaceId));
  if (!row || !role) throw notFound();
  return { ...row, role };
}

/** Takes back an interview that was not begun. @throws {Refusal} not-found; forbidden for a viewer; stale */
export async function deleteInterview(userId: string, interviewId: string): Promise<void> {
  const { workspaceId, id, role, candidateId, createdAt } = await findInterview(userId, interviewId);
  requireEditor(role);
  const { count } = await db.interview.deleteMany({ where: { workspaceId, id, startedAt: null } });
  if (count === 0) throw new Refusal("stale", "This interview was begun: it can no longer be taken back.");
  // Somebody who was named for this interview alone goes with it.
  await db.candidate.deleteMany({
    where: {
      workspaceId,
      id: candidateId,
      createdAt,
      interviews: { none: {} },
      takes: { none: {} },
      links: { none: {} },
    },
  });
  tellChanged(id);
}

/**
 * Gives an interview a new address for its candidate; the one before leads nowhere from now on.
 *
 * @throws {Refusal} not-found; forbidden for a viewer; stale once it has ended; too-many
 */
export async function renewViewToken(userId: string, interviewId: string, viewToken: string, now: Date): Promise<void> {
  const { workspaceId, id, role } = await findInterview(userId, interviewId);
  requireEditor(role);
  await countAttempt(ADDRESSES, userId, now);
  const { count } = await db.interview.updateMany({
    where: { workspaceId, id, endedAt: null },
    data: { viewTokenHash: hashToken(viewToken), revision: { increment: 1 } },
  });
  if (count === 0) throw new Refusal("stale", "This interview has ended: nobody needs an address any more.");
  tellChanged(id);
}
