import type { AnswerKeyOf } from "#domain/content/answer-key";
import { Refusal } from "#domain/refusal";
import type { Outcome, PartOutcome } from "./outcome";
import type { QuestionOf, ResponseOf } from "./response-of";
import { revealedMisconceptions } from "./revealed";

type Options = QuestionOf<"single_choice">["options"];

/** Scores a single choice: 1 for the answer, 0 for anything else. */
export function scoreSingleChoice(
  key: AnswerKeyOf<"single_choice">,
  { options }: QuestionOf<"single_choice">,
  { choice }: ResponseOf<"single_choice">,
): Outcome {
  requireOptions(options, [choice], "choice");
  const note = key.options.find((option) => option.key === choice);
  const parts = options.map((option) => {
    const feedback = option.key === choice ? (note?.feedback ?? null) : null;
    return optionOutcome(option, { isRight: option.key === key.answer, isChosen: option.key === choice, feedback });
  });
  const misconceptions = choice === key.answer ? [] : revealedMisconceptions(key, [note?.misconception]);
  return { score: choice === key.answer ? 1 : 0, parts, misconceptions, summary: null };
}

/** Scores a multiple choice: what right choices add and wrong ones take away, within 0..1. */
export function scoreMultiChoice(
  key: AnswerKeyOf<"multi_choice">,
  { options }: QuestionOf<"multi_choice">,
  response: ResponseOf<"multi_choice">,
): Outcome {
  requireOptions(options, response.choices, "choices");
  const chosen = new Set(response.choices);
  const parts = options.map((option) => {
    const feedback = key.options.find((note) => note.key === option.key)?.feedback ?? null;
    return optionOutcome(option, {
      isRight: key.answers.includes(option.key),
      isChosen: chosen.has(option.key),
      feedback,
    });
  });
  const rightCount = parts.filter(({ verdict }) => verdict === "right").length;
  const wrongCount = parts.filter(({ verdict }) => verdict === "wrong").length;
  const isPerfect = wrongCount === 0 && rightCount === key.answers.length;
  // Shares such as 1/3 do not add up to 1 exactly, and a full answer must not show as 99 %.
  const points = isPerfect ? 1 : rightCount * key.perCorrect + wrongCount * key.perWrong;
  const mistaken = key.options.filter((note) => chosen.has(note.key) !== key.answers.includes(note.key));
  const misconceptions = revealedMisconceptions(
    key,
    mistaken.map(({ misconception }) => misconception),
  );
  return { score: Math.min(1, Math.max(0, points)), parts, misconceptions, summary: null };
}

type Choice = { isRight: boolean; isChosen: boolean; feedback: string | null };

function optionOutcome({ key, text }: Options[number], { isRight, isChosen, feedback }: Choice): PartOutcome {
  const expected = isRight ? text : null;
  if (isChosen) return { label: key, verdict: isRight ? "right" : "wrong", given: text, expected, feedback };
  if (isRight) return { label: key, verdict: "missed", given: null, expected, feedback };
  return { label: key, verdict: "spare", given: text, expected, feedback };
}

function requireOptions(options: Options, chosen: readonly string[], field: string): void {
  const known = options.map(({ key }) => key);
  const unknown = chosen.find((key) => !known.includes(key));
  if (unknown !== undefined) {
    throw new Refusal("invalid", `${field}: there is no option ${unknown}; choose from ${known.join(", ")}.`);
  }
}
