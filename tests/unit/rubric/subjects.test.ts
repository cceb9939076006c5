import { describe, expect, test } from "vitest";
import { findClauses } from "#domain/rubric/clauses";
import { findSubjects } from "#domain/rubric/subjects";
import { TermIndex } from "#domain/rubric/terms";
import { smallLexicon, wordsOf } from "#tests/support/small-rubric";

const STYLE = ["sync", "async"];
const index = new TermIndex(STYLE.flatMap((key) => smallLexicon.entities.get(key)?.terms ?? []));

/** Of which entities the first occurrence of a word is said. */
function subjectOf(word: string, text: string): readonly string[] | undefined {
  const words = wordsOf(text);
  const subjects = findSubjects(words, findClauses(words), index.findAll(words), STYLE);
  return subjects[words.findIndex((each) => each.text === word)];
}

describe("findSubjects", () => {
  test.each<[word: string, text: string, subjects: string[]]>([
    ["blocks", "Sync code blocks, async code yields.", ["sync"]],
    ["yields", "Sync code blocks, async code yields.", ["async"]],
    ["yields", "Async is newer. It yields.", ["async"]],
    ["yields", "Unlike sync, async yields.", ["async"]],
    ["yields", "Async yields more than sync does.", ["async"]],
    ["yields", "Unlike sync code, it yields.", ["async"]],
    ["blocks", "There are sync and async calls. The former blocks.", ["sync"]],
    ["yields", "There are sync and async calls. The latter yields.", ["async"]],
    ["exist", "There are sync and async calls. Both exist.", ["sync", "async"]],
    ["walks", "He serves one table and walks on; that is sync.", ["sync"]],
    ["plays", "Sync is slow. She plays at the next board. Async works that way.", ["async"]],
    ["mail", "The mail leaves and I carry on = sync. We leave when all are back = async.", ["sync"]],
    ["leave", "The mail leaves and I carry on = sync. We leave when all are back = async.", ["async"]],
    ["each", "Async is the sync of today, where each line counts.", ["async"]],
    ["others", "Sync is newer. The tasks are run by the async machinery, so the others go on.", ["sync"]],
    ["waits", "Async is older. Each line waits. That is why people went sync.", ["async"]],
    ["rest", "One thing in turn (sync) and the rest together (async).", ["async"]],
    ["flies", "Async yields (which sync never does), and it flies.", ["async"]],
    ["starts", "There are sync and async calls. First: it ends. Second: it starts.", ["async"]],
    ["way", "Sync and async. Async starts a second call while the first one is on its way.", ["async"]],
    ["waits", "I use async at home. At work it is the opposite, the whole job waits.", ["sync"]],
    ["waits", "There all is async. Here it works the other way round, the line waits.", ["sync"]],
    ["waits", "There all is async. In this place it's upside down: each line waits.", ["sync"]],
    ["stops", "Async yields. And the other one, hmm, just stops.", ["sync"]],
    ["stops", "Async yields. With the other kind the screen stops.", ["sync"]],
    ["leave", "I write sync. A friend rewrote it so that all leave together.", []],
    ["leave", "I write sync. Then we ported everything and now they all leave together.", []],
    ["waits", "I like async. Our old importer: read a row, it waits.", []],
    ["walks", "One is served to the end, that is sync. In truth she walks on.", []],
    ["meanwhile", "He stands there. That's sync for you. The rest goes on meanwhile.", []],
    ["waits", "He stands there. That's sync. It waits.", ["sync"]],
    ["stop", "Do you have to stop here? Then sync.", ["sync"]],
    ["stop", "Async is new. Do you have to stop here? Then take sync.", ["sync"]],
    ["need", "Want one thing after the other, no more than you need? Sync.", ["sync"]],
    ["sits", "I write async, and it sits there. The rest takes turns. That's sync.", ["async"]],
    ["turns", "I write async, and it sits there. The rest takes turns. That's sync.", ["sync"]],
    ["ends", "I like async and all ends soon. He stands, that's sync.", ["async"]],
    ["returns", "t = async call. It returns at once.\n\nx = sync()\nprint(x)", ["async"]],
    ["runs", "Something runs before anything is named. Async.", []],
  ])("%s in %j is said of %j", (word, text, subjects) => {
    expect(subjectOf(word, text)).toEqual(subjects);
  });
});
