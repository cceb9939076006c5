import type { Item } from "./item";

/** The program that a verify block runs: itself, or the one that `@code`, `@fix` or `@worked_code` names; null when the item has none. */
export function programNamed(item: Item, run: string): string | null {
  switch (run) {
    case "@code":
      return "code" in item ? (item.code ?? null) : null;
    case "@fix":
      return item.kind === "spot_bug" ? item.fix : null;
    case "@worked_code":
      return item.kind === "chain" ? (item.worked_code ?? null) : null;
    default:
      return run.startsWith("@") ? null : run;
  }
}
