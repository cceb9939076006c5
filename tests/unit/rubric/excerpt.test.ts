import { describe, expect, test } from "vitest";
import { excerptOf } from "#domain/rubric/excerpt";
import { lintRubric } from "#domain/rubric/lint";
import { smallLexicon, smallRubric } from "#tests/support/small-rubric";

const rubric = smallRubric({
  groups: [{ key: "extras", need: "any" }],
  concepts: {
    waiter: { exact: ["waiter"], includes: ["server-room"] },
    "server-room": { exact: ["kitchen"] },
    guest: { exact: ["guest"] },
  },
  criteria: [
    { key: "raises", statement: "A task raises.", points: 1, patterns: [{ says: "waiter raise", unless: ["cancel"] }] },
    { key: "keeps", statement: "A task keeps it.", points: 2, dependsOn: "raises", patterns: [{ says: "guest keep" }] },
    { key: "more", statement: "There is more.", points: 1, kind: "optional", group: "extras", patterns: [] },
  ],
  misconceptions: [
    {
      key: "never",
      statement: "It never raises.",
      correction: "It does so at the await.",
      deduct: 1,
      voids: ["raises", "keeps"],
      patterns: [{ says: "cancel others" }],
    },
  ],
});

describe("excerptOf", () => {
  test("keeps what is named, with the concepts that it needs and those that they take in", () => {
    const part = excerptOf(rubric, ["raises"]);
    expect(part.criteria.map(({ key }) => key)).toEqual(["raises"]);
    expect(Object.keys(part.concepts)).toEqual(["waiter", "server-room"]);
    expect(part.misconceptions).toEqual([]);
    expect(part.groups).toEqual([]);
  });

  test("leaves out what hangs on something that is not there", () => {
    const part = excerptOf(rubric, ["keeps", "never"]);
    expect(part.criteria[0]?.dependsOn).toBeUndefined();
    expect(part.misconceptions[0]?.voids).toEqual(["keeps"]);
  });

  test("of any part, no rubric comes that has a fault", () => {
    const keys = ["raises", "keeps", "more", "never"];
    for (let chosen = 1; chosen < 16; chosen++) {
      const part = excerptOf(
        rubric,
        keys.filter((_, index) => (chosen >> index) % 2 === 1),
      );
      if (part.criteria.length > 0) expect(lintRubric(part, smallLexicon)).toEqual([]);
    }
  });

  test("of all its keys, the rubric comes again", () => {
    expect(excerptOf(rubric, ["raises", "keeps", "more", "never"])).toEqual(rubric);
  });
});
