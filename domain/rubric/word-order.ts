import type { Token } from "./tokens";

type Kind = "determiner" | "preposition" | "being" | "auxiliary" | "modal" | "conjunction" | "pronoun";

const KINDS = new Map<string, Kind>(
  (
    [
      ["determiner", "a an the my your our their its every each"],
      ["preposition", "of at by from into with in on to for"],
      ["being", "is are was were be been"],
      ["auxiliary", "has have had do does did"],
      ["modal", "can could will would must should may might"],
      ["conjunction", "and or but if because while when than until"],
      ["pronoun", "he she we they i it you"],
    ] as const
  ).flatMap(([kind, words]) => words.split(" ").map((word): [string, Kind] => [word, kind])),
);

/** Kinds that do not follow a kind in any sentence, save for the words that the second table lists. */
const NEVER_AFTER: Readonly<Record<Kind, readonly Kind[]>> = {
  determiner: ["determiner", "preposition", "being", "auxiliary", "modal", "conjunction", "pronoun"],
  preposition: ["being", "auxiliary", "modal", "preposition"],
  being: ["being", "auxiliary", "modal"],
  auxiliary: [],
  modal: ["determiner", "preposition", "being", "auxiliary", "modal", "conjunction"],
  conjunction: [],
  pronoun: [],
};
const EXCEPTIONS = new Set(
  (
    "to be|to have|to do|be do|can be|can have|can do|could be|could have|will be|will have|will do|would be|would have|" +
    "must be|must have|should be|should have|should do|must do|may be|may have|might be|might have|could do|would do|" +
    "is to|are to|be to|is been|in to|on to|in on|on in|in with|on with|on at|on for|in for|on by|in by|on to|in at|to in|to on|to with|for in|" +
    "with in|with on|for to|from in|from on|to from|is do|are do|is be|be be|is does|is is|of is|on of|it is|with is|" +
    "on is|in is|for is|to is|on do|in do|of in|at in|on has|on does|in has|in does|its is|each is|each has|each of|each in"
  ).split("|"),
);
const NEVER_LAST = new Set("the a an of and or but my than if because while every from into be".split(" "));
const NEVER_AFTER_CONJUNCTION = new Set("of or than".split(" "));

/** Python's own, which an answer may name: `the with has waited`, `sorted by an if`. */
const KEYWORDS = new Set("with if for while except and or not in is from".split(" "));

/** How many words of a text stand before a word, or an end, that cannot come next in English. */
export function countMisplaced(tokens: readonly Token[]): number {
  // who names a `B` names an `A` too
  const isLettered = tokens.some(({ text }) => text === "b");
  let count = 0;
  for (const [index, token] of tokens.entries()) {
    const next = tokens[index + 1];
    if (isNamedKeyword(tokens, index)) continue;
    const isLast = next === undefined || (next.kind === "mark" && /^[.!?;\v]$/.test(next.text));
    if (token.kind !== "word" || (isLettered && token.text === "a")) continue;
    if (isLast ? NEVER_LAST.has(token.text) : next.kind === "word" && isMisplaced(token.text, next.text)) count += 1;
  }
  return count;
}

function isNamedKeyword(tokens: readonly Token[], at: number): boolean {
  const before = tokens[at - 1]?.text ?? "";
  const text = tokens[at]?.text ?? "";
  return /^(?:a|an|the|each)$/.test(before) && (KEYWORDS.has(text) || (text === "a" && before === "an"));
}

function isMisplaced(word: string, next: string): boolean {
  if (word === next || EXCEPTIONS.has(`${word} ${next}`)) return false; // `the the` is a stutter
  const kind = KINDS.get(word);
  const nextKind = KINDS.get(next);
  if (kind === "conjunction" && NEVER_AFTER_CONJUNCTION.has(next)) return word !== next;
  if (kind === undefined || nextKind === undefined) return false;
  if (kind === "determiner" && KEYWORDS.has(next)) return false;
  return NEVER_AFTER[kind].includes(nextKind);
}
