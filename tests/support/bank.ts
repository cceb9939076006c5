import path from "node:path";
import type { AnswerKey } from "#domain/content/answer-key";
import { answerKeySchema } from "#domain/content/answer-key";
import type { Item } from "#domain/content/item";
import { type Kind, type Question, questionSchema } from "#domain/content/question";
import type { Response } from "#domain/quiz/response";
import { type LexiconSource, lexiconSchema } from "#domain/rubric/lexicon-source";
import { type Bank, publishBank } from "#server/content";
import { readBank } from "#server/content-files";
import { db } from "#server/db";
import { ALL_KINDS, itemOf } from "../unit/content/authored-items";

const folder = path.resolve(import.meta.dirname, "../../content");

/** The bank that the product ships with: what of it can be read. */
export async function shippedBank(): Promise<Bank> {
  const { items, topics, lexiconSource } = await readBank(folder);
  return { items: items.map(({ item }) => item), topics, lexicon: lexiconSchema.parse(lexiconSource) };
}

/** A small bank of one topic, with a lexicon of its own. */
export function bankOf(items: readonly Item[], lexicon: Partial<LexiconSource> = {}): Bank {
  const topics = [{ id: "tasks", title: "Tasks", summary: "What tasks are and when they run.", requires: [] }];
  return { items, topics, lexicon: lexiconSchema.parse({ version: "1", concepts: {}, entities: {}, ...lexicon }) };
}

/** One item of every kind that is answered by itself; whatever must stay hidden says SECRET. */
export function everyKind(): Item[] {
  return ALL_KINDS.filter((kind) => kind !== "mock_interview").map((kind) => itemOf(kind));
}

/** An item in words of the shipped bank, with its rubric. */
export const GATHER = "gather.gather-vs-create-task";

/**
 * The shipped bank, with an item of our own of each kind, and two chains, `tasks.chain` and `tasks.other-chain`, whose
 * steps are graded by the rubric of `GATHER`: a poor opening leads to `probe`, a good one to the end.
 */
export async function wholeBank(): Promise<Bank> {
  const shipped = await shippedBank();
  const gather = shipped.items.find(({ id }) => id === GATHER);
  if (gather?.kind !== "free_text") throw new Error(`${GATHER} is not in the bank`);
  const { rubric, model_answer: model } = gather;
  const step = { prompt: "How do they differ?", model_answer: model, rubric, next: [{ go: "end" }] };
  const opening = { ...step, id: "main", next: [{ if: "score < 0.4", go: "probe" }, { go: "end" }] };
  const steps = [opening, { ...step, id: "probe" }];
  const chains = ["tasks.chain", "tasks.other-chain"].map((id) => itemOf("chain", { id, steps }));
  const others = everyKind().filter(({ kind }) => kind !== "chain");
  return { ...shipped, items: [...shipped.items, ...others, ...chains] };
}

/** Publishes so many flashcards, `card-001` and on. @returns their ids, in the bank's order */
export async function publishFlashcards(count: number, now: Date): Promise<string[]> {
  const ids = Array.from({ length: count }, (_, index) => `tasks.card-${String(index + 1).padStart(3, "0")}`);
  await publishBank(bankOf(ids.map((id) => itemOf("flashcard", { id, front: `What is ${id}?` }))), now);
  return ids;
}

/** A published item as it is stored. */
export async function storedItem(id: string): Promise<{ kind: Kind; question: Question; key: AnswerKey }> {
  const row = await db.item.findUniqueOrThrow({ where: { id } });
  const question = questionSchema.parse(row.question);
  return { kind: question.kind, question, key: answerKeySchema.parse(row.answerKey) };
}

/** The response that scores in full, as far as a key can tell; typed answers give the model answer. */
export function rightResponse(key: AnswerKey): Response {
  const { kind } = key;
  switch (kind) {
    case "flashcard":
      return { kind };
    case "cloze":
      return {
        kind,
        blanks: Object.fromEntries(Object.entries(key.blanks).map(([name, { answer }]) => [name, answer])),
      };
    case "single_choice":
      return { kind, choice: key.answer };
    case "multi_choice":
      return { kind, choices: key.answers };
    case "predict_output":
      return { kind, output: key.stdout };
    case "order_events":
      return { kind, order: key.order.map((event) => event.key) };
    case "spot_bug":
      return { kind, line: key.lines[0] ?? 1, reason: key.reason };
    case "fix_code":
    case "write_code":
      return { kind, code: key.solutions[0]?.code ?? "" };
    case "free_text":
      return { kind, text: key.modelAnswer };
    case "chain":
      return { kind, step: key.steps[0]?.id ?? "", text: key.steps[0]?.modelAnswer ?? "" };
    case "mock_interview":
      throw new Error("a mock interview is not answered by itself");
  }
}
