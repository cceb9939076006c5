import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { deletionsOf, nearestWords, slipsAllowed, slipsBetween } from "#domain/search/near-words";

const word = fc.string({ unit: fc.constantFrom("a", "b", "c", "d", "e", "f"), minLength: 1, maxLength: 12 });

describe("slipsBetween", () => {
  test.each([
    ["gather", "gather", 0],
    ["gahter", "gather", 1],
    ["gathr", "gather", 1],
    ["gatther", "gather", 1],
    ["cancelation", "cancellation", 1],
    ["cancelaton", "cancellation", 2],
    ["task", "queue", 5],
  ])("%s and %s are %i apart", (one, other, slips) => {
    expect(slipsBetween(one, other)).toBe(slips);
  });

  test("is the same both ways", () => {
    fc.assert(fc.property(word, word, (one, other) => slipsBetween(one, other) === slipsBetween(other, one)));
  });
});

describe("deletionsOf", () => {
  test("words of one length that are near enough have a deletion in common", () => {
    const pair = fc.tuple(word, word).filter(([one, other]) => one.length === other.length);
    fc.assert(
      fc.property(pair, ([one, other]) => {
        fc.pre(slipsBetween(one, other) <= slipsAllowed(one));
        return deletionsOf(one).some((left) => deletionsOf(other).includes(left));
      }),
      { numRuns: 500 },
    );
  });

  test("a letter too many or too few is found as well", () => {
    expect(deletionsOf("semafore")).toEqual(expect.arrayContaining(["semafore", "semafre"]));
    const shared = (one: string, other: string) => deletionsOf(one).some((left) => deletionsOf(other).includes(left));
    expect(shared("gathr", "gather")).toBe(true);
    expect(shared("gatther", "gather")).toBe(true);
    expect(shared("semafore", "semaphore")).toBe(true);
  });

  test("a short word is left as it is", () => {
    expect(deletionsOf("run")).toEqual(["run"]);
  });
});

describe("nearestWords", () => {
  const known = [
    { word: "gather", itemCount: 9 },
    { word: "rather", itemCount: 30 },
    { word: "father", itemCount: 1 },
    { word: "gathered", itemCount: 2 },
  ];

  test("prefers the fewest slips, then the commonest", () => {
    expect(nearestWords("gahter", known)).toEqual(["gather"]);
    expect(nearestWords("zather", known)).toEqual(["rather", "gather", "father"]);
    expect(nearestWords("zather", known, 1)).toEqual(["rather"]);
  });

  test("finds nothing for what is near nothing", () => {
    expect(nearestWords("xylophone", known)).toEqual([]);
    expect(nearestWords("gat", known)).toEqual([]);
  });
});
