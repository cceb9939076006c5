import type { Item } from "./item";
import { proofsOf } from "./proof";

/** What backs an item: runs of the check, the reason why there are none, its parts, or nothing at all. */
export type Backing = "runs" | "reason" | "parts" | "nothing";

/** An item that no run of the check backs, with what it says of that. */
export type UnrunItem = { id: string; why: string; byHand: string | null };

/** A mock interview claims nothing of its own; its items do. */
export function backingOf(item: Item): Backing {
  if (item.kind === "mock_interview") return "parts";
  if (proofsOf(item).length > 0) return "runs";
  return item.unrun ? "reason" : "nothing";
}

/** The items that say why they are not run, in their order. */
export function unrunItems(items: readonly Item[]): UnrunItem[] {
  return items.flatMap((item) =>
    item.unrun && backingOf(item) === "reason"
      ? [{ id: item.id, why: item.unrun.why, byHand: item.unrun.by_hand ?? null }]
      : [],
  );
}
