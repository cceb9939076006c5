/** One thing to look for: a word, or words that follow each other. */
export type SearchTerm = { words: string[]; isExcluded: boolean };

/** More terms than this tell no more, and cost the database time. */
const MOST_TERMS = 12;

/**
 * What somebody typed as terms: `"in quotes"` is a phrase, `-word` excludes. Everything but letters and digits parts
 * words, as it does in the index: `asyncio.create_task` is the phrase asyncio, create, task.
 */
export function searchTerms(typed: string): SearchTerm[] {
  const parts = typed.normalize("NFKC").matchAll(/(-?)(?:"([^"]*)"?|([^\s"]+))/g);
  const terms: SearchTerm[] = [];
  for (const [, minus, phrase, word] of parts) {
    const words = wordsOf(phrase ?? word ?? "");
    if (words.length > 0) terms.push({ words, isExcluded: minus === "-" });
  }
  return terms.slice(0, MOST_TERMS);
}

/** The words of a text in lower case; letters and digits of any language. */
export function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}

/**
 * The terms as a query of PostgreSQL: all must be there, each word as the beginning of one. Words hold letters and
 * digits alone, so that nothing typed is read as an operator. Empty when there is nothing to look for.
 *
 * @param meant for a word that is nowhere, the words to look for instead
 */
export function tsQuery(
  terms: readonly SearchTerm[],
  meant: ReadonlyMap<string, readonly string[]> = new Map(),
): string {
  const groups = terms.map(({ words, isExcluded }) => {
    const phrase = words.map((word) => alternatives(meant.get(word) ?? [word])).join(" <-> ");
    return isExcluded ? `!(${phrase})` : `(${phrase})`;
  });
  return groups.join(" & ");
}

function alternatives(words: readonly string[]): string {
  const each = words.map((word) => `${word}:*`);
  return each.length === 1 ? each.join("") : `(${each.join(" | ")})`;
}
