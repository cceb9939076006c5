import { FSRSBinding, BindingMemoryState } from "@open-spaced-repetition/binding";
import { expect, test } from "vitest";
import { chanceFrom } from "#domain/scheduling/chance";
import { intervalDays, type Strength, strengthAfter } from "#domain/scheduling/memory";
import { DEFAULT_PARAMETERS } from "#domain/scheduling/parameters";
import { RATINGS } from "#domain/scheduling/rating";

const STATES = 20_000; // with four ratings each, 80,000 transitions
const RETENTIONS = [0.8, 0.9, 0.95];
const TOLERANCE = 1e-5;

/**
 * A memory as a person may have, from hours to a lifetime; every tenth card was never answered. Below a tenth of a day
 * the engine's 32-bit floats have no five digits left after their subtractions.
 */
function anyStrength(index: number): Strength | null {
  if (index % 10 === 0) return null;
  const stabilityDays = Math.exp(Math.log(0.1) + chanceFrom(`s${index}`) * Math.log(300_000));
  return { stabilityDays: Math.fround(stabilityDays), difficulty: Math.fround(1 + 9 * chanceFrom(`d${index}`)) };
}

function anyElapsed(index: number, { stabilityDays }: Strength): number {
  const longest = Math.min(3650, Math.ceil(stabilityDays * 3) + 1);
  return Math.floor(chanceFrom(`e${index}`) * (longest + 1));
}

function relative(a: number, b: number): number {
  return Math.abs(a - b) / Math.max(Math.abs(b), 1e-9);
}

test("stability, difficulty and interval are those of the reference engine over 80,000 transitions", () => {
  const { weights } = DEFAULT_PARAMETERS;
  const engine = new FSRSBinding([...weights]);
  let [worstStability, worstDifficulty, transitions, near] = [0, 0, 0, 0];
  for (let index = 0; index < STATES; index += 1) {
    const before = anyStrength(index);
    const elapsed = before ? anyElapsed(index, before) : 0;
    const retention = RETENTIONS[index % RETENTIONS.length] ?? 0.9;
    const state = before && new BindingMemoryState(before.stabilityDays, before.difficulty);
    const next = engine.nextStates(state, retention, elapsed);
    for (const rating of RATINGS) {
      const { memory, interval } = next[rating];
      const ours = strengthAfter(before, { rating, elapsed }, weights);
      worstStability = Math.max(worstStability, relative(ours.stabilityDays, memory.stability));
      worstDifficulty = Math.max(worstDifficulty, relative(ours.difficulty, memory.difficulty));
      const days = Math.round(intervalDays(ours.stabilityDays, retention, weights));
      if (Math.abs(days - Math.round(interval)) <= 1) near += 1;
      transitions += 1;
    }
  }
  expect(transitions).toBe(80_000);
  expect(worstStability).toBeLessThan(TOLERANCE);
  expect(worstDifficulty).toBeLessThan(TOLERANCE);
  expect(near / transitions).toBeGreaterThanOrEqual(0.998);
});
