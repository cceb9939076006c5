import type { TraceEvent } from "#domain/lab/trace";
import type { AnswerKey, AnswerKeyOf } from "./answer-key";
import type { Item, ItemOf } from "./item";
import { placeKey, shuffledEvents, shuffledReasons } from "./published-question";

/**
 * The secret half of an item; its keys are those of the published question.
 *
 * @param trace what the item's program did, where a run is stored
 */
export function keyOf(item: Item, trace: TraceEvent[] | null): AnswerKey {
  const common = commonOf(item);
  switch (item.kind) {
    case "flashcard":
      return { kind: item.kind, ...common, back: item.back };
    case "cloze":
      return { kind: item.kind, ...common, blanks: item.blanks };
    case "single_choice":
      return { kind: item.kind, ...common, answer: item.answer, options: item.options.map(optionNote) };
    case "multi_choice":
      return { ...common, ...multiChoiceKey(item) };
    case "predict_output":
      return {
        kind: item.kind,
        ...common,
        ...programOf(item),
        trace,
        stdout: item.answer.stdout,
        nearMisses: item.near_misses.map(({ stdout, feedback, misconception = null }) => ({
          stdout,
          feedback,
          misconception,
        })),
      };
    case "order_events": {
      const shown = shuffledEvents(item);
      const order = item.events.map((event) => ({ key: placeKey(shown.indexOf(event)), at: event.at }));
      return { kind: item.kind, ...common, ...programOf(item), trace, order };
    }
    case "spot_bug":
      return { ...common, ...programOf(item), trace, ...spotBugKey(item) };
    case "fix_code":
    case "write_code":
      return { kind: item.kind, ...common, ...programOf(item), ...codeKey(item) };
    case "free_text":
      return { kind: item.kind, ...common, modelAnswer: item.model_answer };
    case "chain":
      return {
        kind: item.kind,
        ...common,
        steps: item.steps.map(({ id, prompt, model_answer: modelAnswer, next, uses = null }) => ({
          id,
          prompt,
          modelAnswer,
          next,
          uses,
        })),
        workedCode: item.worked_code ?? null,
      };
    case "mock_interview":
      return { ...common, ...mockKey(item) };
  }
}

function commonOf(item: Item) {
  const { correction } = item.provenance;
  return {
    explanation: item.explanation,
    followUps: item.follow_ups,
    misconceptions: item.misconceptions.map(({ id, text, why_wrong: whyWrong }) => ({ key: id, text, whyWrong })),
    correction: correction === "none" ? null : correction,
    references: item.references,
    sources: item.provenance.seeds,
  };
}

type WithProgram = Pick<ItemOf<"predict_output">, "files" | "modules">;

function programOf(item: WithProgram) {
  return { files: item.files ?? null, modules: item.modules ?? null };
}

type AuthoredOption = Pick<ItemOf<"single_choice">["options"][number], "key" | "feedback" | "misconception">;

function optionNote({ key, feedback, misconception }: AuthoredOption) {
  return { key, feedback: feedback ?? null, misconception: misconception ?? null };
}

type Own<K extends AnswerKey["kind"]> = Omit<
  AnswerKeyOf<K>,
  keyof ReturnType<typeof commonOf> | "files" | "modules" | "trace"
>;

function multiChoiceKey(item: ItemOf<"multi_choice">): Own<"multi_choice"> {
  const answers = item.options.filter(({ correct }) => correct).map(({ key }) => key);
  const share = 1 / Math.max(1, answers.length);
  const { per_correct: perCorrect, per_wrong: perWrong } = item.scoring ?? { per_correct: share, per_wrong: -share };
  return { kind: item.kind, answers, options: item.options.map(optionNote), perCorrect, perWrong };
}

function spotBugKey(item: ItemOf<"spot_bug">): Own<"spot_bug"> {
  const shown = shuffledReasons(item);
  const right = shown.findIndex(({ key }) => key === item.answer.reason);
  const reasons = shown.map(({ feedback = null }, place) => ({ key: placeKey(place), feedback }));
  return { kind: item.kind, lines: item.answer.lines, reason: placeKey(right), reasons, fix: item.fix };
}

function codeKey(item: ItemOf<"fix_code"> | ItemOf<"write_code">) {
  return {
    tests: item.tests,
    solutions: item.solutions.map(({ name, code, python }) => ({ name, code, pythonMin: python?.min ?? null })),
    wrongSolutions: item.wrong_solutions.map(({ name, code, fails }) => ({
      name,
      code: code === "@code" ? item.code : code,
      fails,
    })),
  };
}

function mockKey(item: ItemOf<"mock_interview">): Own<"mock_interview"> {
  return {
    kind: item.kind,
    avoidSeenDays: item.draw.avoid_seen_days,
    scorecard: item.scorecard.map(({ id, label, weight, from_topics: topics = [], from_kinds: kinds = [] }) => ({
      id,
      label,
      weight,
      fromTopics: topics,
      fromKinds: kinds,
    })),
    verdict: item.verdict,
    knockOut: item.knock_out.map(({ misconception, times, at_most: atMost }) => ({ misconception, times, atMost })),
  };
}
