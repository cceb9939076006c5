import { describe, expect, test } from "vitest";
import { isWordSalad } from "#domain/rubric/fluency";
import { cleanText } from "#domain/rubric/text";
import { tokenize } from "#domain/rubric/tokens";
import { shuffleWords } from "#domain/rubric/variants";
import { loadLexicon } from "#tests/support/rubric-files";

const { fluency } = loadLexicon();
const isSalad = (text: string): boolean => isWordSalad(tokenize(cleanText(text)), fluency);

const PROSE = [
  "When you await a task that has failed, its exception is raised again at the await, so you can put a try around it and handle the error there.",
  "so basically the loop runs a task until it has to wait for something and then it gives the turn to the next one that is ready",
  "I have one function, it is waiting the network, and the loop take other function who is ready. After is coming the answer, first function continue.",
];

describe("isWordSalad", () => {
  test.each(PROSE)("prose is none, however it is spelt and put together: %s", (text) => {
    expect(isSalad(text)).toBe(false);
  });

  test.each(PROSE)("its words in another order are: %s", (text) => {
    const orders = [1, 2, 3, 4, 5].map((seed) => shuffleWords(text, seed));
    expect(orders.filter(isSalad).length).toBeGreaterThanOrEqual(3);
  });

  test("bad spelling is none", () => {
    const text = "teh tsak kepes its excpetion utnil smoebody awiats it adn tehn it coems out tehre agian";
    expect(isSalad(text)).toBe(false);
  });

  test("a few words, or a table that knows nothing, prove nothing", () => {
    expect(isSalad("of the is a to")).toBe(false);
    const shuffled = tokenize(cleanText(shuffleWords(PROSE[0] ?? "", 1)));
    expect(isWordSalad(shuffled, { ...fluency, neighbours: new Map(), ownKinds: new Set() })).toBe(false);
  });
});
