import { describe, expect, test } from "vitest";
import { hasLines, standsAt } from "#domain/content/source-quote";

const DOCUMENT = ["A **coroutine** is", "a function.", "", "Hereâ€™s the  `main` part.", "The end."].join("\n");

describe("standsAt", () => {
  test.each([
    { quote: "A coroutine is a function.", lines: "1-2" },
    { quote: "a coroutine IS", lines: "1" },
    { quote: "Here's the main part", lines: "4" },
    { quote: "coroutine ... The end", lines: "1-2, 5" },
  ])("finds $quote at $lines", ({ quote, lines }) => {
    expect(standsAt(DOCUMENT, lines, quote)).toBe(true);
  });

  test.each([
    { quote: "The end.", lines: "1-2" },
    { quote: "a coroutine is a thread", lines: "1-2" },
    { quote: "The end ... coroutine", lines: "1-5" },
  ])("does not find $quote at $lines", ({ quote, lines }) => {
    expect(standsAt(DOCUMENT, lines, quote)).toBe(false);
  });
});

test("lines past the end, or from higher to lower, are none of the document's", () => {
  expect(hasLines(DOCUMENT, "1-5")).toBe(true);
  expect(hasLines(DOCUMENT, "5-6")).toBe(false);
  expect(hasLines(DOCUMENT, "4-2")).toBe(false);
});
