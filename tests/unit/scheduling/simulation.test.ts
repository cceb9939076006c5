import { describe, expect, test } from "vitest";
import { afterReview } from "#domain/scheduling/answering";
import { chanceFrom } from "#domain/scheduling/chance";
import { type Memory, newMemory, recallChance } from "#domain/scheduling/memory";
import type { Rating } from "#domain/scheduling/rating";
import { DEFAULT_SETTINGS } from "#domain/scheduling/settings";
import { type SimulatedCard, simulateDays, USUAL_HABITS } from "#domain/scheduling/simulation";
import { expectWorkload } from "#domain/scheduling/workload";

const FROM = 20_000;
const DAY_MS = 86_400_000;

function known(index: number): SimulatedCard {
  const scheduledDays = 1 + (index % 40);
  const dueDay = FROM + (index % 30);
  return {
    state: "review",
    stabilityDays: scheduledDays,
    difficulty: 3 + (index % 5),
    scheduledDays,
    dueDay,
    lastReviewDay: dueDay - scheduledDays,
  };
}

const NEW: SimulatedCard = {
  state: "new",
  stabilityDays: 0,
  difficulty: 0,
  scheduledDays: 0,
  dueDay: null,
  lastReviewDay: null,
};
const deck = (count: number, fresh = 0) => [
  ...Array.from({ length: count }, (_, index) => known(index)),
  ...Array.from({ length: fresh }, () => NEW),
];
const rules = { settings: DEFAULT_SETTINGS, habits: USUAL_HABITS, from: FROM, days: 60, seed: "a" };

describe("simulateDays", () => {
  test("gives the same days for the same seed, and leaves the cards it was given alone", () => {
    const cards = deck(300, 100);
    const before = structuredClone(cards);
    expect(simulateDays(cards, rules)).toEqual(simulateDays(cards, rules));
    expect(simulateDays(cards, rules)).not.toEqual(simulateDays(cards, { ...rules, seed: "b" }));
    expect(cards).toEqual(before);
  });

  test("never exceeds a limit, and carries over what the limit leaves", () => {
    const settings = { ...DEFAULT_SETTINGS, reviewsPerDay: 15, newPerDay: 3 };
    const { days } = simulateDays(deck(600, 40), { ...rules, settings });
    expect(Math.max(...days.map(({ reviews }) => reviews))).toBe(15);
    expect(Math.max(...days.map(({ newCards }) => newCards))).toBe(3);
    expect(days.reduce((sum, { newCards }) => sum + newCards, 0)).toBe(40);
    expect(days.at(-1)?.left).toBeGreaterThan(30);
  });

  test("a weekday marked minimum gets next to no reviews of what is answered from now on", () => {
    const easyDays = { ...DEFAULT_SETTINGS.easyDays, sunday: "minimum" as const };
    const cards = deck(0, 1200);
    const reviews = (settings: typeof DEFAULT_SETTINGS) =>
      simulateDays(cards, { ...rules, settings }).days.filter((_, index) => index > 20 && (FROM + index) % 7 === 3);
    const sum = (days: { reviews: number }[]) => days.reduce((total, day) => total + day.reviews, 0);
    expect(sum(reviews({ ...DEFAULT_SETTINGS, easyDays }))).toBeLessThan(sum(reviews(DEFAULT_SETTINGS)) / 1.5);
  });

  test("plays twenty thousand cards for sixty days in a moment", () => {
    const settings = { ...DEFAULT_SETTINGS, reviewsPerDay: 9999 };
    const startedAt = performance.now();
    simulateDays(deck(20_000, 1000), { ...rules, settings });
    expect(performance.now() - startedAt).toBeLessThan(5000);
  });
});

/** The same deck lived through with the functions that really schedule, by somebody who recalls as the model says. */
function live(count: number, days: number, person: string): number {
  const cards = Array.from({ length: count }, (_, index): Memory => {
    const { dueDay, lastReviewDay, ...rest } = known(index);
    const last = lastReviewDay ?? FROM;
    const lastReviewedAt = new Date((last + 0.5) * DAY_MS);
    return { ...newMemory(), ...rest, dueDay, reviewCount: 3, lastReviewDay: last, lastReviewedAt };
  });
  let reviews = 0;
  for (let day = FROM; day < FROM + days; day += 1) {
    for (const [index, card] of cards.entries()) {
      let memory = card;
      if (memory.dueDay === null || memory.dueDay > day) continue;
      reviews += 1;
      let at = new Date((day + 0.5) * DAY_MS);
      for (let turn = 0; turn === 0 || memory.dueAt; turn += 1) {
        const chance = chanceFrom(`${person} ${index} ${day} ${turn}`);
        const rating: Rating =
          chance < recallChance(memory, day, DEFAULT_SETTINGS.parameters.weights) ? "good" : "again";
        memory = afterReview(memory, rating, {
          cardId: `card ${index}`,
          now: at,
          settings: DEFAULT_SETTINGS,
          today: day,
        });
        at = new Date(at.getTime() + 60_000);
      }
      cards[index] = memory;
    }
  }
  return reviews;
}

describe("expectWorkload", () => {
  test.each(["Ana", "Bo", "Cy", "Di", "Ed"])("is within a tenth of what then comes to %s", (person) => {
    const habits = { ...USUAL_HABITS, recalled: [0, 1, 0] };
    const { days } = expectWorkload(deck(800), { ...rules, habits, secondsPerAnswer: 20 });
    const expected = days.reduce((sum, { reviews }) => sum + reviews, 0);
    const came = live(800, 60, person);
    expect(Math.abs(expected - came) / came).toBeLessThan(0.1);
  });

  test("of a deck of twenty thousand is found from a sample, and is near that of all", () => {
    const settings = { ...DEFAULT_SETTINGS, reviewsPerDay: 9999 };
    const cards = deck(20_000, 600);
    const sampled = expectWorkload(cards, { ...rules, settings, secondsPerAnswer: 20 });
    const { days } = simulateDays(cards, { ...rules, settings });
    const all = days.reduce((sum, { reviews }) => sum + reviews, 0) / days.length;
    expect(Math.abs(sampled.reviewsPerDay - all) / all).toBeLessThan(0.03);
  });

  test("grows with the desired retention", () => {
    const at = (desiredRetention: number) =>
      expectWorkload(deck(500, 200), {
        ...rules,
        settings: { ...DEFAULT_SETTINGS, desiredRetention },
        secondsPerAnswer: 20,
      }).minutesPerDay;
    expect(at(0.95)).toBeGreaterThan(at(0.9) * 1.2);
    expect(at(0.8)).toBeLessThan(at(0.9));
  });
});
