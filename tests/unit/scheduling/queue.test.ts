import { describe, expect, test } from "vitest";
import { buildQueue } from "#domain/scheduling/queue";
import { heldBackWords, nextUpWords, reasonWords } from "#domain/scheduling/queue-words";
import { interleave, relativeOverdueness } from "#domain/scheduling/review-order";
import { DEFAULT_SETTINGS } from "#domain/scheduling/settings";
import { card, DAY, ids, input, kinds, learning, review } from "./queue-cards";
import { EVEN_GROWTH, growthFactor } from "#tests/support/growth";

describe("the order", () => {
  const cards = [
    card("new-b", {}, { addedRank: 2 }),
    card("new-a", {}, { addedRank: 1 }),
    learning("soon", 15),
    learning("later", 25),
    learning("late", -5),
    learning("later-late", -1),
    review("due"),
    review("overdue", { dueDay: DAY - 3 }),
    review("tomorrow", { dueDay: DAY + 1 }),
    card("step-of-a-day", { state: "learning", stabilityDays: 1, difficulty: 5, dueDay: DAY, lastReviewDay: DAY - 1 }),
  ];

  test("is learning that is due, reviews and new cards mixed, then learning due soon", () => {
    const queue = buildQueue(input(cards));
    expect(ids(queue)).toEqual(["late", "later-late", "step-of-a-day", "new-a", "overdue", "new-b", "due", "soon"]);
    expect(queue.counts).toEqual({ learning: 3, reviews: 3, newCards: 2 });
  });

  test.each([
    { newMix: "before", order: ["new", "new", "learning-day", "review", "review"] },
    { newMix: "after", order: ["learning-day", "review", "review", "new", "new"] },
  ] as const)("puts new cards $newMix the reviews on request", ({ newMix, order }) => {
    expect(kinds(buildQueue(input(cards, { set: { newMix } }))).slice(2, -1)).toEqual(order);
  });

  test("names what comes after the last card", () => {
    const queue = buildQueue(input(cards, { dueTomorrow: 14 }));
    expect(queue.nextUp.learning).toEqual({ count: 1, firstDueAt: new Date("2026-01-05T12:25Z"), inSeconds: 1500 });
    expect(nextUpWords(queue.nextUp)).toEqual([
      "1 learning card left today, the first in 25 min.",
      "Tomorrow: 14 reviews.",
    ]);
    expect(nextUpWords(buildQueue(input([])).nextUp)).toEqual([]);
    const free = buildQueue(input([], { dueTomorrow: 0 })).nextUp;
    expect(nextUpWords(free)).toEqual(["No review falls due tomorrow."]);
  });

  test("shows no learning card early when learning ahead is off", () => {
    expect(ids(buildQueue(input([learning("soon", 1)], { set: { learnAheadSeconds: 0 } })))).toEqual([]);
  });
});

describe("review orders", () => {
  const cards = [
    review("fading", { stabilityDays: 4, difficulty: 3, dueDay: DAY - 1, lastReviewDay: DAY - 20 }, { addedRank: 3 }),
    review("hard", { stabilityDays: 40, difficulty: 9, dueDay: DAY - 2, lastReviewDay: DAY - 42 }, { addedRank: 1 }),
    review("old", { stabilityDays: 9, difficulty: 6, dueDay: DAY - 9, lastReviewDay: DAY - 18 }, { addedRank: 2 }),
  ];

  test.each([
    { reviewOrder: "due-then-random", order: ["old", "hard", "fading"] },
    { reviewOrder: "retrievability", order: ["fading", "old", "hard"] },
    { reviewOrder: "relative-overdueness", order: ["fading", "old", "hard"] },
    { reviewOrder: "difficulty", order: ["hard", "old", "fading"] },
    { reviewOrder: "added", order: ["hard", "old", "fading"] },
  ] as const)("$reviewOrder", ({ reviewOrder, order }) => {
    expect(ids(buildQueue(input(cards, { set: { reviewOrder } })))).toEqual(order);
  });

  test("random changes with the seed, and not without", () => {
    const many = Array.from({ length: 30 }, (_, index) => review(`card-${index}`));
    const order = (seed: string) => ids(buildQueue(input(many, { seed, set: { reviewOrder: "random" } })));
    expect(order("monday")).toEqual(order("monday"));
    expect(order("monday")).not.toEqual(order("tuesday"));
  });

  test("a card on its ideal day is overdue by 1, whatever its interval", () => {
    expect(relativeOverdueness(review("a").memory, DAY, DEFAULT_SETTINGS)).toBeCloseTo(1, 6);
    expect(relativeOverdueness(review("b", { stabilityDays: 5 }).memory, DAY, DEFAULT_SETTINGS)).toBeCloseTo(2, 6);
  });
});

describe("limits", () => {
  const cards = [
    ...Array.from({ length: 30 }, (_, index) => card(`new-${index}`, {}, { addedRank: index })),
    ...Array.from({ length: 12 }, (_, index) => review(`review-${index}`, { dueDay: DAY - index })),
  ];

  test("cut the end of the order, count what was done today, and say what they hold back", () => {
    const counts = { newCards: 15, reviews: 2 };
    const queue = buildQueue(input(cards, { counts, set: { newPerDay: 20, reviewsPerDay: 10, newMix: "after" } }));
    expect(ids(queue)).toEqual([
      ...[11, 10, 9, 8, 7, 6, 5, 4].map((index) => `review-${index}`),
      ...[0, 1, 2, 3, 4].map((index) => `new-${index}`),
    ]);
    expect(heldBackWords(queue.heldBack)).toEqual([
      "Today's limit holds back 25 new cards.",
      "Today's limit holds back 4 reviews.",
    ]);
  });

  test("may be changed for today alone, and are never negative", () => {
    const queue = buildQueue(input(cards, { limitsToday: { newPerDay: 0 }, counts: { newCards: 5, reviews: 500 } }));
    expect(queue.counts).toEqual({ learning: 0, reviews: 0, newCards: 0 });
  });

  test("carry held-back reviews over to tomorrow", () => {
    const queue = buildQueue(input(cards, { dueTomorrow: 3, set: { reviewsPerDay: 10 } }));
    expect(queue.nextUp.reviewsTomorrow).toBe(5);
  });

  test("say nothing when nothing is held back", () => {
    expect(heldBackWords(buildQueue(input([review("a")])).heldBack)).toEqual([]);
  });
});

describe("siblings and cards set aside", () => {
  test("one card of a chain is shown, the others wait", () => {
    const chain = { siblingGroup: "gather" };
    const queue = buildQueue(
      input([card("c", {}, chain), review("a", {}, chain), review("b", { dueDay: DAY - 1 }, chain)]),
    );
    expect(ids(queue)).toEqual(["b"]);
    expect(heldBackWords(queue.heldBack)).toEqual(["2 cards of a chain you see today will wait until tomorrow."]);
  });

  test.each([
    { set: { buryNewSiblings: false }, shown: ["a", "c"] },
    { set: { buryReviewSiblings: false }, shown: ["a", "b"] },
    { set: { buryNewSiblings: false, buryReviewSiblings: false }, shown: ["a", "b", "c"] },
  ])("unless the person set $set", ({ set, shown }) => {
    const chain = { siblingGroup: "gather" };
    const cards = [card("c", {}, chain), review("a", { dueDay: DAY - 1 }, chain), review("b", {}, chain)];
    expect(ids(buildQueue(input(cards, { set: { ...set, newMix: "after" } })))).toEqual(shown);
  });

  test("a step within the day never waits for a sibling, but siblings wait for it", () => {
    const chain = { siblingGroup: "gather" };
    const cards = [learning("step", -1, chain), learning("other-step", -2, chain), card("new", {}, chain)];
    expect(ids(buildQueue(input(cards)))).toEqual(["other-step", "step"]);
  });

  test("a sibling that waits uses up no place in the limit", () => {
    const chain = { siblingGroup: "gather" };
    const cards = [1, 2].map((rank) => card(`chain-${rank}`, {}, { ...chain, addedRank: rank }));
    const queue = buildQueue(input([...cards, card("alone", {}, { addedRank: 3 })], { set: { newPerDay: 2 } }));
    expect(ids(queue)).toEqual(["chain-1", "alone"]);
  });

  test("a review that the limit holds back makes no sibling wait", () => {
    const chain = { siblingGroup: "gather" };
    const queue = buildQueue(input([review("a", {}, chain), card("b", {}, chain)], { set: { reviewsPerDay: 0 } }));
    expect(ids(queue)).toEqual(["b"]);
    expect(queue.heldBack).toMatchObject({ reviewsByLimit: 1, bySibling: 0 });
  });

  test("suspended and buried cards are counted, not shown; a buried one returns on its day", () => {
    const cards = [
      review("suspended", {}, { isSuspended: true }),
      review("buried", {}, { buriedUntilDay: DAY + 1 }),
      review("back", {}, { buriedUntilDay: DAY }),
      review("not due", { dueDay: DAY + 5 }, { isSuspended: true }),
    ];
    const queue = buildQueue(input(cards));
    expect(ids(queue)).toEqual(["back"]);
    expect(queue.heldBack).toMatchObject({ suspended: 1, buried: 1 });
  });
});

describe("reasons", () => {
  test.each([
    { shown: learning("a", 0), words: "A learning step is due now, and those come first." },
    { shown: learning("a", -5), words: "A learning step fell due 5 min ago, and those come first." },
    { shown: learning("a", 10), words: "Nothing else is left, so a learning step due in 10 min comes now." },
    { shown: card("a", {}), words: "A new card, in the order added, spread among the reviews." },
    {
      shown: review("a", { dueDay: DAY - 1 }),
      words: "A review that fell due 1 day ago; the longest overdue come first, those of one day at random.",
    },
    {
      shown: card("a", { state: "relearning", stabilityDays: 1, difficulty: 5, dueDay: DAY, lastReviewDay: DAY - 1 }),
      words: "A learning step of a day or more is due today; those come before reviews.",
    },
  ])("$words", ({ shown, words }) => {
    expect(buildQueue(input([shown])).entries.map(({ reason }) => reasonWords(reason))).toEqual([words]);
  });

  test.each([
    ["retrievability", "the least likely to be recalled come first, this one at 90 %"],
    ["relative-overdueness", "the latest for their interval come first, this one after 10 days"],
    ["difficulty", "the hardest come first, this one at 5.0 of 10"],
    ["random", "the order is random"],
    ["added", "those added first come first"],
  ] as const)("in the order %s: %s", (reviewOrder, words) => {
    const [first] = buildQueue(input([review("a")], { set: { reviewOrder } })).entries;
    expect(first && reasonWords(first.reason)).toBe(`A review that is due today; ${words}.`);
  });
});

test("two lists are interleaved evenly, each in its own order", () => {
  expect(interleave(["1", "2", "3", "4", "5", "6"], ["a", "b"])).toEqual(["1", "2", "a", "3", "4", "5", "b", "6"]);
  expect(interleave([], ["a"])).toEqual(["a"]);
});

test("the work on a long queue grows evenly with its length", async () => {
  const build = (count: number) => {
    const cards = Array.from({ length: count }, (_, index) => review(`card-${index}`, { dueDay: DAY - (index % 50) }));
    return buildQueue(input(cards, { set: { reviewOrder: "retrievability" } }));
  };
  expect(await growthFactor(build, 1000)).toBeLessThan(EVEN_GROWTH);
});
