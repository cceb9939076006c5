import { z } from "zod";
import { Refusal } from "#domain/refusal";
import { criterionField, flagsWords } from "#domain/scorecards/change";
import type { ScoredQuestion } from "#domain/scorecards/criteria";
import {
  flagSchema,
  type Mark,
  type MarkInput,
  markVerdictSchema,
  type Note,
  type NoteInput,
  type Recommendation,
  recommendationSchema,
} from "#domain/scorecards/mark";
import { db } from "./db";
import {
  addChanges,
  findRow,
  holdOwn,
  NO_SCORECARD,
  requireOpen,
  type ScorecardRow,
  subjectName,
} from "./scorecard-rows";
import { findSubject, questionsOf, settleSubject, type Subject, type SubjectName } from "./scorecard-subjects";
import { findRole, requireEditor } from "./workspaces";

/**
 * The rater's own scorecard of a take or an interview, made with `newId` when there is none yet.
 *
 * @throws {Refusal} not-found for strangers; forbidden for viewers, and for whoever reads what others made of it;
 *   stale while the candidate is still writing
 */
export async function openScorecard(
  userId: string,
  name: SubjectName,
  newId: string,
  now: Date,
): Promise<{ workspaceId: string; id: string }> {
  return db.$transaction(async (tx) => {
    const { subject, role } = await findSubject(tx, userId, name);
    requireEditor(role);
    const { workspaceId, candidateId } = subject;
    // Two tabs, or two first raters at once, come one after the other.
    await tx.$executeRaw`SELECT id FROM candidate
      WHERE workspace_id = ${workspaceId}::uuid AND id = ${candidateId}::uuid FOR UPDATE`;
    const where = { workspaceId, ...subjectColumns(subject) };
    const others = await tx.scorecard.findMany({ where, select: { id: true, raterId: true } });
    const own = others.find(({ raterId }) => raterId === userId);
    if (own) return { workspaceId, id: own.id };
    if (subject.openUntil !== null && now < subject.openUntil) {
      throw new Refusal("stale", "The candidate is still writing. Score the answers once they are submitted.");
    }
    const reader = { workspaceId, subjectId: subject.id, userId };
    if (await tx.scorecardReader.findUnique({ where: { workspaceId_subjectId_userId: reader } })) {
      throw new Refusal(
        "forbidden",
        "You chose to read what others made of this without scoring it, so a scorecard of yours would not be independent.",
      );
    }
    const { proposalFor } = await tx.questionSet.findUniqueOrThrow({
      where: { workspaceId_id: { workspaceId, id: subject.setId } },
    });
    const seesProposal = proposalFor === "all" || (proposalFor === "first" && others.length === 0);
    await tx.scorecard.create({
      data: { ...where, id: newId, candidateId, raterId: userId, seesProposal, createdAt: now, updatedAt: now },
    });
    return { workspaceId, id: newId };
  });
}

function subjectColumns({ kind, id }: Subject): { takeId: string } | { interviewId: string } {
  return kind === "take" ? { takeId: id } : { interviewId: id };
}

/**
 * Keeps a decision on one criterion, or takes it away.
 *
 * @throws {Refusal} not-found, also for a criterion that is not on this scorecard; forbidden for a viewer; stale once
 *   it was submitted
 */
export async function saveMark(userId: string, scorecardId: string, input: MarkInput, now: Date): Promise<void> {
  const { itemId, step, criterionKey, verdict } = input;
  await requireQuestion(userId, scorecardId, input, criterionKey);
  await db.$transaction(async (tx) => {
    const card = await holdOwn(tx, userId, scorecardId);
    requireOpen(card);
    const place = { workspaceId: card.workspaceId, scorecardId, itemId, step, criterionKey };
    const where = { workspaceId_scorecardId_itemId_step_criterionKey: place };
    const was = (await tx.scorecardMark.findUnique({ where }))?.verdict ?? null;
    const entry = { itemId, step, field: criterionField(criterionKey), was, became: verdict };
    if (!(await addChanges(tx, card, [entry], { userId, now }))) return;
    if (verdict === null) await tx.scorecardMark.delete({ where });
    else {
      const data = { verdict, markedAt: now };
      await tx.scorecardMark.upsert({ where, create: { ...place, ...data }, update: data });
    }
  });
}

/**
 * Keeps what is written down on one question, and its flags.
 *
 * @throws {Refusal} not-found, also for a question that is not on this scorecard; forbidden for a viewer; stale once it
 *   was submitted
 */
export async function saveNote(userId: string, scorecardId: string, input: NoteInput, now: Date): Promise<void> {
  const { itemId, step, text } = input;
  const flags = [...new Set(input.flags)].toSorted();
  await requireQuestion(userId, scorecardId, input, null);
  await db.$transaction(async (tx) => {
    const card = await holdOwn(tx, userId, scorecardId);
    requireOpen(card);
    const place = { workspaceId: card.workspaceId, scorecardId, itemId, step };
    const where = { workspaceId_scorecardId_itemId_step: place };
    const before = await tx.scorecardNote.findUnique({ where });
    const entries = [
      { itemId, step, field: "note", was: before?.text || null, became: text || null },
      { itemId, step, field: "flags", was: flagsWords(before?.flags ?? []), became: flagsWords(flags) },
    ];
    if (!(await addChanges(tx, card, entries, { userId, now }))) return;
    if (text === "" && flags.length === 0) await tx.scorecardNote.deleteMany({ where: place });
    else {
      const data = { text, flags, notedAt: now };
      await tx.scorecardNote.upsert({ where, create: { ...place, ...data }, update: data });
    }
  });
}

async function requireQuestion(
  userId: string,
  scorecardId: string,
  { itemId, step }: { itemId: string; step: string },
  criterionKey: string | null,
): Promise<void> {
  const row = await findRow(db, scorecardId);
  const role = row && (await findRole(db, userId, row.workspaceId));
  if (!row || !role || row.raterId !== userId) throw new Refusal("not-found", NO_SCORECARD);
  const { subject } = await findSubject(db, userId, subjectName(row));
  const question = (await questionsOf(subject, itemId)).find((one) => one.step === step);
  if (!question) throw new Refusal("not-found", "There is no such question on this scorecard.");
  if (criterionKey !== null && !question.criteria.some(({ key }) => key === criterionKey)) {
    throw new Refusal("not-found", "There is no such criterion on this scorecard.");
  }
}

export type Scorecard = {
  workspaceId: string;
  id: string;
  subject: Subject;
  candidateName: string;
  setTitle: string;
  seesProposal: boolean;
  recommendation: Recommendation | null;
  summary: string;
  createdAt: Date;
  updatedAt: Date;
  /** Null while it may be changed. */
  submittedAt: Date | null;
  questions: ScoredQuestion[];
  marks: Mark[];
  notes: Note[];
};

/** One's own scorecard with its questions, marks and notes. @throws {Refusal} not-found */
export async function getScorecard(userId: string, scorecardId: string, now: Date): Promise<Scorecard> {
  const row = await findRow(db, scorecardId);
  if (!row || row.raterId !== userId) throw new Refusal("not-found", NO_SCORECARD);
  return readScorecard(userId, row, now);
}

/** A scorecard that the person may read. @throws {Refusal} not-found when its workspace is not theirs */
export async function readScorecard(userId: string, row: ScorecardRow, now: Date): Promise<Scorecard> {
  const { workspaceId, id } = row;
  const { subject } = await findSubject(db, userId, subjectName(row));
  await settleSubject(subject, now);
  const of = { workspaceId, scorecardId: id };
  const [questions, marks, notes, candidate, set] = await Promise.all([
    questionsOf(subject),
    db.scorecardMark.findMany({ where: of }),
    db.scorecardNote.findMany({ where: of }),
    db.candidate.findUniqueOrThrow({ where: { workspaceId_id: { workspaceId, id: row.candidateId } } }),
    db.questionSet.findUniqueOrThrow({ where: { workspaceId_id: { workspaceId, id: subject.setId } } }),
  ]);
  const { seesProposal, summary, createdAt, updatedAt, submittedAt } = row;
  return {
    workspaceId,
    id,
    subject,
    candidateName: candidate.name,
    setTitle: set.title,
    seesProposal,
    recommendation: row.recommendation === null ? null : recommendationSchema.parse(row.recommendation),
    summary,
    createdAt,
    updatedAt,
    submittedAt,
    questions,
    marks: marks.map(({ itemId, step, criterionKey, verdict }) => ({
      itemId,
      step,
      criterionKey,
      verdict: markVerdictSchema.parse(verdict),
    })),
    notes: notes.map(({ itemId, step, text, flags }) => ({
      itemId,
      step,
      text,
      flags: z.array(flagSchema).parse(flags),
    })),
  };
}
