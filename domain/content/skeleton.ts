import type { Kind } from "./question";

/** What stands in a new item where its author has yet to write something; the content check names each place. */
export const TO_WRITE = "WRITE:";

const PROGRAM = 'import asyncio\n\n\nasync def main():\n    print("one")\n\n\nasyncio.run(main())\n';
const MISCONCEPTION = {
  id: "first-belief",
  text: `${TO_WRITE} the belief, in the words of somebody who holds it`,
  why_wrong: `${TO_WRITE} in one sentence what is so instead`,
};
const FEEDBACK = `${TO_WRITE} a reply to whoever chose this, in one sentence`;
const PROMPT = `${TO_WRITE} the question, as a person would ask it`;
const RUBRIC = {
  criteria: [
    {
      key: "main-point",
      statement: `${TO_WRITE} a true sentence that a good answer says`,
      points: 2,
      patterns: [{ says: "task" }],
    },
  ],
};
const MODEL_ANSWER = `${TO_WRITE} the answer of somebody who knows, said aloud in a minute or two`;
const CODE = {
  prompt: PROMPT,
  code: PROGRAM,
  hints: [],
  tests: [{ name: "prints one", assert: "run['stdout'] == 'one\\n'", message: `${TO_WRITE} what the code must do` }],
  solutions: [{ name: "as it is", code: PROGRAM }],
  wrong_solutions: [{ name: "prints two", fails: "prints one", code: PROGRAM.replace("one", "two") }],
};

const OWN: Record<Kind, Record<string, unknown>> = {
  flashcard: { front: PROMPT, back: `${TO_WRITE} the answer, in two to five sentences` },
  cloze: { text: `${TO_WRITE} a sentence with a {{1}} in it`, blanks: { "1": { answer: "gap", accept: [] } } },
  single_choice: {
    prompt: PROMPT,
    options: [
      { key: "A", text: `${TO_WRITE} the right option` },
      { key: "B", text: `${TO_WRITE} a belief people hold`, misconception: "first-belief", feedback: FEEDBACK },
    ],
    answer: "A",
  },
  multi_choice: {
    prompt: PROMPT,
    options: [
      { key: "A", text: `${TO_WRITE} a right option`, correct: true, feedback: FEEDBACK },
      { key: "B", text: `${TO_WRITE} another right option`, correct: true, feedback: FEEDBACK },
      {
        key: "C",
        text: `${TO_WRITE} a belief people hold`,
        correct: false,
        misconception: "first-belief",
        feedback: FEEDBACK,
      },
    ],
  },
  predict_output: {
    prompt: "What does this program print?",
    code: PROGRAM,
    answer: { stdout: "one\n" },
    near_misses: [{ stdout: "two\n", misconception: "first-belief", feedback: FEEDBACK }],
  },
  order_events: {
    prompt: "Put the events in the order in which they happen.",
    code: PROGRAM.replace('    print("one")', '    print("one")\n    await asyncio.sleep(1)\n    print("two")\n    print("three")'),
    events: ["one", "two", "three"].map((text, index) => ({
      key: text,
      text: `${TO_WRITE} what happens when ${text} is printed`,
      match: { kind: "print", text },
      at: index === 0 ? 0 : 1,
    })),
  },
  spot_bug: {
    prompt: PROMPT,
    code: PROGRAM,
    answer: { lines: [5], reason: "right-reason" },
    reasons: [
      { key: "right-reason", text: `${TO_WRITE} what is wrong at that line` },
      { key: "other-reason", text: `${TO_WRITE} what somebody might think is wrong`, feedback: FEEDBACK },
    ],
    fix: PROGRAM.replace("one", "mended"),
    verify: [{ name: "the bug shows", run: "@code", expect: { stdout: "one\n" } }],
  },
  fix_code: CODE,
  write_code: CODE,
  free_text: { prompt: PROMPT, model_answer: MODEL_ANSWER, rubric: RUBRIC },
  chain: {
    steps: ["main", "deeper"].map((id, index) => ({
      id,
      prompt: PROMPT,
      model_answer: MODEL_ANSWER,
      rubric: RUBRIC,
      next: index === 0 ? [{ if: "score < 0.4", go: "end" }, { go: "deeper" }] : [{ go: "end" }],
    })),
  },
  mock_interview: {
    time_limit_seconds: 1800,
    rules: { no_back: true, hints: false, feedback: "at_end", pause: false },
    sections: [{ title: `${TO_WRITE} a part`, seconds: 900, items: ["coroutines.function-vs-object"] }],
    draw: { avoid_seen_days: 7 },
    scorecard: [{ id: "all", label: `${TO_WRITE} what is judged`, weight: 1 }],
    verdict: [
      { min: 0.7, label: "Hire" },
      { min: 0, label: "Not yet" },
    ],
    knock_out: [],
  },
};

/** Kinds whose questions are answered wrongly in ways that have a name. */
const WITH_BELIEF: readonly Kind[] = ["single_choice", "multi_choice", "predict_output"];

/** A new item: valid in form, with a mark wherever its author has to write. Interviews stand under the topic `mock`. */
export function skeleton(kind: Kind, topic: string, slug: string): Record<string, unknown> {
  return {
    id: `${topic}.${slug}`,
    kind,
    rev: 1,
    title: `${TO_WRITE} what it is about, in a few words`,
    topics: [kind === "mock_interview" ? "tasks" : topic],
    difficulty: 2,
    level: "mid",
    python: { min: "3.11" },
    expected_seconds: kind === "mock_interview" ? 1800 : 90,
    ...OWN[kind],
    explanation: `${TO_WRITE} why it is so, in at most 120 words, with one picture of what the loop does`,
    follow_ups: [],
    misconceptions: WITH_BELIEF.includes(kind) ? [MISCONCEPTION] : [],
    provenance: { seeds: [], correction: "none" },
    references: [{ title: "asyncio", url: "https://docs.python.org/3/library/asyncio.html" }],
    covers: [],
  };
}
