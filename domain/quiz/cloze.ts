import type { AnswerKeyOf } from "#domain/content/answer-key";
import { Refusal } from "#domain/refusal";
import { inlineCode } from "./inline-code";
import type { Outcome, PartOutcome } from "./outcome";
import type { ResponseOf } from "./response-of";

/** Scores each blank by the accepted strings; the score is the share of blanks that are right. */
export function scoreCloze(key: AnswerKeyOf<"cloze">, response: ResponseOf<"cloze">): Outcome {
  const names = Object.keys(key.blanks).toSorted();
  const unknown = Object.keys(response.blanks).find((name) => !names.includes(name));
  if (unknown !== undefined) {
    throw new Refusal("invalid", `blanks: there is no blank ${unknown}; fill in ${names.join(", ")}.`);
  }
  const parts = names.map((name): PartOutcome => {
    const { answer = "", accept = [] } = key.blanks[name] ?? {};
    const typed = response.blanks[name] ?? "";
    const label = `Blank ${name}`;
    const expected = inlineCode(answer);
    if (comparable(typed) === "") return { label, verdict: "missed", given: null, expected, feedback: null };
    const isRight = [answer, ...accept].some((accepted) => comparable(accepted) === comparable(typed));
    return { label, verdict: isRight ? "right" : "wrong", given: inlineCode(typed), expected, feedback: null };
  });
  const rightCount = parts.filter(({ verdict }) => verdict === "right").length;
  return { score: rightCount / Math.max(1, parts.length), parts, misconceptions: [], summary: null };
}

/**
 * What is compared of a blank: composed characters, lower case, single spaces, no backticks, and no parentheses at the
 * end, so that `create_task`, `create_task()` and `create_task(coro)` are one.
 */
export function comparable(text: string): string {
  const plain = text.normalize("NFC").toLowerCase().replaceAll("`", "").split(/\s+/).join(" ").trim();
  const open = plain.lastIndexOf("(");
  const isCall = open > 0 && plain.endsWith(")") && !plain.slice(open, -1).includes(")");
  return isCall ? plain.slice(0, open).trimEnd() : plain;
}
