/** How long finding weights from 10,000 answers takes, and simulating sixty days of 20,000 cards. */
import { DEFAULT_SETTINGS } from "#domain/scheduling/settings";
import { type SimulatedCard, USUAL_HABITS } from "#domain/scheduling/simulation";
import { expectWorkload } from "#domain/scheduling/workload";
import { train } from "#server/optimiser-thread";
import { liveDays, newLife } from "#tests/support/true-memory";
import { report, spread, timed } from "./figures";

const FROM = 20_000;
const ANSWERS = 10_000;
const TIMES = 5;

const { weights } = DEFAULT_SETTINGS.parameters;
const cards = newLife(4000);
liveDays(cards, {
  from: FROM,
  days: 120,
  settings: { ...DEFAULT_SETTINGS, newPerDay: 40 },
  truth: weights,
  seed: "bench",
});
let left = ANSWERS;
const histories = cards.map(({ history }) => {
  const taken = history.slice(0, Math.max(0, left));
  left -= taken.length;
  return taken;
});
const trainings = [histories.filter((history) => history.length > 0)];

const trained: number[] = [];
for (let time = 0; time < TIMES; time += 1) {
  const { signal } = new AbortController();
  trained.push(await timed(() => train({ trainings, relearningSteps: 1, onProgress: () => undefined, signal })));
}

const deck = Array.from({ length: 20_000 }, (_, index): SimulatedCard => {
  const scheduledDays = 1 + (index % 60);
  const dueDay = FROM + (index % 45);
  const strength = { stabilityDays: scheduledDays, difficulty: 1 + (index % 9) };
  return { state: "review", ...strength, scheduledDays, dueDay, lastReviewDay: dueDay - scheduledDays };
});
const simulated: number[] = [];
for (let time = 0; time < TIMES; time += 1) {
  const settings = { ...DEFAULT_SETTINGS, reviewsPerDay: 9999 };
  const rules = { settings, habits: USUAL_HABITS, from: FROM, days: 60, secondsPerAnswer: 30 };
  simulated.push(await timed(async () => expectWorkload(deck, rules)));
}

report({
  figures: [
    ...spread(`weights from ${ANSWERS - Math.max(0, left)} answers, thread included`, trained),
    ...spread("load of sixty days, 20,000 cards", simulated),
  ],
});
