import type { AnswerKey } from "#domain/content/answer-key";
import type { Question } from "#domain/content/question";
import type { Rubric } from "#domain/rubric/rubric";
import { askOf } from "#domain/sets/kit";
import { ANSWER_CRITERION } from "./mark";

/** One thing that a rater decides on; texts are Markdown. */
export type ScoredCriterion = { key: string; statement: string; points: number };

/** One question, or one step of a chain, with what a rater decides on. */
export type ScoredQuestion = {
  itemId: string;
  /** "main", or the step of a chain. */
  step: string;
  title: string;
  /** Where it stands in the set, from 1; the steps of a chain share it. */
  number: number;
  topicId: string;
  kind: Question["kind"];
  /** What is asked, as Markdown. */
  ask: string;
  criteria: ScoredCriterion[];
};

/** What of an item decides on its questions. */
export type ScoredItem = {
  id: string;
  title: string;
  topicId: string;
  question: Question;
  key: AnswerKey;
  /** By step, as they were when the candidate was asked. */
  rubrics: ReadonlyMap<string, Rubric>;
};

/** The step under which a question without steps is answered. */
const ONLY_STEP = "main";

/**
 * The questions of an item as a scorecard lists them: each step of a chain is one.
 *
 * @param asked the steps to list; null for all that may be asked
 */
export function scoredQuestions(item: ScoredItem, number: number, asked: readonly string[] | null): ScoredQuestion[] {
  const { id: itemId, title, topicId, question, key, rubrics } = item;
  const steps =
    key.kind === "chain"
      ? key.steps.map(({ id, prompt }, at) => ({ step: id, ask: at === 0 ? askOf(question, null) : prompt }))
      : [{ step: ONLY_STEP, ask: askOf(question, null) }];
  return steps
    .filter(({ step }) => asked === null || asked.includes(step))
    .map(({ step, ask }) => ({
      itemId,
      step,
      title,
      number,
      topicId,
      kind: question.kind,
      ask,
      criteria: criteriaOf(rubrics.get(step), question.kind),
    }));
}

function criteriaOf(rubric: Rubric | undefined, kind: Question["kind"]): ScoredCriterion[] {
  if (!rubric) return [{ key: ANSWER_CRITERION, statement: answerStatement(kind), points: 1 }];
  return rubric.criteria.map(({ key, statement, points }) => ({ key, statement, points }));
}

function answerStatement(kind: Question["kind"]): string {
  if (kind === "fix_code" || kind === "write_code") return "The code does what was asked.";
  return kind === "free_text" || kind === "chain" ? "The answer says what matters." : "The answer is right.";
}
