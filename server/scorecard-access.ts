import { z } from "zod";
import { Refusal } from "#domain/refusal";
import { type CardStanding, mayReadMarks, mayReadProposal, type Reader } from "#domain/scorecards/blindness";
import { db, type Transaction } from "./db";
import { findRow, NO_SCORECARD, type ScorecardRow } from "./scorecard-rows";
import { findSubject, type Subject, type SubjectName } from "./scorecard-subjects";
import { findRole, type Role, requireEditor } from "./workspaces";

/** Which raters of a set see what the engine proposes, as a form says it. */
export const proposalForSchema = z.enum(["first", "all", "none"], "choose first, all or none");

/** Who is shown what, in one workspace: every page and call that tells of scorecards asks this one. */
export type ScorecardReading = {
  reader: Reader;
  /** Scorecards of the candidates that were asked for. */
  cards: CardStanding[];
  mayRead: (cardId: string) => boolean;
  mayReadProposal: (subject: { id: string; candidateId: string; proposalFor: string }) => boolean;
};

/**
 * What somebody may read of the scorecards of some candidates, by the rules of `domain/scorecards/blindness`.
 *
 * @param candidateIds null for all of the workspace
 */
export async function readingOf(
  userId: string,
  { workspaceId, role }: { workspaceId: string; role: Role },
  candidateIds: readonly string[] | null,
): Promise<ScorecardReading> {
  const ofCandidates = { workspaceId, ...(candidateIds && { candidateId: { in: [...candidateIds] } }) };
  const [rows, waived] = await Promise.all([
    db.scorecard.findMany({ where: ofCandidates, orderBy: [{ createdAt: "asc" }, { id: "asc" }] }),
    db.scorecardReader.findMany({ where: { ...ofCandidates, userId }, select: { subjectId: true } }),
  ]);
  const reader = { userId, isViewer: role === "viewer", waived: new Set(waived.map(({ subjectId }) => subjectId)) };
  const cards = rows.map(standingOf);
  const byId = new Map(cards.map((card) => [card.id, card]));
  return {
    reader,
    cards,
    mayRead: (cardId) => {
      const card = byId.get(cardId);
      return card !== undefined && mayReadMarks(card, reader, cards);
    },
    mayReadProposal: ({ id: subjectId, candidateId, proposalFor }) =>
      mayReadProposal({ subjectId, candidateId, proposalFor: proposalForSchema.parse(proposalFor) }, reader, cards),
  };
}

function standingOf(row: ScorecardRow): CardStanding {
  const { id, takeId, interviewId, candidateId, raterId, seesProposal, submittedAt } = row;
  const subjectId = takeId ?? interviewId ?? "";
  return { id, subjectId, candidateId, raterId, seesProposal, isSubmitted: submittedAt !== null };
}

/** A scorecard that the person may read, their own or another's. @throws {Refusal} not-found */
export async function readableRow(userId: string, scorecardId: string): Promise<{ row: ScorecardRow; role: Role }> {
  const row = await findRow(db, scorecardId);
  const role = row && (await findRole(db, userId, row.workspaceId));
  if (!row || !role) throw new Refusal("not-found", NO_SCORECARD);
  const { mayRead } = await readingOf(userId, { workspaceId: row.workspaceId, role }, [row.candidateId]);
  if (!mayRead(row.id)) throw new Refusal("not-found", NO_SCORECARD);
  return { row, role };
}

/** Whether the person may read what the engine proposes for a take. */
export async function seesProposalOf(
  userId: string,
  subject: Pick<Subject, "id" | "workspaceId" | "candidateId" | "setId">,
  role: Role,
): Promise<boolean> {
  const { workspaceId } = subject;
  return (await hiddenProposals(userId, { workspaceId, role }, [subject])).size === 0;
}

/**
 * The takes whose results are kept from somebody who may still have to judge without them.
 *
 * @param subjects takes, each with the set that it is of
 */
export async function hiddenProposals(
  userId: string,
  workspace: { workspaceId: string; role: Role },
  subjects: readonly { id: string; candidateId: string; setId: string }[],
): Promise<Set<string>> {
  const { workspaceId } = workspace;
  const [{ mayReadProposal: mayRead }, sets] = await Promise.all([
    readingOf(userId, workspace, [...new Set(subjects.map(({ candidateId }) => candidateId))]),
    db.questionSet.findMany({
      where: { workspaceId, id: { in: subjects.map(({ setId }) => setId) } },
      select: { id: true, proposalFor: true },
    }),
  ]);
  const proposalFor = new Map(sets.map((set) => [set.id, set.proposalFor]));
  const hidden = subjects.filter(
    (subject) => !mayRead({ ...subject, proposalFor: proposalFor.get(subject.setId) ?? "first" }),
  );
  return new Set(hidden.map(({ id }) => id));
}

/**
 * Says that somebody reads what others make of takes or interviews, and will not score them. Those that they have a
 * scorecard of are left as they are.
 *
 * @throws {Refusal} not-found
 */
export async function waiveScoring(userId: string, names: readonly SubjectName[], now: Date): Promise<void> {
  await db.$transaction(async (tx) => {
    for (const name of names) await waiveOne(tx, userId, name, now);
  });
}

async function waiveOne(tx: Transaction, userId: string, name: SubjectName, now: Date): Promise<void> {
  const { subject } = await findSubject(tx, userId, name);
  const { workspaceId, candidateId, id: subjectId } = subject;
  // The same lock as opening a scorecard: one of the two comes first.
  await tx.$executeRaw`SELECT id FROM candidate
    WHERE workspace_id = ${workspaceId}::uuid AND id = ${candidateId}::uuid FOR UPDATE`;
  const own = await tx.scorecard.count({ where: { workspaceId, candidateId, raterId: userId, ...name } });
  if (own > 0) return;
  await tx.scorecardReader.createMany({
    data: [{ workspaceId, subjectId, userId, candidateId, since: now }],
    skipDuplicates: true,
  });
}

/** Which raters of a set see the proposal. @throws {Refusal} forbidden for a viewer; invalid */
export async function setProposalFor(
  userId: string,
  { workspaceId, id }: { workspaceId: string; id: string },
  proposalFor: string,
): Promise<void> {
  const role = await findRole(db, userId, workspaceId);
  if (!role) throw new Refusal("not-found", "There is no such set.");
  requireEditor(role);
  const chosen = proposalForSchema.safeParse(proposalFor);
  if (!chosen.success) throw new Refusal("invalid", "proposalFor: choose first, all or none.");
  await db.questionSet.update({
    where: { workspaceId_id: { workspaceId, id } },
    data: { proposalFor: chosen.data },
  });
}
