import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { chanceFrom } from "#domain/scheduling/chance";
import { fuzzChance, fuzzRange, pickDay } from "#domain/scheduling/fuzz";

const ANY = { lowest: 1, highest: 36_500 };

describe("fuzzRange", () => {
  test.each([
    { days: 0.4, lowest: 1, highest: 1 },
    { days: 2.4, lowest: 2, highest: 2 },
    { days: 2.5, lowest: 2, highest: 4 },
    { days: 7, lowest: 5, highest: 9 },
    { days: 10, lowest: 8, highest: 12 },
    { days: 20, lowest: 17, highest: 23 },
    { days: 100, lowest: 93, highest: 107 },
    { days: 36_500, lowest: 34_673, highest: 36_500 },
  ])("$days days may become $lowest to $highest", ({ days, lowest, highest }) => {
    expect(fuzzRange(days, ANY)).toEqual({ lowest, highest });
  });

  test("stays within its bounds, and the highest wins over the lowest", () => {
    expect(fuzzRange(10, { lowest: 11, highest: 30 })).toEqual({ lowest: 11, highest: 13 });
    expect(fuzzRange(10, { lowest: 1, highest: 9 })).toEqual({ lowest: 7, highest: 9 });
    expect(fuzzRange(10, { lowest: 31, highest: 30 })).toEqual({ lowest: 30, highest: 30 });
  });
});

describe("pickDay", () => {
  test("gives each day of the range the same share", () => {
    const counts = new Map<number, number>();
    for (let card = 0; card < 20_000; card += 1) {
      const day = pickDay({ lowest: 8, highest: 12 }, fuzzChance(`card-${card}`, 3));
      counts.set(day, (counts.get(day) ?? 0) + 1);
    }
    expect([...counts.keys()].toSorted((a, b) => a - b)).toEqual([8, 9, 10, 11, 12]);
    for (const count of counts.values()) expect(Math.abs(count - 4000)).toBeLessThan(250);
  });

  test("never leaves the range", () => {
    fc.assert(
      fc.property(fc.nat(5000), fc.nat(500), fc.double({ min: 0, max: 1, noNaN: true }), (lowest, width, chance) => {
        const day = pickDay({ lowest, highest: lowest + width }, chance);
        expect(day).toBeGreaterThanOrEqual(lowest);
        expect(day).toBeLessThanOrEqual(lowest + width);
      }),
    );
  });
});

describe("chance", () => {
  test("of a card is the same each time and in each runtime", () => {
    expect(fuzzChance("card-1", 4)).toBe(fuzzChance("card-1", 4));
    expect(chanceFrom("")).toBeCloseTo(0.6689221884589642, 15);
    expect(chanceFrom("a")).toBeCloseTo(0.10352621669881046, 15);
    expect(chanceFrom("card-1:4")).toBeCloseTo(0.9543854086659849, 15);
  });

  test("of a card's next review tells nothing about the one before", () => {
    const pairs = Array.from(
      { length: 5000 },
      (_, card) => [fuzzChance(`c${card}`, 1), fuzzChance(`c${card}`, 2)] as const,
    );
    const covariance = pairs.reduce((sum, [a, b]) => sum + (a - 0.5) * (b - 0.5), 0) / pairs.length;
    expect(Math.abs(covariance * 12)).toBeLessThan(0.05);
  });
});
