import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { layOutTopics } from "#domain/content/topic-map";

const topic = (id: string, ...requires: string[]) => ({ id, requires });

/** Topics in an order of learning: each requires some of those before it. */
const curricula = fc
  .array(fc.array(fc.nat(30), { maxLength: 8 }), { minLength: 1, maxLength: 25 })
  .map((all) =>
    all.map((picks, at) =>
      topic(String(at), ...new Set(picks.filter(() => at > 0).map((pick) => String(pick % Math.max(1, at))))),
    ),
  );

describe("layOutTopics", () => {
  test("a topic stands below all it requires, and lines that follow from others are not drawn", () => {
    const map = layOutTopics([topic("a"), topic("b", "a"), topic("c", "a", "b"), topic("d", "a")], 3);
    expect(map).toEqual({
      rows: [["a"], ["b", "d"], ["c"]],
      lines: [
        { from: "a", to: "b" },
        { from: "b", to: "c" },
        { from: "a", to: "d" },
      ],
      last: [],
    });
  });

  test("what requires nearly everything stands at the end", () => {
    const many = Array.from({ length: 6 }, (_, at) => topic(`t${at}`));
    expect(layOutTopics([...many, topic("all", ...many.map(({ id }) => id))], 3).last).toEqual(["all"]);
  });

  test("whatever the topics, each is drawn once, no row is too long, and all lines lead down", () => {
    fc.assert(
      fc.property(curricula, fc.integer({ min: 1, max: 6 }), (topics, perRow) => {
        const { rows, lines, last } = layOutTopics(topics, perRow);
        expect([...rows.flat(), ...last].toSorted()).toEqual(topics.map(({ id }) => id).toSorted());
        expect(rows.every((row) => row.length > 0 && row.length <= perRow)).toBe(true);
        const rowOf = (id: string) => rows.findIndex((row) => row.includes(id));
        const drawn = lines.filter(({ from }) => !last.includes(from));
        expect(drawn.every(({ from, to }) => rowOf(from) < rowOf(to))).toBe(true);
      }),
    );
  });
});
