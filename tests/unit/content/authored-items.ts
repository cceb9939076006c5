import { type Item, itemSchema } from "#domain/content/item";
import type { Kind } from "#domain/content/question";

type Fields = Record<string, unknown>;

const shared: Fields = {
  rev: 1,
  title: "A title",
  topics: ["tasks"],
  difficulty: 2,
  level: "mid",
  python: { min: "3.8" },
  expected_seconds: 60,
  explanation: "SECRET why it is so, in one sentence.",
  follow_ups: ["SECRET and then what?"],
  misconceptions: [
    { id: "first-belief", text: "SECRET first belief", why_wrong: "SECRET it is not so" },
    { id: "second-belief", text: "SECRET second belief", why_wrong: "SECRET nor is this" },
  ],
  provenance: { seeds: [], correction: "SECRET what was wrong" },
  references: [{ title: "SECRET reference", url: "https://docs.python.org/3/" }],
};

const program: Fields = { prompt: "What happens in this program?", code: "print('a')\nprint('b')\nprint('c')\n" };
const rubric: Fields = { criteria: [{ key: "said-it", statement: "SECRET statement", points: 2 }] };
const tests = [{ name: "prints a", assert: "'a' in run['stdout']", message: "SECRET print a" }];
const code: Fields = {
  ...program,
  hints: ["Look at the first line."],
  tests,
  solutions: [{ name: "SECRET solution", code: "print('a')" }],
  wrong_solutions: [{ name: "SECRET wrong", fails: "prints a", code: "print('x')" }],
};

const byKind: Record<Kind, Fields> = {
  flashcard: { front: "What is a task?", back: "SECRET a scheduled coroutine" },
  cloze: {
    text: "`{{1}}` schedules and {{2}} waits.",
    blanks: { "1": { answer: "SECRET create_task()" }, "2": { answer: "SECRET await", accept: ["SECRET wait"] } },
  },
  single_choice: {
    prompt: "Which of these is so?",
    options: [
      { key: "A", text: "The first", misconception: "first-belief", feedback: "SECRET no, A is not" },
      { key: "B", text: "The second" },
      { key: "C", text: "The third", misconception: "second-belief", feedback: "SECRET no, C is not" },
    ],
    answer: "B",
  },
  multi_choice: {
    prompt: "Which of these are so?",
    options: [
      { key: "A", text: "The first", correct: true, feedback: "SECRET yes, A" },
      { key: "B", text: "The second", correct: false, feedback: "SECRET no, B", misconception: "first-belief" },
      { key: "C", text: "The third", correct: true, feedback: "SECRET yes, C", misconception: "second-belief" },
      { key: "D", text: "The fourth", correct: false, feedback: "SECRET no, D" },
    ],
  },
  predict_output: {
    ...program,
    answer: { stdout: "SECRET a\nb\nc\n" },
    near_misses: [{ stdout: "SECRET b\na\nc\n", misconception: "first-belief", feedback: "SECRET nearly" }],
  },
  order_events: {
    ...program,
    events: ["first", "second", "third", "fourth"].map((name, index) => ({
      key: `secret-${name}`,
      text: `The event ${"dacb"[index] ?? ""}`,
      match: { kind: "print", text: name },
      at: index,
    })),
  },
  spot_bug: {
    ...program,
    answer: { lines: [2], reason: "secret-right" },
    reasons: [
      { key: "secret-right", text: "It prints too early." },
      { key: "secret-wrong", text: "It prints too late.", feedback: "SECRET it does not" },
    ],
    fix: "print('SECRET fixed')",
    verify: [{ name: "it prints", run: "@code", expect: { stdout: "a\nb\nc\n" } }],
  },
  fix_code: code,
  write_code: code,
  free_text: { prompt: "Explain what a task is.", model_answer: `SECRET ${"a task is scheduled ".repeat(3)}`, rubric },
  chain: {
    steps: [
      {
        id: "main",
        prompt: "Explain what a task is.",
        model_answer: "SECRET a scheduled coroutine",
        rubric,
        next: [{ if: "score < 0.4", go: "probe" }, { go: "end" }],
      },
      {
        id: "probe",
        prompt: "SECRET has it started yet?",
        model_answer: "SECRET not yet",
        rubric,
        next: [{ go: "end" }],
      },
    ],
  },
  mock_interview: {
    time_limit_seconds: 600,
    rules: { no_back: true, hints: false, feedback: "at_end", pause: false },
    sections: [{ title: "Warm-up", seconds: 600, items: ["tasks.flashcard"] }],
    draw: { avoid_seen_days: 14 },
    scorecard: [{ id: "model", label: "SECRET mental model", weight: 1, from_topics: ["tasks"] }],
    verdict: [
      { min: 0.6, label: "SECRET hire" },
      { min: 0, label: "SECRET not yet" },
    ],
  },
};

export const ALL_KINDS = Object.keys(byKind).filter((kind): kind is Kind => kind in byKind);

/**
 * A well-formed item of a kind as an author writes it, with `changes` in place of its own fields. Every text that must
 * stay hidden until the answer begins with SECRET.
 */
export function authored(kind: Kind, changes: Fields = {}): Fields {
  const id = `tasks.${kind.replaceAll("_", "-")}`;
  return { id, kind, ...shared, ...byKind[kind], ...changes };
}

/** The same, read by the schema. */
export function itemOf(kind: Kind, changes: Fields = {}): Item {
  return itemSchema.parse(authored(kind, changes));
}
