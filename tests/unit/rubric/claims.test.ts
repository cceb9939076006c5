import { expect, test } from "vitest";
import { findClaims } from "#domain/rubric/claims";
import { findClauses } from "#domain/rubric/clauses";
import { hasExchanged } from "#domain/rubric/exchange";
import { findDenials } from "#domain/rubric/polarity";
import { rewrite } from "#domain/rubric/rewrites";
import { cleanText } from "#domain/rubric/text";
import { tokenize } from "#domain/rubric/tokens";
import { loadLexicon } from "#tests/support/rubric-files";

const lexicon = loadLexicon();

function claimsOf(answer: string): ReturnType<typeof findClaims> {
  const words = rewrite(tokenize(cleanText(answer)), lexicon.stem);
  const clauses = findClauses(words);
  const clauseOf = words.map((_, at) => clauses.findIndex(({ from, to }) => at >= from && at < to));
  return findClaims({ words, figured: words, clauses, clauseOf, denials: findDenials(words, clauses) }, lexicon);
}

test("what is said of a thing is compared with what is so of it, with the words that say it", () => {
  const claims = claimsOf("A semaphore protects the state, a lock limits how many enter.");
  expect(claims.map(({ member, pole, isSo }) => `${member} ${pole} ${isSo}`)).toEqual(
    expect.arrayContaining(["semaphore protects false", "lock limits false"]),
  );
  expect(claims.every(({ from, to }) => from < to)).toBe(true);
});

test("a claim made by denying the opposite is known as such", () => {
  const [claim] = claimsOf("Sync does not block, unlike async.").filter(({ family }) => family === "style");
  expect(claim).toMatchObject({ member: "sync", pole: "lets-run", isSo: false, isByDenial: true });
});

test.each<[answer: string, isExchanged: boolean]>([
  ["Async is sequential, each must finish before the next starts. Sync lets tasks overlap.", true],
  ["If you await a task its error is lost and only logged; if you never await it, it is raised in the caller.", true],
  ["The loop is suspended at await and coroutines schedule the loop again when they are ready.", true],
  ["Sync is sequential. Async lets tasks overlap.", false],
  ["If you never await a task its error is only logged; await it and it is raised there.", false],
  ["One at a time vs many in flight on one event loop.", false],
])("%j", (answer, isExchanged) => {
  expect(hasExchanged(claimsOf(answer))).toBe(isExchanged);
});
