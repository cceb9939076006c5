import { describe, expect, test } from "vitest";
import { afterReview } from "#domain/scheduling/answering";
import { brierScore, constantBrierScore } from "#domain/scheduling/calibration";
import { chanceFrom } from "#domain/scheduling/chance";
import { findRemedies, planInterview, type PlannedItem, type PlanRules } from "#domain/scheduling/interview-plan";
import { type Memory, newMemory, recallChance } from "#domain/scheduling/memory";
import { RATINGS, type Rating } from "#domain/scheduling/rating";
import { DEFAULT_SETTINGS } from "#domain/scheduling/settings";
import { USUAL_HABITS } from "#domain/scheduling/simulation";

const FROM = 20_000;
const DAY_MS = 86_400_000;
const WEIGHTS = DEFAULT_SETTINGS.parameters.weights;

function fresh(index: number, topicCount = 4): PlannedItem {
  const card = {
    state: "new" as const,
    stabilityDays: 0,
    difficulty: 0,
    dueDay: null,
    lastReviewDay: null,
    scheduledDays: 0,
  };
  return { itemId: `item ${index}`, topicId: `topic ${Math.floor(index / 20) % topicCount}`, weight: 1, card };
}

const items = (count: number) => Array.from({ length: count }, (_, index) => fresh(index));
const RULES: PlanRules = {
  settings: { ...DEFAULT_SETTINGS, maximumIntervalDays: 10 },
  habits: USUAL_HABITS,
  secondsPerAnswer: 30,
  from: FROM,
  interviewDay: FROM + 14,
  minutesPerDay: 60,
};

describe("planInterview", () => {
  test("introduces everything when there is time, and more of it is recalled than if one stopped now", () => {
    const plan = planInterview(items(60), RULES);
    expect(plan.unreached).toBe(0);
    expect(plan.days).toHaveLength(14);
    expect(plan.days.reduce((sum, { newItems }) => sum + newItems, 0)).toBe(60);
    expect(plan.overallIfStopped).toBe(0);
    expect(plan.overall.share).toBeGreaterThan(0.85);
    expect(plan.overall.error).toBeGreaterThan(0);
    expect(plan.days.at(-1)?.newItems).toBe(0);
  });

  test("keeps to the minutes, says what is not reached, and what would reach it", () => {
    const rules = { ...RULES, settings: DEFAULT_SETTINGS, minutesPerDay: 10 };
    const plan = planInterview(items(140), rules);
    expect(plan.unreached).toBeGreaterThan(40);
    const busiest = Math.max(...plan.days.map(({ minutes }) => minutes));
    expect(busiest).toBeLessThan(16);
    const remedies = findRemedies(items(140), rules);
    expect(remedies.minutesPerDay).toBeGreaterThan(10);
    expect(planInterview(items(140), { ...rules, minutesPerDay: remedies.minutesPerDay ?? 0 }).unreached).toBe(0);
    expect(remedies.interviewDay).toBeGreaterThan(rules.interviewDay);
    expect(planInterview(items(140), { ...rules, interviewDay: remedies.interviewDay ?? 0 }).unreached).toBe(0);
    const left = new Set(remedies.withoutTopics);
    const kept = items(140).filter(({ topicId }) => !left.has(topicId));
    if (remedies.withoutTopics) expect(planInterview(kept, rules).unreached).toBe(0);
  });

  test("the day itself, or a day gone by, has nothing left to plan", () => {
    expect(planInterview(items(10), { ...RULES, interviewDay: FROM }).days).toEqual([]);
    expect(planInterview(items(10), { ...RULES, interviewDay: FROM - 3 })).toMatchObject({
      unreached: 10,
      newPerDay: 0,
    });
  });
});

/** Follows the plan's intake with the functions that really schedule, as somebody whose memory is the model's. */
function live(count: number, newPerDay: number, until: number, seed: string): Memory[] {
  const memories = Array.from({ length: count }, () => newMemory());
  for (let day = FROM; day < until; day += 1) {
    let introduced = 0;
    for (const [index, card] of memories.entries()) {
      let memory = card;
      const isNew = memory.state === "new";
      if (isNew && (introduced >= newPerDay || day >= until - 1)) continue;
      if (!isNew && (memory.dueDay === null || memory.dueDay > day)) continue;
      introduced += isNew ? 1 : 0;
      let at = new Date((day + 0.5) * DAY_MS);
      for (let turn = 0; turn === 0 || memory.dueAt; turn += 1) {
        const chance = chanceFrom(`${seed} ${index} ${day} ${turn}`);
        const rating: Rating =
          memory.state === "new"
            ? (RATINGS[Math.floor(chance * 4)] ?? "good")
            : chance < recallChance(memory, day, WEIGHTS)
              ? "good"
              : "again";
        memory = afterReview(memory, rating, { cardId: `${index}`, now: at, settings: RULES.settings, today: day });
        at = new Date(at.getTime() + 60_000);
      }
      memories[index] = memory;
    }
  }
  return memories;
}

test("what is foreseen on the last evening has a better Brier score than any constant", () => {
  const scores = Array.from({ length: 8 }, (_, person) => {
    const middle = FROM + 12;
    // A short budget, so that some questions are met and some are not.
    const memories = live(120, 7, middle, `person ${person}`);
    const known = memories.map((memory, index): PlannedItem => ({ ...fresh(index), card: memory }));
    const { chances, newPerDay } = planInterview(known, { ...RULES, from: middle, minutesPerDay: 20 });
    const after = continueTo(memories, newPerDay, middle, `person ${person}`);
    const outcomes = after.map((memory, index) => ({
      chance: chances[index] ?? 0,
      isRecalled: chanceFrom(`exam ${person} ${index}`) < recallChance(memory, RULES.interviewDay, WEIGHTS),
    }));
    return { plan: brierScore(outcomes) ?? 1, constant: constantBrierScore(outcomes) ?? 0 };
  });
  for (const { plan, constant } of scores) expect(plan).toBeLessThan(constant);
});

function continueTo(memories: readonly Memory[], newPerDay: number, from: number, seed: string): Memory[] {
  const next = [...memories];
  for (let day = from; day < RULES.interviewDay; day += 1) {
    let introduced = 0;
    for (const [index, card] of next.entries()) {
      let memory = card;
      const isNew = memory.state === "new";
      if (isNew && (introduced >= newPerDay || day >= RULES.interviewDay - 1)) continue;
      if (!isNew && (memory.dueDay === null || memory.dueDay > day)) continue;
      introduced += isNew ? 1 : 0;
      let at = new Date((day + 0.5) * DAY_MS);
      for (let turn = 0; turn === 0 || memory.dueAt; turn += 1) {
        const chance = chanceFrom(`${seed} ${index} ${day} ${turn}`);
        const isRecalled = memory.state === "new" ? chance < 0.7 : chance < recallChance(memory, day, WEIGHTS);
        const rating = isRecalled ? ("good" as const) : ("again" as const);
        memory = afterReview(memory, rating, { cardId: `${index}`, now: at, settings: RULES.settings, today: day });
        at = new Date(at.getTime() + 60_000);
      }
      next[index] = memory;
    }
  }
  return next;
}
