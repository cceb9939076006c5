import { z } from "zod";
import type { Item } from "#domain/content/item";
import { searchText } from "#domain/content/publication";
import { deletionsOf, type KnownWord, nearestWords, slipsAllowed } from "#domain/search/near-words";
import { searchTerms, tsQuery, wordsOf } from "#domain/search/search-terms";
import { run, type Statement, type Transaction } from "./db";

/** A word that no question has, and those that were looked for instead. */
export type ReplacedWord = { typed: string; meant: string[] };

/** What to ask the index; `query` is null when nothing is looked for. */
export type ResolvedSearch = { query: string | null; replaced: ReplacedWord[] };

// In the dictionary of PostgreSQL a word like "the" has no lexeme: it is known, and tells nothing.
const FIND_UNKNOWN = {
  name: "find-unknown-words",
  text: `
    SELECT q.word FROM unnest($1::text[]) q(word), LATERAL (SELECT to_tsquery('english', q.word || ':*') AS query) t
    WHERE numnode(t.query) > 0
      AND NOT EXISTS (SELECT FROM item i WHERE i.retired_at IS NULL AND i.owner_id IS NULL AND i.workspace_id IS NULL AND i.search_vector @@ t.query)`,
  row: z.object({ word: z.string() }),
} satisfies Statement<z.ZodType>;

const FIND_NEAR = {
  name: "find-near-words",
  text: `SELECT word, item_count FROM search_word WHERE deletions && $1::text[] LIMIT 500`,
  row: z
    .object({ word: z.string(), item_count: z.int() })
    .transform(({ word, item_count: itemCount }): KnownWord => ({ word, itemCount })),
} satisfies Statement<z.ZodType>;

/**
 * What somebody typed as a query of the index. A word that stands in no question is replaced by the words nearest to
 * it; without an extension of PostgreSQL, since a database that is given may have none.
 */
export async function resolveSearch(typed: string): Promise<ResolvedSearch> {
  const terms = searchTerms(typed);
  if (terms.length === 0) return { query: null, replaced: [] };
  const wanted = new Set(terms.flatMap(({ words, isExcluded }) => (isExcluded ? [] : words)));
  const unknown = await run(FIND_UNKNOWN, [[...wanted]]);
  const replaced: ReplacedWord[] = [];
  for (const { word } of unknown) {
    if (slipsAllowed(word) === 0) continue;
    const meant = nearestWords(word, await run(FIND_NEAR, [deletionsOf(word)]));
    if (meant.length > 0) replaced.push({ typed: word, meant });
  }
  return { query: tsQuery(terms, new Map(replaced.map(({ typed: word, meant }) => [word, meant]))), replaced };
}

/** Keeps the words of the bank, each with its deletions; writes only what differs. */
export async function publishWords(tx: Transaction, items: readonly Item[]): Promise<void> {
  const counts = new Map<string, number>();
  for (const item of items) {
    const words = new Set(wordsOf(searchText(item)).filter((word) => slipsAllowed(word) > 0));
    for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  const stored = await tx.searchWord.findMany({ select: { word: true, itemCount: true } });
  const gone = stored.filter(({ word, itemCount }) => counts.get(word) !== itemCount).map(({ word }) => word);
  const kept = new Set(stored.map(({ word }) => word));
  for (const word of gone) kept.delete(word);
  const fresh = [...counts].filter(([word]) => !kept.has(word));
  if (gone.length > 0) await tx.searchWord.deleteMany({ where: { word: { in: gone } } });
  if (fresh.length > 0) {
    const rows = fresh.map(([word, count]) => ({ word, item_count: count, deletions: deletionsOf(word) }));
    // As one value: Prisma takes seconds over thousands of rows with lists in them.
    await tx.$executeRaw`
      INSERT INTO search_word (word, item_count, deletions)
      SELECT word, item_count, deletions
      FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS t(word text, item_count int, deletions text[])`;
  }
}
