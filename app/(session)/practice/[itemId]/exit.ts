import type { Route } from "next";
import type { PublicItem } from "#server/items";

/** Where a question leads back to: the list that it belongs to. */
export function exitOf({ isOwn, topics }: Pick<PublicItem, "isOwn" | "topics">): { href: Route; label: string } {
  return isOwn
    ? { href: "/cards", label: "Cards of your own" }
    : { href: `/library?topic=${topics[0] ?? ""}`, label: "Library" };
}
