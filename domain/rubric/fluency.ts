import type { Token } from "./tokens";

/**
 * How readily one kind of word follows another in real prose: tens of the natural logarithm of how much more often than
 * by chance. Two kinds joined by a space; what is not listed is as often as chance has it.
 */
export type Neighbours = ReadonlyMap<string, number>;

/** The words that are a kind of their own; all others go by their ending. */
export function ownKindsOf(neighbours: Neighbours): ReadonlySet<string> {
  return new Set([...neighbours.keys()].flatMap((pair) => pair.split(" ")).filter((kind) => !kind.startsWith("#")));
}

/** The kind of a word: itself if it is one of grammar, else its ending. */
export function kindOf({ kind, text }: Token, ownKinds: ReadonlySet<string>): string {
  if (kind === "number") return "#num";
  if (kind === "code") return "#code";
  if (ownKinds.has(text)) return text;
  if (text.endsWith("ing")) return "#ing";
  if (text.endsWith("ed")) return "#ed";
  if (text.endsWith("ly")) return "#ly";
  return /[^s]s$/.test(text) ? "#s" : "#w";
}

/** Below this on average, and so far below it in all, no one has written the words in this order. */
const SALAD = { average: -1, surprise: -10 };
/** The same for words without a single mark between them. */
const BARE_SALAD = { average: 0, surprise: -6 };
const FEWEST_PAIRS = 8;
/** Neighbours as rare as this are odd; a few of them may be a slip. */
const ODD = -9;
const FEWEST_ODD = 4;
/** With more words than this that are none, it is the spelling that makes neighbours strange. */
const MISSPELT = 0.2;

/** What is known of words and their neighbours. */
export type Fluency = {
  neighbours: Neighbours;
  ownKinds: ReadonlySet<string>;
  isWord: (text: string) => boolean;
};

/**
 * Whether words stand in an order that nobody writes. Only neighbours of which one carries grammar count: leaving
 * articles out, or naming one thing after another, is no such thing.
 */
export function isWordSalad(tokens: readonly Token[], { neighbours, ownKinds, isWord }: Fluency): boolean {
  const words = tokens.filter((token) => token.kind === "word");
  if (words.filter(({ text }) => !isWord(text)).length > MISSPELT * words.length) return false;
  let total = 0;
  let pairs = 0;
  let odd = 0;
  for (const [index, token] of tokens.entries()) {
    const next = tokens[index + 1];
    if (token.kind === "mark" || next === undefined || next.kind === "mark") continue;
    if (token.text === "a" || next.text === "a") continue; // an article, or the name of a step (`A is complete`)
    const value = neighbours.get(`${kindOf(token, ownKinds)} ${kindOf(next, ownKinds)}`) ?? 0;
    total += value;
    pairs += 1;
    if (value <= ODD) odd += 1;
  }
  if (pairs < FEWEST_PAIRS || odd < FEWEST_ODD) return false;
  const limit = tokens.some((token) => token.kind === "mark") ? SALAD : BARE_SALAD;
  return total < limit.average * pairs && total < limit.surprise * Math.sqrt(pairs + 1);
}
