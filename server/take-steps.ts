import { answerKeySchema } from "#domain/content/answer-key";
import { type Question, questionSchema } from "#domain/content/question";
import { setDocumentSchema } from "#domain/sets/document";
import { wordedQuestion } from "#domain/takes/worded-question";
import { MAIN_STEP } from "./content";
import { db } from "./db";
import { takeableItems } from "./take-links";

/** One thing that a take asks: a question, or a step of a chain. */
export type AskedStep = { itemId: string; step: string };

/**
 * What one version of a set asks at home, in order. Where follow-ups were wanted, a chain asks all of its steps one
 * after another: by itself it would choose the next by the score of the one before, which a candidate must not learn.
 */
export async function askedSteps(document: unknown): Promise<AskedStep[]> {
  const { picks, wish } = setDocumentSchema.parse(document);
  const itemIds = await takeableItems(picks.map(({ itemId }) => itemId));
  const questions = await publicQuestions(itemIds);
  const steps = wish.followUps ? await stepPrompts(itemIds) : new Map<string, Map<string, string>>();
  return itemIds.flatMap((itemId) => {
    const question = questions.get(itemId);
    const first = question?.kind === "chain" ? question.firstStep : MAIN_STEP;
    return [...(steps.get(itemId)?.keys() ?? [first])].map((step) => ({ itemId, step }));
  });
}

/** The questions of a take as it asks them, one for each of `asked`, in the set's own words; no answer is in them. */
export async function askedQuestions(
  document: unknown,
  asked: readonly AskedStep[],
): Promise<(Question | undefined)[]> {
  const { picks } = setDocumentSchema.parse(document);
  const wordings = new Map(picks.map(({ itemId, wording }) => [itemId, wording]));
  const itemIds = [...new Set(asked.map(({ itemId }) => itemId))];
  const [questions, steps] = await Promise.all([publicQuestions(itemIds), stepPrompts(itemIds)]);
  return asked.map(({ itemId, step }) => {
    const question = questions.get(itemId);
    if (!question) return undefined;
    const prompt = steps.get(itemId)?.get(step);
    // A wording of the set's own is one of the opening question.
    return question.kind === "chain" && step !== question.firstStep && prompt !== undefined
      ? { ...question, prompt, firstStep: step }
      : wordedQuestion(question, wordings.get(itemId) ?? null);
  });
}

/** Never the answer key: what is not selected cannot leak. */
async function publicQuestions(itemIds: readonly string[]): Promise<Map<string, Question>> {
  const rows = await db.item.findMany({ where: { id: { in: [...itemIds] } }, select: { id: true, question: true } });
  return new Map(rows.map(({ id, question }) => [id, questionSchema.parse(question)]));
}

/** Of chains alone what each step asks, in order: it stands in the key, of which nothing else leaves this function. */
async function stepPrompts(itemIds: readonly string[]): Promise<Map<string, Map<string, string>>> {
  const rows = await db.item.findMany({
    where: { id: { in: [...itemIds] }, kind: "chain" },
    select: { id: true, answerKey: true },
  });
  return new Map(
    rows.flatMap(({ id, answerKey }) => {
      const key = answerKeySchema.parse(answerKey);
      return key.kind === "chain" ? [[id, new Map(key.steps.map(({ id: step, prompt }) => [step, prompt]))]] : [];
    }),
  );
}
