import { z } from "zod";
import { itemsAsking } from "#domain/content/errata-checks";
import { CHANGES, type Erratum } from "#domain/content/erratum";
import type { Item } from "#domain/content/item";
import { db, type Transaction } from "./db";

const placeSchema = z.strictObject({ file: z.string(), title: z.string(), lines: z.string(), quote: z.string() });
const documentSchema = z.strictObject({ places: z.array(placeSchema), truth: z.string(), evidence: z.string() });

/** Something that the documents get wrong, as it is published. */
export type PublishedErratum = z.infer<typeof documentSchema> & {
  id: string;
  changes: (typeof CHANGES)[number];
  /** Questions that ask about it. */
  items: { id: string; title: string }[];
};

const MOST_ITEMS = 4;

/** Writes the errata that differ from what is stored, and forgets those that are gone. @returns how many changed */
export async function publishErrata(
  tx: Transaction,
  { documents, errata }: { documents: readonly { file: string; title: string }[]; errata: readonly Erratum[] },
  items: readonly Item[],
): Promise<number> {
  const titles = new Map(documents.map(({ file, title }) => [file, title]));
  const stored = await tx.erratum.findMany();
  const byId = new Map(stored.map((row) => [row.id, row]));
  let count = 0;
  for (const [position, erratum] of errata.entries()) {
    const { id, changes, truth, evidence } = erratum;
    const places = erratum.places.map((place) => ({ ...place, title: titles.get(place.file) ?? "" }));
    const row = { position, changes, document: { places, truth, evidence }, itemIds: itemsOn(erratum, items) };
    const known = byId.get(id);
    byId.delete(id);
    if (known && isSame(known, row)) continue;
    await tx.erratum.upsert({ where: { id }, create: { id, ...row }, update: row });
    count += 1;
  }
  const gone = [...byId.keys()];
  if (gone.length > 0) await tx.erratum.deleteMany({ where: { id: { in: gone } } });
  return count + gone.length;
}

/** What the source documents get wrong, in the order of the file; questions that are published no longer are left out. */
export async function publishedErrata(): Promise<PublishedErratum[]> {
  const rows = await db.erratum.findMany({ orderBy: { position: "asc" } });
  const ids = rows.flatMap(({ itemIds }) => itemIds);
  const found = await db.item.findMany({
    where: { id: { in: ids }, retiredAt: null },
    select: { id: true, title: true },
  });
  const byId = new Map(found.map((item) => [item.id, item]));
  return rows.map(({ id, changes, document, itemIds }) => ({
    id,
    changes: z.enum(CHANGES).parse(changes),
    ...documentSchema.parse(document),
    items: itemIds.flatMap((itemId) => byId.get(itemId) ?? []),
  }));
}

/** First the questions in which the error can be chosen, then others that answer for it. */
function itemsOn(erratum: Erratum, items: readonly Item[]): string[] {
  const covering = items.filter(({ covers }) => covers.includes(erratum.id)).map(({ id }) => id);
  return [...new Set([...itemsAsking(erratum, items), ...covering])].slice(0, MOST_ITEMS);
}

type Row = { position: number; changes: string; document: unknown; itemIds: string[] };

function isSame(stored: Row, row: Row): boolean {
  const document = documentSchema.safeParse(stored.document).data;
  return (
    stored.position === row.position &&
    stored.changes === row.changes &&
    JSON.stringify(stored.itemIds) === JSON.stringify(row.itemIds) &&
    JSON.stringify(document) === JSON.stringify(documentSchema.parse(row.document))
  );
}
