import { describe, expect, test } from "vitest";
import { findClauses } from "#domain/rubric/clauses";
import { findDenials } from "#domain/rubric/polarity";
import { wordsOf } from "#tests/support/small-rubric";

function isDenied(word: string, text: string): boolean {
  const words = wordsOf(text);
  const at = words.findIndex((each) => each.text.startsWith(word));
  return (findDenials(words, findClauses(words))[at]?.length ?? 0) % 2 === 1;
}

describe("findDenials", () => {
  test.each<[word: string, text: string]>([
    ["block", "It does not block"],
    ["blocking", "It returns without blocking"],
    ["block", "It yields rather than block"],
    ["waiting", "Instead of waiting it goes on"],
    ["cancel", "People think that gather cancels the rest"],
    ["cancel", "It is a myth that gather cancels the rest"],
    ["cancel", "It is not true that gather raises; it cancels the rest"],
    ["cancel", "That gather cancels the rest is wrong"],
    ["thread", "Nor is it a thread"],
    ["cancel", "He thought that gather cancels the rest"],
    ["cancel", "My colleague says gather cancels the rest"],
    ["cancel", "People thought, as in Java, that gather cancels the rest"],
    ["cancel", "There is a guy at work who says that gather cancels the rest"],
    ["cancel", "He reckons gather cancels the rest"],
    ["cancel", "I met some colleagues who insist that gather cancels the rest"],
    ["cancel", "Equally wrong is to believe that gather cancels the rest"],
    ["threads", "On more threads also not"],
    ["gains", "For sums it gains you nothing"],
    ["threads", "Unlike threads, they share one loop"],
    ["cancel", "There is a chap in our team who also reckons gather cancels the rest"],
    ["block", "I know a guy who says it blocks"],
    ["stop", "He reckons they stop"],
    ["blocking", "It runs without blocking the others"],
    ["loop", "It works without access to the loop"],
  ])("%s is denied in %j", (word, text) => {
    expect(isDenied(word, text)).toBe(true);
  });

  test.each<[word: string, text: string]>([
    ["block", "It blocks"],
    ["lets", "It does not block and lets others run"],
    ["yields", "It does not block, it yields"],
    ["run", "It does not fail to run"],
    ["hogs", "A task that never awaits hogs the loop"],
    ["cancel", "People think that it raises, but gather cancels the rest"],
    ["cancel", "I think that gather cancels the rest"],
    ["parked", "Without async the thread would be parked"],
    ["vanish", "Without references your tasks vanish"],
    ["lose", "Without locks these counters lose updates"],
    ["go", "It is all or nothing in one go"],
    ["runs", "Does it not block? Isn't it that it runs"],
    ["decides", "The one who says what comes next decides"],
    ["change", "They change a value and the result is wrong"],
    ["cancel", "I would say gather cancels the rest"],
    ["others", "It does not freeze, that is what people say, the others go on"],
    ["hands", "Instead of the game there is a loop that hands over"],
    ["cancel", "Gather, contrary to that, cancels the rest"],
    ["cancel", "It is no myth that gather cancels the rest"],
  ])("%s is not denied in %j", (word, text) => {
    expect(isDenied(word, text)).toBe(false);
  });
});
