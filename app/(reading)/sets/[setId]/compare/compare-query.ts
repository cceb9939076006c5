import type { Route } from "next";
import { z } from "zod";
import { type ComparisonView, comparisonViewSchema } from "#domain/scorecards/comparing";
import { setPath } from "../../set-path";

export type CompareQuery = { view: ComparisonView; sort: string; picked: readonly string[] };

/** Each view of the comparison, as it is called. */
export const VIEW_WORDS: readonly [ComparisonView, string][] = [
  ["each", "Each rater"],
  ["consensus", "Where raters agree"],
  ["proposal", "Automatic proposal"],
];

const sortSchema = z.string().max(80).catch("newest");

/** What the address asks for; anything else is the usual. */
export function readQuery(raw: Record<string, string | string[] | undefined>): Omit<CompareQuery, "picked"> {
  return { view: comparisonViewSchema.parse(raw["view"]), sort: sortSchema.parse(raw["sort"]) };
}

/** The address of a comparison. */
export function comparePath(setId: string, { view, sort, picked }: CompareQuery): Route {
  const query = new URLSearchParams({ view, sort });
  for (const id of picked) query.append("pick", id);
  return `${setPath(setId, "/compare")}?${query}` as Route;
}
