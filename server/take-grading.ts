import { z } from "zod";
import { answerKeySchema } from "#domain/content/answer-key";
import { questionSchema } from "#domain/content/question";
import { type Response, responseSchema } from "#domain/quiz/response";
import { responseFromFields } from "#domain/quiz/response-form";
import { Refusal } from "#domain/refusal";
import { type SetPick, setDocumentSchema } from "#domain/sets/document";
import { scoresByItself } from "#domain/sets/own-question";
import type { TakeResult } from "#domain/takes/take-result";
import { takeState } from "#domain/takes/take-time";
import { wordedQuestion } from "#domain/takes/worded-question";
import { scoreAnswer } from "./answer-scoring";
import { db, type Transaction } from "./db";
import { type DraftFields, draftFieldsSchema } from "./drafts";
import { Prisma } from "./generated/client";
import { announce } from "./webhook-outbox";
import { getCurrentRubric, rubricGiven } from "./rubrics";

type TakeRow = { workspaceId: string; id: string; deadlineAt: Date; submittedAt: Date | null };

/**
 * Submits a take whose time is over, and grades what was submitted and is not graded yet: called whenever a take is
 * read, so that neither a closed browser nor a restarted server leaves one open.
 *
 * @returns when it was submitted; null while it runs
 */
export async function settleTake(take: TakeRow, now: Date): Promise<Date | null> {
  const { workspaceId, id, deadlineAt } = take;
  const state = takeState(take, now);
  if (state === "running") return null;
  if (state === "over") await closeTake({ workspaceId, id }, {}, deadlineAt);
  const ungraded = await db.takeAnswer.findMany({
    where: { workspaceId, takeId: id, result: { equals: Prisma.DbNull } },
    include: { take: { select: { link: { select: { version: { select: { document: true } } } } } } },
  });
  for (const { itemId, step, fields, savedAt, take: ofTake } of ungraded) {
    const { picks } = setDocumentSchema.parse(ofTake.link.version.document);
    const pick = picks.find((one) => one.itemId === itemId);
    const response = savedAt === null ? null : responseOf(draftFieldsSchema.parse(fields));
    const { result, ...scored } = await gradeOne({ itemId, step }, pick, response);
    // The same answer graded twice at once gives the same: the first stays.
    await db.takeAnswer.updateMany({
      where: { workspaceId, takeId: id, itemId, step, result: { equals: Prisma.DbNull } },
      data: { ...scored, result, ...(response && { response }) },
    });
  }
  return take.submittedAt ?? deadlineAt;
}

/**
 * Marks a take as submitted and tells webhooks so, together; nothing when it was submitted before.
 *
 * @param only what else must hold of it
 */
export async function closeTake(
  { workspaceId, id }: { workspaceId: string; id: string },
  only: Prisma.TakeWhereInput,
  submittedAt: Date,
): Promise<void> {
  await db.$transaction(async (tx) => {
    const { count } = await tx.take.updateMany({
      where: { ...only, workspaceId, id, submittedAt: null },
      data: { submittedAt },
    });
    if (count > 0) await announceTake(tx, "take.submitted", { workspaceId, id }, submittedAt);
  });
}

/** Tells webhooks of a take, in the transaction in which it is begun or submitted. */
export async function announceTake(
  tx: Transaction,
  event: "take.begun" | "take.submitted",
  { workspaceId, id }: { workspaceId: string; id: string },
  at: Date,
): Promise<void> {
  const { candidateId, link } = await tx.take.findUniqueOrThrow({
    where: { workspaceId_id: { workspaceId, id } },
    select: { candidateId: true, link: { select: { setId: true } } },
  });
  const data = { setId: link.setId, candidateId, takeId: id };
  await announce(tx, { event, workspaceId, subjectId: id, data }, at);
}

/** Submits and grades takes whose time is over, so that results come without anybody looking. */
export async function settleOverdueTakes(now: Date, workspaceId?: string): Promise<void> {
  const overdue = await db.take.findMany({
    where: { ...(workspaceId !== undefined && { workspaceId }), submittedAt: null, deadlineAt: { lte: now } },
    orderBy: { deadlineAt: "asc" },
    take: 50,
  });
  for (const take of overdue) await settleTake(take, now);
}

/** What the fields of a form say; null when they are no answer. */
function responseOf(fields: DraftFields): Response | null {
  const entries = Object.entries(fields).flatMap(([name, value]) => [value].flat().map((one) => [name, one] as const));
  return responseSchema.safeParse(responseFromFields(entries)).data ?? null;
}

type Graded = { score: number | null; points: number | null; maxPoints: number | null; result: TakeResult };

const NO_RESULT: TakeResult = { outcome: null, grade: null, rubricId: null };

async function gradeOne(
  { itemId, step }: { itemId: string; step: string },
  pick: SetPick | undefined,
  response: Response | null,
): Promise<Graded> {
  const item = await db.item.findUniqueOrThrow({
    where: { id: itemId },
    select: { kind: true, question: true, answerKey: true, workspaceId: true },
  });
  const isCode = item.kind === "fix_code" || item.kind === "write_code";
  const isForPeople =
    isCode || (item.workspaceId !== null && !scoresByItself((await getCurrentRubric(itemId, step)).rubric));
  // What a person judges has no score; anything else that was not answered earned nothing.
  const nothing = { score: isForPeople ? null : 0, points: null, maxPoints: null, result: NO_RESULT };
  if (isForPeople && !isCode) return nothing;
  if (response?.kind !== item.kind || (response.kind === "chain" && response.step !== step)) return nothing;
  try {
    const question = wordedQuestion(questionSchema.parse(item.question), pick?.wording ?? null);
    const key = answerKeySchema.parse(item.answerKey);
    const { outcome, run, ...scored } = await scoreAnswer(itemId, response, { key, question }, (of) =>
      rubricGiven(pick?.rubrics, { itemId, step: of }),
    );
    return { ...scored, result: { outcome, grade: run?.grade ?? null, rubricId: run?.rubricId ?? null } };
  } catch (error) {
    // Made by hand, naming an option that is not there: no answer to this question.
    if (error instanceof Refusal && error.reason === "invalid") return nothing;
    throw error;
  }
}

/** A token in an address: 32 random bytes, in base64url. */
export const takeTokenSchema = z.string().regex(/^[A-Za-z0-9_-]{43}$/);
