import type { Clause } from "./clauses";
import type { Word } from "./words";

const LABELS = /^(?:that|there|this|those|these|such|so|which)$/;
const LABEL_ENDS =
  /(?:works? (?:that|this|the same) way|works? like (?:that|this)|does (?:that|this)|is like (?:that|this)|goes like (?:that|this))$/;
/** `That is why people went async` names nothing that stands before it. */
const REASONS = /^(?:why|where|when|because)$/;
const SHORT_LABEL = 9;
/** What may stand beside a name that is a label by itself. */
const BESIDE_NAME =
  /^(?:a|an|the|await|code|way|one|style|version|programming|python|like|case|part|mode|call|called|so)$/;
const OPEN = "(";

/** `That's X for you`, `X works that way`: the clause names what stands before it. */
export function isLabel(words: readonly Word[], clause: Clause): boolean {
  if (clause.to - clause.from > SHORT_LABEL) return false;
  const texts = words.slice(clause.from, clause.to).map((word) => word.text);
  return (
    (LABELS.test(texts[0] ?? "") && /^(?:is|was|your|you)$/.test(texts[1] ?? "") && !REASONS.test(texts[2] ?? "")) ||
    LABEL_ENDS.test(texts.join(" "))
  );
}

/**
 * `The mail leaves and I carry on = create_task.`, `... wait until all are done (gather)`: a name alone at the
 * end of what it names.
 *
 * @param openFrom first word that nothing has been said of since the last name
 */
export function isLabelAfter(
  words: readonly Word[],
  { from, to }: Clause,
  { name, openFrom }: { name: { from: number; to: number }; openFrom: number },
): boolean {
  const isAlone = words
    .slice(from, to)
    .every(({ text }, at) => (from + at >= name.from && from + at < name.to) || BESIDE_NAME.test(text));
  if (!isAlone || openFrom >= from) return false;
  const before = words[from - 1]?.text ?? "";
  const after = words[to]?.text ?? ".";
  if (before === OPEN) return after === ")";
  const isAssigned = (words[from - 3]?.kind ?? "mark") === "mark"; // `x = gather(...)`
  return before === "=" && !isAssigned && /^[.!?;\v]$/.test(after) && from - 1 > openFrom;
}
