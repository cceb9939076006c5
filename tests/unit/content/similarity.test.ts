import { describe, expect, test } from "vitest";
import { MUST_BE_REVIEWED, similarityProblems, similarPairs } from "#domain/content/similarity";
import { itemOf } from "./authored-items";

// Enough other items for rare words to be rare.
const others = ["semaphores", "generators", "timeouts", "sockets", "queues", "executors"].map((word) =>
  itemOf("flashcard", {
    id: `tasks.${word}`,
    title: `About ${word}`,
    front: `What would you use ${word} for?`,
    back: `${word} are good for ${word} alone.`,
  }),
);
const one = itemOf("flashcard", {
  id: "tasks.one",
  title: "Cancelling a task",
  front: "What does cancelling a task do?",
  back: "It raises CancelledError in the coroutine at its next suspension.",
});
const twin = itemOf("single_choice", {
  id: "tasks.twin",
  title: "A cancelled task",
  prompt: "What does it do to a task when you cancel it?",
  answer: "B",
  options: [
    { key: "A", text: "Nothing.", misconception: "first-belief", feedback: "No." },
    { key: "B", text: "CancelledError is raised in its coroutine at the next suspension." },
  ],
  explanation: "It raises CancelledError in the coroutine at its next suspension.",
});

describe("similarPairs", () => {
  test("finds two items of different kinds that ask the same, and no others", () => {
    const [pair, ...rest] = similarPairs([...others, twin, one]);
    expect(pair).toMatchObject({ ids: ["tasks.one", "tasks.twin"] });
    expect(pair?.likeness).toBeGreaterThan(MUST_BE_REVIEWED);
    expect(pair?.words).toContain("cancel");
    expect(rest).toEqual([]);
  });

  test("the same item twice has a likeness of 1", () => {
    const [pair] = similarPairs([...others, one, { ...one, id: "tasks.other" }]);
    expect(pair?.likeness).toBeCloseTo(1);
  });

  test("the same answer alone makes no pair", () => {
    const other = { ...one, id: "tasks.other", title: "Shutdown", front: "What is left running when main returns?" };
    expect(similarPairs([...others, one, other])).toEqual([]);
  });
});

describe("similarityProblems", () => {
  test("a pair is named until somebody has looked at it, in either order", () => {
    const items = [...others, one, twin];
    expect(similarityProblems(items, { pairs: [] })[0]?.message).toContain("is much like tasks.one");
    const reason = "One is a card, the other a choice.";
    expect(similarityProblems(items, { pairs: [{ ids: ["tasks.twin", "tasks.one"], reason }] })).toEqual([]);
  });

  test("a review of an item that is gone is named", () => {
    const reviewed = { pairs: [{ ids: ["tasks.one", "tasks.gone"] as [string, string], reason: "No longer needed." }] };
    expect(similarityProblems([one], reviewed)[0]).toMatchObject({ file: "similar.yaml", field: "pairs[0].ids[1]" });
  });
});
