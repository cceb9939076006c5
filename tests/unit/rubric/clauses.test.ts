import { describe, expect, test } from "vitest";
import { findClauses } from "#domain/rubric/clauses";
import { wordsOf } from "#tests/support/small-rubric";

function read(text: string): string[] {
  const words = wordsOf(text);
  return findClauses(words).map(({ from, to, mood }) => {
    const said = words
      .slice(from, to)
      .map((word) => word.text)
      .join(" ");
    return mood === "claim" ? said : `${mood}: ${said}`;
  });
}

describe("findClauses", () => {
  test.each<[text: string, clauses: string[]]>([
    ["Sync blocks, whereas async yields.", ["sync blocks", "whereas async yields"]],
    ["It stores the error and it raises it later", ["it stores the error", "and it raises it later"]],
    ["gather waits for a and b", ["gather waits for a and b"]],
    ["You can await, cancel, or inspect it", ["you can await , cancel , or inspect it"]],
    ["Does it block? It yields.", ["question: does it block", "it yields"]],
    ["Isn't it a function that pauses?", ["is not it a function that pauses"]],
    ["But doesn't that free the loop?", ["but does not that free the loop"]],
    ["Doesn't it block? No, it yields.", ["question: does not it block", "no", "it yields"]],
    ["Do you need all of them? Then gather.", ["condition: do you need all of them", "then gather"]],
    ["Is one enough? Then make a task.", ["condition: is one enough", "then make a task"]],
    ["It runs at once. And no, it does not block either.", ["it runs at once", "and no", "it does not block either"]],
    ["They go on. And no, the loop is not stuck.", ["they go on", "and no", "the loop is not stuck"]],
    ["If a call fails, the others go on", ["condition: if a call fails", "the others go on"]],
    ["If it fails it raises", ["if it fails it raises"]],
    ["It runs one by one - no wait, all together", ["retracted: it runs one by one", "no wait", "all together"]],
    ["It runs in threads... no, wait, it yields", ["retracted: it runs in threads", "no , wait", "it yields"]],
    [
      "It makes a task, the caller blocks... no, that's gather",
      ["it makes a task", "retracted: the caller blocks", "no", "that is gather"],
    ],
    ["It blocks. Ah no, I mixed them up.", ["retracted: it blocks", "retracted: ah no", "i mixed them up"]],
    ["Does it block? No, it yields.", ["question: does it block", "no", "it yields"]],
    ["A slow call? Everything stops.", ["condition: a slow call", "everything stops"]],
    ["It yields there, right?", ["it yields there", "right"]],
    ["Tasks vanish, so hold on to them.", ["tasks vanish", "so hold on to them"]],
    [
      "It is an object, then it blocks. Hm, no, it never blocks.",
      ["it is an object", "retracted: then it blocks", "hm , no", "it never blocks"],
    ],
    [
      "create_task runs alone. gather waits. Hang on, create_task waits.",
      ["retracted: create_task runs alone", "gather waits", "hang on", "create_task waits"],
    ],
    [
      "It pauses there. It never ends. I said it pauses, forget that.",
      ["retracted: it pauses there", "it never ends", "retracted: i said it pauses", "forget that"],
    ],
    [
      'It fails and I reply "sorry, no weather today"',
      ["it fails", "and i reply", "condition: sorry", "condition: no weather today"],
    ],
    ["Somebody asked me if it blocks. It yields.", ["condition: somebody asked me if it blocks", "it yields"]],
    ["It blocks. Scratch that. It yields.", ["retracted: it blocks", "scratch that", "it yields"]],
    ["It blocks. It doesn't: it yields.", ["retracted: it blocks", "it does not", "it yields"]],
    ["They wait. Not at all!", ["retracted: they wait", "not at all"]],
    ["It yields. It does not block.", ["it yields", "it does not block"]],
  ])("%j", (text, clauses) => {
    expect(read(text)).toEqual(clauses);
  });

  test("clauses of one sentence share its number", () => {
    const clauses = findClauses(wordsOf("One runs, two waits. Three ends."));
    expect(clauses.map(({ sentence }) => sentence)).toEqual([0, 0, 1]);
  });
});
