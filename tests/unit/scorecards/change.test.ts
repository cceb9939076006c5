import { expect, test } from "vitest";
import { mergedTyping, type ScorecardChange } from "#domain/scorecards/change";

const typed = (second: number, was: string | null, became: string, by = "Ana"): ScorecardChange & { by: string } => ({
  changedAt: new Date(Date.UTC(2026, 10, 21, 12, 0, second)),
  itemId: "tasks.one",
  step: "main",
  field: "note",
  was,
  became,
  by,
});

test("a text that was saved while it was typed reads as one change", () => {
  const merged = mergedTyping([typed(0, null, "kn"), typed(2, "kn", "knows"), typed(4, "knows", "knows it")]);
  expect(merged.map(({ was, became }) => [was, became])).toEqual([[null, "knows it"]]);
});

test("but not across a pause, another person, or another entry", () => {
  expect(mergedTyping([typed(0, null, "a"), typed(400, "a", "b")])).toHaveLength(2);
  expect(mergedTyping([typed(0, null, "a"), typed(1, "a", "b", "Ben")])).toHaveLength(2);
  const mark = { ...typed(1, null, "met"), field: "criterion:a" };
  expect(mergedTyping([typed(0, null, "a"), mark, typed(2, "a", "b")])).toHaveLength(3);
});
