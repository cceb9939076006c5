import type { NotCovered } from "./erratum";
import type { Item } from "./item";

/** One thing that the source documents hold: a question, a concept, a name, a program ... */
export type InventoryRow = { id: string; file: string; line: string; text: string; kind: string };

/** Reads content/sources/inventory.tsv: one row a line under a heading, five columns parted by tabs. */
export function inventoryRows(tsv: string): InventoryRow[] {
  const rows = tsv.split("\n").slice(1);
  return rows.flatMap((row) => {
    const [id = "", file = "", line = "", text = "", kind = ""] = row.split("\t");
    return id === "" ? [] : [{ id, file, line, text, kind: kind.trim() }];
  });
}

/** How far one kind of rows is answered for. */
export type KindCoverage = { kind: string; total: number; covered: number; excused: number; gaps: InventoryRow[] };

export type Coverage = {
  /** In the order in which the kinds first appear. */
  kinds: KindCoverage[];
  /** Rows that are listed as not covered although an item covers them, or that do not exist. */
  idle: { id: string; why: "covered" | "unknown" }[];
};

/** Which rows some item answers for, which are listed with a reason, and which are neither. */
export function coverageOf(
  rows: readonly InventoryRow[],
  items: readonly Pick<Item, "covers">[],
  notCovered: NotCovered,
): Coverage {
  const covered = new Set(items.flatMap(({ covers }) => covers));
  const excused = new Set(notCovered.rows.flatMap(({ ids }) => ids));
  const kinds = [...new Set(rows.map(({ kind }) => kind))].map((kind): KindCoverage => {
    const own = rows.filter((row) => row.kind === kind);
    const open = own.filter(({ id }) => !covered.has(id));
    const gaps = open.filter(({ id }) => !excused.has(id));
    return { kind, total: own.length, covered: own.length - open.length, excused: open.length - gaps.length, gaps };
  });
  const known = new Set(rows.map(({ id }) => id));
  const idle = [...excused].flatMap((id): Coverage["idle"] => {
    if (covered.has(id)) return [{ id, why: "covered" }];
    return known.has(id) ? [] : [{ id, why: "unknown" }];
  });
  return { kinds, idle };
}
