import { createHash } from "node:crypto";
import { isDeepStrictEqual } from "node:util";
import { type AnswerKey, answerKeySchema } from "#domain/content/answer-key";
import { questionSchema } from "#domain/content/question";
import { nextStep, waysOn } from "#domain/quiz/chain";
import { type Response, responseSchema } from "#domain/quiz/response";
import { Refusal } from "#domain/refusal";
import { MAIN_STEP } from "./content";
import { db, isDuplicate } from "./db";
import { visibleTo } from "./items";
import { type Scored, scoreAnswer } from "./answer-scoring";

export type AnswerContext = "practice" | "review" | "welcome";

/** What a person submits. `id` is made by the browser, so that the same submit sent twice is one answer. */
export type Submission = {
  id: string;
  itemId: string;
  response: Response;
  /** Shared by the answers of one walk through a chain; null elsewhere. */
  chainId: string | null;
  elapsedMs: number;
  context: AnswerContext;
  /** It waited on a device without a connection: the way through a chain was chosen there, not by the score. */
  isKept?: boolean | undefined;
};

/**
 * Scores an answer and stores it with its result, the card it becomes, and without its draft: together or not at all.
 *
 * @throws {Refusal} not-found for an unknown item; invalid for a response of another kind, or an id used for another
 *   answer; stale for a chain step that is not the next one
 */
export async function submitAnswer(userId: string, submission: Submission, now: Date): Promise<{ id: string }> {
  if (await wasSubmitted(userId, submission)) return { id: submission.id };
  const { id, itemId, response } = submission;
  const chainId = response.kind === "chain" ? submission.chainId : null; // nothing else is a walk
  const item = await db.item.findFirst({
    where: { id: itemId, ...visibleTo(userId) },
    select: { kind: true, rev: true, question: true, answerKey: true },
  });
  if (!item) throw new Refusal("not-found", "There is no such question.");
  if (item.kind !== response.kind)
    throw new Refusal("invalid", `kind: this question takes an answer of kind ${item.kind}.`);

  const key = answerKeySchema.parse(item.answerKey);
  const step = response.kind === "chain" ? response.step : MAIN_STEP;
  if (response.kind === "chain" && !(await isNextStep(userId, { ...submission, chainId, step: response.step }, key))) {
    // It is also not the next one when the same submit, sent twice at once, was stored while we looked.
    if (await wasSubmitted(userId, submission)) return { id };
    throw alreadyAnswered();
  }
  const scored = await scoreAnswer(itemId, response, { key, question: questionSchema.parse(item.question) });

  const { outcome, run, ...points } = scored;
  const answer = {
    userId,
    id,
    itemId,
    step,
    chainId,
    response,
    ...points,
    itemRev: item.rev,
    ...(outcome && { outcome }),
    context: submission.context,
    elapsedMs: submission.elapsedMs,
    submittedAt: now,
  };
  try {
    await db.$transaction([
      db.answer.create({ data: answer }),
      ...(run ? [createRun(userId, id, run, now)] : []),
      db.draft.deleteMany({ where: { userId, itemId, step } }),
      db.card.createMany({ data: [{ userId, cardId: itemId, itemId, addedAt: now }], skipDuplicates: true }),
    ]);
  } catch (error) {
    // The same submit arrived twice at once, and the other was first: its answer stands.
    if (!isDuplicate(error)) throw error;
    if (!(await wasSubmitted(userId, submission))) throw alreadyAnswered();
  }
  return { id };
}

async function wasSubmitted(userId: string, { id, itemId, response }: Submission): Promise<boolean> {
  const known = await db.answer.findUnique({
    where: { userId_id: { userId, id } },
    select: { itemId: true, response: true },
  });
  if (!known) return false;
  if (known.itemId === itemId && isDeepStrictEqual(responseSchema.parse(known.response), response)) return true;
  throw new Refusal("invalid", "id: this id was already used for another answer.");
}

/** @throws {Refusal} invalid when the walk is not named, or is one through another chain */
async function isNextStep(
  userId: string,
  { itemId, chainId, step, isKept }: Pick<Submission, "itemId" | "chainId" | "isKept"> & { step: string },
  key: AnswerKey,
): Promise<boolean> {
  if (!chainId || key.kind !== "chain")
    throw new Refusal("invalid", "chainId: say which walk through the chain this belongs to.");
  const before = await db.answer.findMany({
    where: { userId, chainId },
    orderBy: { submittedAt: "asc" },
    select: { itemId: true, step: true, score: true },
  });
  if (before.some((answer) => answer.itemId !== itemId))
    throw new Refusal("invalid", "chainId: this id belongs to a walk through another chain.");
  const last = before.at(-1);
  if (!last) return step === key.steps[0]?.id;
  if (!key.steps.some(({ id }) => id === last.step)) return false; // the chain was published anew since
  if (isKept) return waysOn(key.steps, last.step).some(({ next }) => next === step);
  return step === nextStep(key.steps, last.step, last.score ?? 0);
}

function alreadyAnswered(): Refusal {
  return new Refusal("stale", "This step of the chain was already answered, or is not the next one.");
}

/** The run made at submission shares the answer's id; later gradings have their own. */
function createRun(userId: string, answerId: string, { grade, rubricId, text }: NonNullable<Scored["run"]>, now: Date) {
  const { criteria, misconceptions, ...summary } = grade;
  return db.gradingRun.create({
    data: {
      userId,
      answerId,
      rubricId,
      ...summary,
      id: answerId,
      answerHash: createHash("sha256").update(text).digest("hex"),
      grader: "deterministic",
      createdAt: now,
      criteria: {
        createMany: {
          data: criteria.map(({ nearestMiss, ...result }, position) => ({
            ...result,
            position,
            ...(nearestMiss && { nearestMiss }),
          })),
        },
      },
      misconceptions: { createMany: { data: misconceptions } },
    },
  });
}
