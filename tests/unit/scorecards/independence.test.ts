import { expect, test } from "vitest";
import type { ScorecardChange } from "#domain/scorecards/change";
import { independentMarks } from "#domain/scorecards/independence";

const at = (minute: number) => new Date(Date.UTC(2026, 10, 21, 12, minute));
const entry = (minute: number, field: string, became: string | null): ScorecardChange => {
  const isMark = field.startsWith("criterion:");
  const place = { itemId: isMark ? "tasks.one" : null, step: isMark ? "main" : null };
  return { ...place, changedAt: at(minute), field, was: null, became };
};
const mark = (minute: number, verdict: string) => entry(minute, "criterion:a", verdict);
const submit = (minute: number) => entry(minute, "submitted", at(minute).toISOString());
const reopen = (minute: number) => entry(minute, "reopened", "a slip");
const verdictsOf = (logs: Record<string, ScorecardChange[]>) =>
  Object.fromEntries(
    [...independentMarks(new Map(Object.entries(logs)))].map(([id, marks]) => [
      id,
      marks.map(({ verdict }) => verdict),
    ]),
  );

test("what is changed after reading the other does not count", () => {
  const ana = [mark(1, "met"), submit(2), reopen(5), mark(6, "not"), submit(7)];
  const ben = [mark(3, "not"), submit(4)];
  expect(verdictsOf({ ana, ben })).toEqual({ ana: ["met"], ben: ["not"] });
});

test("what is changed before the other was in does", () => {
  const ana = [mark(1, "met"), submit(2), reopen(3), mark(4, "partly"), submit(6)];
  const ben = [mark(3, "not"), submit(5)];
  expect(verdictsOf({ ana, ben })).toEqual({ ana: ["partly"], ben: ["not"] });
});

test("who was never in together with another is left out", () => {
  expect(verdictsOf({ ana: [mark(1, "met"), submit(2)], ben: [mark(3, "not")] })).toEqual({});
  const ana = [mark(1, "met"), submit(2), reopen(3)];
  expect(verdictsOf({ ana, ben: [mark(3, "not"), submit(4)] })).toEqual({});
});
