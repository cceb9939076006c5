import { z } from "zod";
import { Refusal } from "#domain/refusal";

/** A page of a list: how much, and after which place. */
export type PageRequest = { limit: number; cursor?: string | undefined };
/** Where a page ends: rows are ordered by an instant, then by id. */
export type Place = { at: Date; id: string };
/** What is on a page, and where the next begins. */
export type Page<Item> = { items: Item[]; next: string | null };

const placeSchema = z.tuple([z.coerce.date(), z.uuid()]);

/** After which row a page begins; null for the first. @throws {Refusal} invalid */
export function placeOf({ cursor }: PageRequest): Place | null {
  if (cursor === undefined) return null;
  const parts = Buffer.from(cursor, "base64url").toString().split(" ");
  const place = placeSchema.safeParse(parts);
  if (!place.success) throw new Refusal("invalid", "cursor: give `next` of the page before, as it was.");
  return { at: place.data[0], id: place.data[1] };
}

/** A page made of rows, of which there is one more than asked for when another page follows. */
export function pageOf<Row extends { id: string }, Item>(
  rows: readonly Row[],
  { limit }: PageRequest,
  at: (row: Row) => Date,
  item: (row: Row) => Item,
): Page<Item> {
  const shown = rows.slice(0, limit);
  const last = rows.length > limit ? shown.at(-1) : undefined;
  const next = last ? Buffer.from(`${at(last).toISOString()} ${last.id}`).toString("base64url") : null;
  return { items: shown.map(item), next };
}
