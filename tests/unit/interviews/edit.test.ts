import { describe, expect, test } from "vitest";
import { afterEdit, editSchema, editsSchema, fieldOf, isNewer } from "#domain/interviews/edit";
import { newInterview } from "#domain/interviews/live-state";
import type { Sheet } from "#domain/interviews/score-edit";

const PLACE = { itemId: "tasks.one", step: "main" };
const sheet: Sheet = { marks: {}, notes: {} };
const desk = { state: newInterview("tasks.one"), sheet };

describe("an edit", () => {
  test("of a mark sets it, changes it, and takes it away", () => {
    const mark = (verdict: "met" | "partly" | null) =>
      ({ kind: "mark", ...PLACE, criterionKey: "a", verdict }) as const;
    const met = afterEdit(desk, mark("met"), 0);
    expect(met.sheet.marks).toEqual({ "tasks.one main a": "met" });
    expect(afterEdit(met, mark("partly"), 0).sheet.marks).toEqual({ "tasks.one main a": "partly" });
    expect(afterEdit(met, mark(null), 0).sheet.marks).toEqual({});
  });

  test("of a flag leaves the words alone, and the other way round", () => {
    const noted = afterEdit(desk, { kind: "note", ...PLACE, text: "said it at once" }, 0);
    const flagged = afterEdit(noted, { kind: "flag", ...PLACE, flag: "hint", isOn: true }, 0);
    const again = afterEdit(flagged, { kind: "flag", ...PLACE, flag: "hint", isOn: true }, 0);
    expect(again.sheet.notes["tasks.one main"]).toEqual({ text: "said it at once", flags: ["hint"] });
    const reworded = afterEdit(again, { kind: "note", ...PLACE, text: "" }, 0);
    expect(reworded.sheet.notes["tasks.one main"]).toEqual({ text: "", flags: ["hint"] });
    const off = afterEdit(reworded, { kind: "flag", ...PLACE, flag: "hint", isOn: false }, 0);
    expect(off.sheet.notes["tasks.one main"]).toEqual({ text: "", flags: [] });
  });

  test("that names no verdict, flag or view that there is, or says too much, is refused", () => {
    const wrong: unknown[] = [
      { kind: "mark", ...PLACE, criterionKey: "a", verdict: "excellent" },
      { kind: "flag", ...PLACE, flag: "tall", isOn: true },
      { kind: "show", view: "secret", itemId: "tasks.one" },
      { kind: "note", ...PLACE, text: "x".repeat(10_001) },
      { kind: "go", itemId: "tasks.one", endedAt: 1 },
    ];
    expect(wrong.filter((edit) => editSchema.safeParse(edit).success)).toEqual([]);
    expect(editsSchema.safeParse({ edits: [] }).success).toBe(false);
  });

  test("of one field replaces an unsent one; moves stay, each in its place", () => {
    const note = (text: string) => fieldOf({ kind: "note", ...PLACE, text });
    expect(note("a")).toBe(note("b"));
    expect(note("a")).not.toBe(fieldOf({ kind: "flag", ...PLACE, flag: "hint", isOn: true }));
    expect(fieldOf({ kind: "go", itemId: "tasks.one" })).toBeNull();
  });
});

test("a picture is newer only when it is so in every respect", () => {
  expect(isNewer([3, 9], [3, 8])).toBe(true);
  expect(isNewer([3, 8], [3, 8])).toBe(true);
  expect(isNewer([4, 7], [3, 8])).toBe(false);
});
