import type { TraceEvent } from "#domain/lab/trace";
import type { Rubric } from "#domain/rubric/rubric";
import type { AnswerKey } from "./answer-key";
import { keyOf } from "./published-key";
import type { Item } from "./item";
import { questionOf } from "./published-question";
import type { Question } from "./question";

/** The rubric of a typed answer; `step` names the step of a chain, and is null elsewhere. */
export type PublishedRubric = { step: string | null; rubric: Rubric };

export type Publication = {
  /** What anybody may see. */
  question: Question;
  /** What is shown only after submitting. */
  key: AnswerKey;
  /** What grades typed answers; never shown whole before submitting either. */
  rubrics: PublishedRubric[];
  /** Words to find the item by; none of them gives the answer. */
  searchText: string;
  /** Shared by items that ask the same question of the seed material; null for one that stands alone. */
  siblingGroup: string | null;
};

/**
 * An item split into what is public and what is secret. The same item always gives the same publication.
 *
 * @param trace what the item's program did, where a run is stored
 */
export function publishItem(item: Item, trace: TraceEvent[] | null = null): Publication {
  return {
    question: questionOf(item),
    key: keyOf(item, trace),
    rubrics: rubricsOf(item),
    searchText: searchText(item),
    siblingGroup: siblingGroupOf(item),
  };
}

const SEED_QUESTION = /^S\d-Q/;

/** The seed question that an item answers for, its follow-ups included: who was asked one knows the others. */
function siblingGroupOf({ covers }: Item): string | null {
  return covers.find((row) => SEED_QUESTION.test(row)) ?? null;
}

/** Title and prompt as one text to search; without options, code or anything secret. */
export function searchText(item: Item): string {
  return `${item.title}\n${promptOf(item)}`.replace(/\s+/g, " ").trim();
}

function promptOf(item: Item): string {
  switch (item.kind) {
    case "flashcard":
      return item.front;
    case "cloze":
      return item.text.replace(/\{\{\d\}\}/g, "…");
    case "chain":
      return item.steps[0]?.prompt ?? "";
    case "mock_interview":
      return item.sections.map(({ title }) => title).join(" ");
    case "single_choice":
    case "multi_choice":
    case "predict_output":
    case "order_events":
    case "spot_bug":
    case "fix_code":
    case "write_code":
    case "free_text":
      return item.prompt;
  }
}

function rubricsOf(item: Item): PublishedRubric[] {
  if (item.kind === "free_text") return [{ step: null, rubric: item.rubric }];
  if (item.kind === "chain") return item.steps.map(({ id, rubric }) => ({ step: id, rubric }));
  return [];
}
