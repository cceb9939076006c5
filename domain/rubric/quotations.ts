import type { Clause } from "./clauses";
import type { Word } from "./words";

/** Fewer words between quotation marks are a name or a word used oddly (`it "pauses"`). */
const SHORTEST_QUOTED = 3;
const LONGEST_QUOTED = 60;
const MOST_QUOTATIONS = 30;

/** The words between quotation marks that make a saying, as half-open ranges without the marks. */
export function findQuotations(words: readonly Word[]): { from: number; to: number }[] {
  const quotations: { from: number; to: number }[] = [];
  let open: number | null = null;
  for (const [at, { kind, text }] of words.entries()) {
    if (kind !== "mark" || text !== '"') {
      if (text === "\v") open = null; // who forgets to close a quotation ends it with the paragraph
      continue;
    }
    if (open === null) open = at;
    else {
      const said = words.slice(open + 1, at).filter((word) => word.kind !== "mark").length;
      if (said >= SHORTEST_QUOTED && said <= LONGEST_QUOTED && quotations.length < MOST_QUOTATIONS)
        quotations.push({ from: open + 1, to: at });
      open = null;
    }
  }
  return quotations;
}

/**
 * What stands between quotation marks is told, and claimed by nobody: `"One thread, so no races." Heard that often.` It
 * may earn what it says, as a condition may, but it shows no belief and contradicts nothing.
 */
export function markQuotations(clauses: readonly Clause[], words: readonly Word[]): void {
  const quotations = findQuotations(words);
  for (const clause of clauses) {
    if (clause.mood === "claim" && quotations.some(({ from, to }) => clause.from >= from && clause.to <= to))
      clause.mood = "condition";
  }
}
