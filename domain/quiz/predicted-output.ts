import type { AnswerKeyOf } from "#domain/content/answer-key";
import { inlineCode } from "./inline-code";
import type { Outcome, PartOutcome } from "./outcome";
import { printedLines } from "./printed-lines";
import type { ResponseOf } from "./response-of";
import { revealedMisconceptions } from "./revealed";

/**
 * Scores a predicted output line by line: the lines before the first difference, as a share of the longer of the two
 * outputs. A near miss that the item knows gets its own reply and reveals its misconception.
 */
export function scorePrediction(key: AnswerKeyOf<"predict_output">, response: ResponseOf<"predict_output">): Outcome {
  const expected = printedLines(key.stdout);
  const given = printedLines(response.output);
  const length = Math.max(expected.length, given.length, 1);
  const parts = Array.from({ length }, (_, index) => lineOutcome(index, expected[index], given[index]));
  const difference = parts.findIndex(({ verdict }) => verdict !== "right");
  const rightCount = difference < 0 ? length : difference;

  const nearMiss = key.nearMisses.find(({ stdout }) => printedLines(stdout).join("\n") === given.join("\n"));
  const isRight = rightCount === length;
  const place =
    rightCount === 0
      ? "The first line differs already."
      : `The first difference is in line ${rightCount + 1}; the lines before it count.`;
  return {
    score: rightCount / length,
    parts,
    misconceptions: revealedMisconceptions(key, [nearMiss?.misconception]),
    summary: nearMiss?.feedback ?? (isRight ? null : place),
  };
}

function lineOutcome(index: number, expected: string | undefined, given: string | undefined): PartOutcome {
  const isRight = given === expected;
  return {
    label: `Line ${index + 1}`,
    verdict: isRight ? "right" : given === undefined ? "missed" : "wrong",
    given: given === undefined ? null : inlineCode(given),
    expected: expected === undefined ? null : inlineCode(expected),
    feedback: null,
  };
}
