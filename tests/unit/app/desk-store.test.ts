import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { DeskStore } from "#app/(session)/interviews/[interviewId]/desk-store";
import { newInterview } from "#domain/interviews/live-state";
import { noteName } from "#domain/interviews/score-edit";

const PLACE = { itemId: "gather.gather-vs-create-task", step: "" };
const DESK = {
  state: newInterview(PLACE.itemId),
  sheet: { marks: {}, notes: {} },
  scorecardId: null,
  isSubmitted: false,
  version: [1],
  now: 0,
};

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

test("what is typed while calls fail again and again stays as it was typed", async () => {
  const calls: ((reason: Error) => void)[] = [];
  vi.stubGlobal("fetch", () => new Promise((_, fail) => calls.push(fail)));
  const store = new DeskStore("11111111-1111-4111-8111-111111111111", "someone", DESK);
  const text = () => store.view().sheet.notes[noteName(PLACE)]?.text;
  const type = (typed: string) => store.edit({ kind: "note", ...PLACE, text: typed });

  type("No");
  await vi.advanceTimersByTimeAsync(1000);
  type("Nobody"); // while a call carries what was typed before
  calls[0]?.(new TypeError("no connection"));
  await vi.advanceTimersByTimeAsync(0);
  type("Nobody hears");
  expect(text()).toBe("Nobody hears");
  await vi.advanceTimersByTimeAsync(1000);
  type("Nobody hears this yet.");
  calls[1]?.(new TypeError("no connection"));
  await vi.advanceTimersByTimeAsync(0);
  expect(calls).toHaveLength(2);
  expect(text()).toBe("Nobody hears this yet.");
});
