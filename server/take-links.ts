import { hashPassword } from "better-auth/crypto";
import { z } from "zod";
import { kindSchema } from "#domain/content/question";
import { Refusal } from "#domain/refusal";
import { type LinkInput, type Reveals, revealsSchema } from "#domain/takes/link-input";
import { takeScore } from "#domain/takes/take-result";
import { type LinkState, linkState } from "#domain/takes/take-time";
import { hashToken } from "./auth-tokens";
import { type Authority, countedAs, personOf } from "./authority";
import { db } from "./db";
import { countAttempt } from "./limits";
import { getSet } from "./question-sets";
import { hiddenProposals } from "./scorecard-access";
import { settleTake } from "./take-grading";
import { requireEditor } from "./workspaces";

const LINKS = { name: "takes:links", max: 60, windowSeconds: 60 * 60 };

/** The questions of a set that can be taken alone, in order: flashcards are talked about, not answered in writing. */
export async function takeableItems(itemIds: readonly string[]): Promise<string[]> {
  const rows = await db.item.findMany({
    where: {
      id: { in: [...itemIds] },
      ownerId: null,
      retiredAt: null,
      kind: { notIn: ["flashcard", "mock_interview"] },
    },
    select: { id: true, kind: true },
  });
  const kinds = new Map(rows.map(({ id, kind }) => [id, kindSchema.parse(kind)]));
  return itemIds.filter((id) => kinds.has(id));
}

/**
 * Makes a link to the set as it is now. The token is the caller's: only its hash is kept.
 *
 * @throws {Refusal} not-found; forbidden for a viewer; stale for a deleted set; invalid; too-many
 */
export async function createTakeLink(
  authority: Authority,
  setId: string,
  {
    id,
    token,
    input,
    candidateId = null,
  }: { id: string; token: string; input: LinkInput; candidateId?: string | null },
  now: Date,
): Promise<void> {
  const { workspaceId, version: setVersion, role, deletedAt, document } = await getSet(authority, setId);
  requireEditor(role);
  await countAttempt(LINKS, countedAs(authority), now);
  if (deletedAt !== null) throw new Refusal("stale", "This set is deleted. Bring it back before you invite to it.");
  if (input.endsAt <= now) throw new Refusal("invalid", "The end must be still to come, or nobody could begin.");
  const items = await takeableItems(document.picks.map(({ itemId }) => itemId));
  if (items.length === 0) {
    throw new Refusal("invalid", "This set has no question to be answered in writing. Add one that is no flashcard.");
  }
  if (candidateId !== null && !(await db.candidate.findFirst({ where: { workspaceId, id: candidateId } }))) {
    throw new Refusal("invalid", "candidateId: there is no such candidate.");
  }
  const { passcode, ...terms } = input;
  await db.takeLink.create({
    data: {
      ...terms,
      workspaceId,
      id,
      setId,
      setVersion,
      tokenHash: hashToken(token),
      passcodeHash: passcode === "" ? null : await hashPassword(passcode),
      candidateId,
      createdBy: personOf(authority),
      createdAt: now,
    },
  });
}

export type ListedTake = {
  id: string;
  candidateName: string;
  startedAt: Date;
  deadlineAt: Date;
  submittedAt: Date | null;
  /** 0..1; null while it runs, or when nothing is scored by itself. */
  score: number | null;
  /** Whether the score is kept from a rater who judges without it. */
  isScoreHidden: boolean;
  answered: number;
  asked: number;
};

export type ListedLink = {
  id: string;
  setVersion: number;
  startsAt: Date;
  endsAt: Date;
  maxUses: number;
  minutes: number;
  extraPercent: number;
  hasPasscode: boolean;
  reveals: Reveals;
  state: LinkState;
  takes: ListedTake[];
};

/** The links of a set with what candidates made of them, the newest first. @throws {Refusal} not-found */
export async function takeLinksOf(userId: string, setId: string, now: Date): Promise<ListedLink[]> {
  const { workspaceId, role } = await getSet(userId, setId);
  const open = await db.take.findMany({
    where: { workspaceId, link: { setId }, submittedAt: null, deadlineAt: { lte: now } },
  });
  for (const take of open) await settleTake(take, now);
  const rows = await db.takeLink.findMany({
    where: { workspaceId, setId },
    orderBy: [{ createdAt: "desc" }, { id: "asc" }],
    take: 100,
    include: {
      takes: {
        orderBy: { startedAt: "desc" },
        include: { answers: { select: { savedAt: true, score: true } }, candidate: { select: { name: true } } },
      },
    },
  });
  const listed = rows.flatMap(({ takes }) => takes.map(({ id, candidateId }) => ({ id, candidateId, setId })));
  const hidden = await hiddenProposals(userId, { workspaceId, role }, listed);
  return rows.map(({ id, setVersion, startsAt, endsAt, maxUses, minutes, extraPercent, ...row }) => ({
    id,
    setVersion,
    startsAt,
    endsAt,
    maxUses,
    minutes,
    extraPercent,
    hasPasscode: row.passcodeHash !== null,
    reveals: revealsSchema.parse(row.reveals),
    state: linkState({ startsAt, endsAt, maxUses, revokedAt: row.revokedAt }, row.takes.length, now),
    takes: row.takes.map(({ id: takeId, candidate, startedAt, deadlineAt, submittedAt, answers }) => ({
      id: takeId,
      candidateName: candidate.name,
      startedAt,
      deadlineAt,
      submittedAt,
      score: submittedAt === null || hidden.has(takeId) ? null : takeScore(answers),
      isScoreHidden: hidden.has(takeId),
      answered: answers.filter(({ savedAt }) => savedAt !== null).length,
      asked: answers.length,
    })),
  }));
}

/** Closes a link: nobody begins by it any more; what was begun goes on. @throws {Refusal} not-found; forbidden */
export async function revokeTakeLink(authority: Authority, setId: string, linkId: string, now: Date): Promise<void> {
  const { workspaceId, role } = await getSet(authority, setId);
  const id = z.uuid().safeParse(linkId).data;
  const link = id ? await db.takeLink.findFirst({ where: { workspaceId, setId, id } }) : null;
  if (!link) throw new Refusal("not-found", "There is no such link.");
  requireEditor(role);
  await db.takeLink.updateMany({ where: { workspaceId, id: link.id, revokedAt: null }, data: { revokedAt: now } });
}
