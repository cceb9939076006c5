import type { Claim } from "./claims";
import type { Clause } from "./clauses";
import type { Word } from "./words";

/** With these somebody thinks again; a mere `but` goes on. */
const TURNS = new Set("hm hmm hmmm although actually careful".split(" "));
const TURNING_PHRASES = [
  "in fact",
  "take that",
  "so no",
  "thinking about",
  "come to",
  "but since",
  "i was",
  "i mixed",
  "well no",
  "hang on",
];

/** An answer with more is no answer. */
const MOST_CLAIMS = 100;

/**
 * `It stops the loop. Hm, in fact the others go on`: who says what is so of a thing, thinks again, and says the opposite
 * of it has withdrawn the first. Its sentence then claims nothing, but for what it says of other things.
 */
export function withdraw(
  clauses: readonly Clause[],
  { words, clauseOf, claims }: { words: readonly Word[]; clauseOf: readonly number[]; claims: readonly Claim[] },
): void {
  const first = claims.slice(0, MOST_CLAIMS);
  for (const wrong of first) {
    if (wrong.isSo || wrong.isByDenial) continue;
    if (clauses[clauseOf[wrong.from] ?? -1]?.mood !== "claim") continue; // told or supposed, it takes nothing back
    for (const right of first) {
      if (!right.isSo || !isSameMatter(right, wrong) || right.to > wrong.from) continue;
      const clause = clauses[clauseOf[right.from] ?? -1];
      if (clause === undefined || clause.mood === "retracted" || !turnsBetween(words, right.to, wrong.from)) continue;
      if (claims.some((other) => other.isSo && other.from > wrong.to && isSameMatter(other, wrong))) continue;
      const elsewhere = new Set(
        claims
          .filter((each) => each.family === right.family && each.member !== right.member)
          .map((each) => clauseOf[each.from]),
      );
      for (const [index, each] of clauses.entries())
        if (each.sentence === clause.sentence && each.from < wrong.from && !elsewhere.has(index))
          each.mood = "retracted";
    }
  }
}

function isSameMatter(one: Claim, other: Claim): boolean {
  return one.family === other.family && one.member === other.member && one.contrast === other.contrast;
}

function turnsBetween(words: readonly Word[], from: number, to: number): boolean {
  return words
    .slice(from, to)
    .some(({ text }, at) => TURNS.has(text) || TURNING_PHRASES.includes(`${text} ${words[from + at + 1]?.text ?? ""}`));
}
