import { readFileSync } from "node:fs";
import path from "node:path";
import { parse } from "yaml";
import { itemSchema } from "#domain/content/item";
import { compileLexicon, type Lexicon } from "#domain/rubric/lexicon";
import { type LexiconSource, lexiconSchema } from "#domain/rubric/lexicon-source";
import type { Rubric } from "#domain/rubric/rubric";

const content = path.resolve(import.meta.dirname, "../../content");

/** What is asked, and how answers to it are graded. */
export type CoreRubric = { itemId: string; question: string; rubric: Rubric };

const CORE_ITEMS = {
  Q1: "fundamentals.sync-vs-async",
  Q2: "coroutines.what-is-a-coroutine",
  Q3: "gather.gather-vs-create-task",
  Q4: "exceptions.propagate-between-coroutines",
  Q5: "coroutines.common-pitfalls",
};

/** The lexicon that the product ships with, as it is published. */
export function loadLexiconSource(): LexiconSource {
  return lexiconSchema.parse(parse(readFileSync(path.join(content, "lexicon.yaml"), "utf8")));
}

/** The lexicon that the product ships with, ready for use. */
export function loadLexicon(): Lexicon {
  return compileLexicon(loadLexiconSource());
}

/** The rubrics of the five core questions by `Q1` to `Q5`. */
export function loadCoreRubrics(): Map<string, CoreRubric> {
  return new Map(Object.entries(CORE_ITEMS).map(([qid, itemId]) => [qid, loadRubric(itemId)]));
}

/** The rubric of a free-text item, or of one step of a chain. @throws {Error} if there is none */
export function loadRubric(itemId: string, step?: string): CoreRubric {
  const item = itemSchema.parse(
    parse(readFileSync(path.join(content, `items/${itemId.replace(".", "/")}.yaml`), "utf8")),
  );
  if (item.kind === "free_text") return { itemId, question: item.prompt, rubric: item.rubric };
  const found = item.kind === "chain" && item.steps.find(({ id }) => id === step);
  if (!found) throw new Error(`${itemId} has no rubric${step === undefined ? "" : ` of the step ${step}`}`);
  return { itemId, question: found.prompt, rubric: found.rubric };
}
