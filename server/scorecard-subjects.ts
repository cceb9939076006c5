import { z } from "zod";
import { answerKeySchema } from "#domain/content/answer-key";
import { questionSchema } from "#domain/content/question";
import { Refusal } from "#domain/refusal";
import type { Rubric } from "#domain/rubric/rubric";
import { type ScoredItem, type ScoredQuestion, scoredQuestions } from "#domain/scorecards/criteria";
import { setDocumentSchema } from "#domain/sets/document";
import { takeResultSchema } from "#domain/takes/take-result";
import { wordedQuestion } from "#domain/takes/worded-question";
import { db, type Transaction } from "./db";
import { getRubric } from "./rubrics";
import { settleTake } from "./take-grading";
import { findRole, type Role } from "./workspaces";

/** What a scorecard is about: a take or an interview. */
export type SubjectName = { takeId: string } | { interviewId: string };

export type Subject = {
  workspaceId: string;
  kind: "take" | "interview";
  id: string;
  candidateId: string;
  setId: string;
  setVersion: number;
  /** When the questions were laid before the candidate: their rubrics are those of then. */
  askedAt: Date;
  /** Of a take: until when it is still being written; null once it was submitted. */
  openUntil: Date | null;
};

/**
 * A take or an interview of one of the person's workspaces, with what they may do there.
 *
 * @throws {Refusal} not-found
 */
export async function findSubject(
  tx: Transaction | typeof db,
  userId: string,
  name: SubjectName,
): Promise<{ subject: Subject; role: Role }> {
  const subject = "takeId" in name ? await takeSubject(tx, userId, name) : await interviewSubject(tx, userId, name);
  const role = subject && (await findRole(tx, userId, subject.workspaceId));
  if (!subject || !role) throw new Refusal("not-found", "There is nothing to score at this address.");
  return { subject, role };
}

const isMember = (userId: string) => ({ candidate: { workspace: { members: { some: { userId } } } } });

async function takeSubject(
  tx: Transaction | typeof db,
  userId: string,
  { takeId }: { takeId: string },
): Promise<Subject | null> {
  if (!z.uuid().safeParse(takeId).success) return null;
  const take = await tx.take.findFirst({ where: { id: takeId, ...isMember(userId) }, include: { link: true } });
  if (!take) return null;
  return {
    workspaceId: take.workspaceId,
    kind: "take",
    id: take.id,
    candidateId: take.candidateId,
    setId: take.link.setId,
    setVersion: take.link.setVersion,
    askedAt: take.startedAt,
    openUntil: take.submittedAt === null ? take.deadlineAt : null,
  };
}

async function interviewSubject(
  tx: Transaction | typeof db,
  userId: string,
  { interviewId }: { interviewId: string },
): Promise<Subject | null> {
  if (!z.uuid().safeParse(interviewId).success) return null;
  const interview = await tx.interview.findFirst({ where: { id: interviewId, ...isMember(userId) } });
  if (!interview) return null;
  const { workspaceId, id, candidateId, setId, setVersion, createdAt: askedAt } = interview;
  return { workspaceId, kind: "interview", id, candidateId, setId, setVersion, askedAt, openUntil: null };
}

/** Grades a take whose time is over, before anything is read of it. */
export async function settleSubject({ workspaceId, kind, id }: Subject, now: Date): Promise<void> {
  if (kind !== "take") return;
  await settleTake(await db.take.findUniqueOrThrow({ where: { workspaceId_id: { workspaceId, id } } }), now);
}

/**
 * The questions of a take or an interview, in the order of asking, with what a rater decides on.
 *
 * @param onlyItemId those of one item alone
 */
export async function questionsOf(subject: Subject, onlyItemId?: string): Promise<ScoredQuestion[]> {
  const { workspaceId, setId, setVersion: version } = subject;
  const { document } = await db.questionSetVersion.findUniqueOrThrow({
    where: { workspaceId_setId_version: { workspaceId, setId, version } },
  });
  const { picks } = setDocumentSchema.parse(document);
  const answers = subject.kind === "take" ? await answersOf(subject) : null;
  // A chain has an answer a step.
  const itemIds = [...new Set((answers ?? picks).map(({ itemId }) => itemId))];
  const wanted = onlyItemId === undefined ? itemIds : itemIds.filter((itemId) => itemId === onlyItemId);
  const given = picks.flatMap(({ itemId, rubrics }) => rubrics.map((rubric) => ({ itemId, ...rubric })));
  // What an answer was graded by comes last: nothing else decides what its proposal means.
  const items = await scoredItems(wanted, subject.askedAt, [...given, ...(answers ?? [])]);
  return itemIds.flatMap((itemId, at) => {
    const item = items.get(itemId);
    if (!item) return [];
    const wording = picks.find((pick) => pick.itemId === itemId)?.wording ?? null;
    const asked = answers?.filter((answer) => answer.itemId === itemId).map(({ step }) => step) ?? null;
    return scoredQuestions({ ...item, question: wordedQuestion(item.question, wording) }, at + 1, asked);
  });
}

/** A step with the rubric that scores it; null is the one that was published when it was asked. */
type AskedStep = { itemId: string; step: string; rubricId: string | null };

/** Of a take that was graded, with the rubric that graded each answer. */
async function answersOf({ workspaceId, id: takeId }: Subject): Promise<AskedStep[]> {
  const rows = await db.takeAnswer.findMany({ where: { workspaceId, takeId }, orderBy: { position: "asc" } });
  return rows.map(({ itemId, step, result }) => ({
    itemId,
    step,
    rubricId: result === null ? null : takeResultSchema.parse(result).rubricId,
  }));
}

async function scoredItems(
  itemIds: readonly string[],
  askedAt: Date,
  scoredBy: readonly AskedStep[],
): Promise<Map<string, ScoredItem>> {
  const rows = await db.item.findMany({
    where: { id: { in: [...itemIds] }, kind: { not: "mock_interview" } },
    include: {
      topics: { where: { position: 0 } },
      rubrics: {
        where: { publishedAt: { lte: askedAt }, OR: [{ retiredAt: null }, { retiredAt: { gt: askedAt } }] },
        select: { id: true, step: true },
        orderBy: { version: "asc" },
      },
    },
  });
  const items = await Promise.all(
    rows.map(async (row): Promise<ScoredItem> => {
      const rubricIds = new Map(row.rubrics.map(({ id, step }) => [step, id]));
      for (const { itemId, step, rubricId } of scoredBy) {
        if (itemId === row.id && rubricId !== null) rubricIds.set(step, rubricId);
      }
      const rubrics = await Promise.all(
        [...rubricIds].map(async ([step, id]): Promise<[string, Rubric]> => [step, (await getRubric(id)).rubric]),
      );
      return {
        id: row.id,
        title: row.title,
        topicId: row.topics[0]?.topicId ?? "",
        question: questionSchema.parse(row.question),
        key: answerKeySchema.parse(row.answerKey),
        rubrics: new Map(rubrics),
      };
    }),
  );
  return new Map(items.map((item) => [item.id, item]));
}
