import type { AnswerKeyOf } from "#domain/content/answer-key";
import { Refusal } from "#domain/refusal";
import { inlineCode } from "./inline-code";
import type { Outcome } from "./outcome";
import type { QuestionOf, ResponseOf } from "./response-of";

/** Scores a bug that was spotted: half for a line that is right, half for the reason. */
export function scoreBug(
  key: AnswerKeyOf<"spot_bug">,
  { code, reasons }: QuestionOf<"spot_bug">,
  { line, reason }: ResponseOf<"spot_bug">,
): Outcome {
  const lines = code.trimEnd().split("\n");
  if (line > lines.length) throw new Refusal("invalid", `line: choose a line from 1 to ${lines.length}.`);
  const known = reasons.map((each) => each.key);
  if (!known.includes(reason)) {
    throw new Refusal("invalid", `reason: there is no reason ${reason}; choose from ${known.join(", ")}.`);
  }
  const shown = (number: number) => `${number}: ${inlineCode((lines[number - 1] ?? "").trim())}`;
  const textOf = (reasonKey: string) => reasons.find((each) => each.key === reasonKey)?.text ?? null;
  const isLine = key.lines.includes(line);
  const isReason = reason === key.reason;
  return {
    score: (isLine ? 0.5 : 0) + (isReason ? 0.5 : 0),
    parts: [
      {
        label: "Line",
        verdict: isLine ? "right" : "wrong",
        given: shown(line),
        expected: key.lines.map(shown).join("\n\n"),
        feedback: null,
      },
      {
        label: "Reason",
        verdict: isReason ? "right" : "wrong",
        given: textOf(reason),
        expected: textOf(key.reason),
        feedback: key.reasons.find((each) => each.key === reason)?.feedback ?? null,
      },
    ],
    misconceptions: [],
    summary: null,
  };
}
