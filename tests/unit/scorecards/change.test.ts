import { expect, test } from "vitest";
import { groupedChanges, type ScorecardChange } from "#domain/scorecards/change";

const typed = (second: number, was: string | null, became: string | null, by = "Ana") => ({
  ...({ itemId: "tasks.one", step: "main", field: "note" } satisfies Partial<ScorecardChange>),
  changedAt: new Date(Date.UTC(2026, 10, 21, 12, 0, second)),
  was,
  became,
  by,
});
const marked = (second: number, was: string | null, became: string | null) => ({
  ...typed(second, was, became),
  field: "criterion:a",
});
const shown = (changes: Parameters<typeof groupedChanges>[0]) =>
  groupedChanges(changes).map(({ field, was, became, saves }) => [field, was, became, saves]);

test("a text that was saved while it was typed reads as one change, with how often it was saved", () => {
  const typing = [typed(0, null, "kn"), typed(2, "kn", "knows"), typed(4, "knows", "knows it")];
  expect(shown(typing)).toEqual([["note", null, "knows it", 3]]);
  expect(groupedChanges(typing)[0]?.changedAt).toEqual(typing[2]?.changedAt);
});

test("so does a verdict that was looked for, and a text that was typed around it", () => {
  const entries = [typed(0, null, "a"), marked(1, null, "met"), typed(2, "a", "ab"), marked(3, "met", "not")];
  expect(shown(entries)).toEqual([
    ["note", null, "ab", 2],
    ["criterion:a", null, "not", 2],
  ]);
});

test("what was changed and changed back is still told", () => {
  expect(shown([marked(0, "met", "not"), marked(5, "not", "met")])).toEqual([["criterion:a", "met", "met", 2]]);
});

test("but not across a pause, another person, another question, or the scorecard's submission", () => {
  expect(shown([typed(0, null, "a"), typed(400, "a", "b")])).toHaveLength(2);
  expect(shown([typed(0, null, "a"), typed(1, "a", "b", "Ben")])).toHaveLength(2);
  expect(shown([typed(0, null, "a"), { ...typed(1, "a", "b"), itemId: "tasks.two" }])).toHaveLength(2);
  const submitted = { ...typed(1, null, "at noon"), itemId: null, step: null, field: "submitted" };
  const reopened = { ...typed(2, null, "to look again"), itemId: null, step: null, field: "reopened" };
  expect(shown([typed(0, null, "a"), submitted, reopened, typed(3, "a", "b")])).toHaveLength(4);
});
