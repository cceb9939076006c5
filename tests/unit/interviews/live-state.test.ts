import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { clockWords, spokenClock } from "#domain/interviews/clock-words";
import {
  afterMove,
  type LiveState,
  type Move,
  newInterview,
  phaseOf,
  sightOf,
  spentAltogether,
  spentOn,
} from "#domain/interviews/live-state";

const AGENDA = ["tasks.one", "tasks.two", "gather.three"];
const [ONE = "", TWO = "", THREE = ""] = AGENDA;
const START = Date.parse("2026-11-21T12:00:00Z");
const at = (seconds: number) => START + seconds * 1000;

/** The interview after moves, each with the second at which it was made. */
function after(...moves: [number, Move][]): LiveState {
  return moves.reduce((state, [seconds, move]) => afterMove(state, move, at(seconds)), newInterview(ONE));
}

const go = (itemId: string): Move => ({ kind: "go", itemId });
const show = (view: "follow" | "held" | "blank", itemId = ONE): Move => ({ kind: "show", view, itemId });

describe("the clocks", () => {
  test("run from the start, question by question, and stand still in a pause", () => {
    const state = after(
      [0, { kind: "start" }],
      [60, go(TWO)],
      [90, { kind: "pause" }],
      [150, { kind: "resume" }],
      [160, go(ONE)],
    );
    expect(AGENDA.map((id) => spentOn(state, id, at(180)))).toEqual([80_000, 40_000, 0]);
    expect(spentAltogether(state, at(180))).toBe(120_000);
  });

  test("count nothing before the start and after the end", () => {
    expect(spentAltogether(after([0, go(TWO)]), at(500))).toBe(0);
    const ended = after([0, { kind: "start" }], [30, { kind: "end" }]);
    expect(spentAltogether(ended, at(500))).toBe(30_000);
    expect(ended.endedAt).toBe(at(30));
  });

  test("a move that arrives late counts from when it was made, and never from before the last one", () => {
    const late = afterMove(after([0, { kind: "start" }], [60, go(TWO)]), go(THREE), at(20));
    expect(AGENDA.map((id) => spentOn(late, id, at(70)))).toEqual([60_000, 0, 10_000]);
  });

  test.each([
    { ms: 0, shown: "0:00", spoken: "0 s" },
    { ms: 247_900, shown: "4:07", spoken: "4 min 7 s" },
    { ms: 3_750_000, shown: "1:02:30", spoken: "62 min 30 s" },
    { ms: -5, shown: "0:00", spoken: "0 s" },
  ])("$ms ms reads $shown", ({ ms, shown, spoken }) => {
    expect(clockWords(ms)).toBe(shown);
    expect(spokenClock(ms)).toBe(spoken);
  });
});

describe("a move", () => {
  test.each<{ name: string; before: LiveState; move: Move }>([
    { name: "a second start", before: after([0, { kind: "start" }]), move: { kind: "start" } },
    { name: "a pause before the start", before: after(), move: { kind: "pause" } },
    { name: "an end before the start", before: after(), move: { kind: "end" } },
    { name: "going where one is", before: after([0, { kind: "start" }]), move: go(ONE) },
    { name: "following what follows", before: after(), move: show("follow", TWO) },
    { name: "going on after the end", before: after([0, { kind: "start" }], [1, { kind: "end" }]), move: go(TWO) },
  ])("$name changes nothing", ({ before, move }) => {
    expect(afterMove(before, move, at(99))).toBe(before);
  });

  const moves = fc.oneof(
    fc.constantFrom<Move>({ kind: "start" }, { kind: "pause" }, { kind: "resume" }, { kind: "end" }),
    fc.constantFrom(...AGENDA).map(go),
    fc.tuple(fc.constantFrom("follow", "held", "blank"), fc.constantFrom(...AGENDA)).map((args) => show(...args)),
  );

  test("sent twice counts once, whatever came before", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(600), moves)), moves, (before, move) => {
        const once = afterMove(after(...before), move, at(700));
        expect(afterMove(once, move, at(705))).toEqual(once);
      }),
    );
  });

  test("never makes time out of nothing: what the questions took is what passed, less the pauses", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(600), moves)), (made) => {
        const inOrder = made.toSorted(([a], [b]) => a - b);
        const state = after(...inOrder);
        const sum = AGENDA.reduce((total, id) => total + spentOn(state, id, at(600)), 0);
        expect(sum).toBe(spentAltogether(state, at(600)));
        const passed = state.startedAt === null ? 0 : (state.endedAt ?? at(600)) - state.startedAt;
        expect(sum).toBeLessThanOrEqual(passed);
        if (!inOrder.some(([, { kind }]) => kind === "pause")) expect(sum).toBe(passed);
      }),
    );
  });
});

describe("what the candidate sees", () => {
  test("is nothing of any question before the start and after the end", () => {
    expect(sightOf(after([0, go(TWO)], [1, show("held", TWO)]))).toEqual({ kind: "waiting" });
    expect(sightOf(after([0, { kind: "start" }], [1, { kind: "end" }]))).toEqual({ kind: "ended" });
  });

  test("follows the interviewer, unless it is held or blank", () => {
    const begun = after([0, { kind: "start" }], [1, go(TWO)]);
    const sees = (state: LiveState) => {
      const sight = sightOf(state);
      return sight.kind === "question" ? sight.itemId : sight.kind;
    };
    expect(sees(begun)).toBe(TWO);
    const held = afterMove(begun, show("held", TWO), at(2));
    expect(sees(afterMove(held, go(THREE), at(3)))).toBe(TWO);
    const blank = afterMove(begun, show("blank"), at(2));
    expect(sees(afterMove(blank, go(THREE), at(3)))).toBe("blank");
    expect(sees(afterMove(afterMove(held, go(THREE), at(3)), show("follow"), at(4)))).toBe(THREE);
  });

  test("goes on in a pause", () => {
    const paused = after([0, { kind: "start" }], [9, { kind: "pause" }]);
    expect(phaseOf(paused)).toBe("paused");
    expect(sightOf(paused)).toEqual({ kind: "question", itemId: ONE });
  });
});
