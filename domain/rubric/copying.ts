import { FUNCTION_WORDS } from "./function-words";
import type { Span } from "./grade";
import type { Rubric } from "./rubric";
import type { Stemmer } from "./stemming";
import { cleanText } from "./text";
import { type Token, tokenize } from "./tokens";

/** A share of the content words of a sentence from here on makes it a copy of the question. */
const COPIED_SHARE = 0.9;
const FEWEST_CONTENT_WORDS = 3;
/** Share of its pairs of neighbouring words that stand side by side in the question too: an answer uses its words anew. */
const COPIED_PAIRS = 0.4;
/** Words with which a question is led into an answer. */
const LEAD_WORDS = new Set(
  "answer question follow explain difference describe mean many several various kind thing work asked topic good great important main".split(
    " ",
  ),
);
/** One or two statements may be known by heart; more of them, word for word, were copied. */
const FEWEST_COPIED_STATEMENTS = 3;
const SHORTEST_STATEMENT = 5;

/** Tells whether a sentence says nothing but what the question said. */
export function isCopiedFrom(question: string, stem: Stemmer): (sentence: readonly Token[]) => boolean {
  const questionTokens = tokenize(cleanText(question));
  const asked = new Set(contentStems(questionTokens, stem));
  const askedPairs = new Set(pairsOf(questionTokens, stem));
  return (sentence) => {
    const stems = contentStems(sentence, stem);
    if (stems.length < FEWEST_CONTENT_WORDS) return false;
    const own = stems.filter((each) => asked.has(each)).length;
    if (own < FEWEST_CONTENT_WORDS) return false;
    const led = stems.filter((each) => asked.has(each) || LEAD_WORDS.has(each)).length;
    if (led < COPIED_SHARE * stems.length) return false;
    const pairs = pairsOf(sentence, stem);
    return pairs.filter((pair) => askedPairs.has(pair)).length >= COPIED_PAIRS * pairs.length;
  };
}

function pairsOf(tokens: readonly Token[], stem: Stemmer): string[] {
  const stems = tokens.filter((token) => token.kind !== "mark").map((token) => stem(token.text));
  return stems.slice(1).map((each, index) => `${stems[index]} ${each}`);
}

function contentStems(tokens: readonly Token[], stem: Stemmer): string[] {
  return tokens
    .filter((token) => token.kind !== "mark" && !FUNCTION_WORDS.has(token.text))
    .map((token) => stem(token.text));
}

/** Where the answer repeats statements of the rubric word for word, if it does so with three or more of them. */
export function findCopiedStatements(tokens: readonly Token[], rubric: Rubric): Span[] {
  const words = tokens.filter((token) => token.kind !== "mark");
  const text = ` ${words.map((token) => token.text).join(" ")} `;
  const offsets = wordOffsets(words);
  const copies: Span[] = [];
  for (const own of longStatements([...rubric.criteria, ...rubric.misconceptions])) {
    const at = text.indexOf(` ${own.map((token) => token.text).join(" ")} `);
    const first = at < 0 ? undefined : offsets.get(at);
    const last = first === undefined ? undefined : words[first + own.length - 1];
    const start = first === undefined ? undefined : words[first]?.start;
    if (start !== undefined && last) copies.push({ start, end: last.end });
  }
  return copies.length >= FEWEST_COPIED_STATEMENTS ? copies : [];
}

/** Whether the rubric has statements enough for copying to be told from knowledge. */
export function canShowCopying(rubric: Rubric): boolean {
  return longStatements(rubric.criteria).length >= FEWEST_COPIED_STATEMENTS;
}

function longStatements(owners: readonly { statement: string }[]): Token[][] {
  return owners
    .map(({ statement }) => tokenize(cleanText(statement)).filter((token) => token.kind !== "mark"))
    .filter((words) => words.length >= SHORTEST_STATEMENT);
}

/** Index of the word that follows the space at each offset of the joined text. */
function wordOffsets(words: readonly Token[]): Map<number, number> {
  const offsets = new Map<number, number>();
  let at = 0;
  for (const [index, word] of words.entries()) {
    offsets.set(at, index);
    at += word.text.length + 1;
  }
  return offsets;
}
