import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { searchTerms, tsQuery } from "#domain/search/search-terms";

describe("searchTerms", () => {
  test.each([
    ["gather order", "(gather:*) & (order:*)"],
    ["asyncio.create_task()", "(asyncio:* <-> create:* <-> task:*)"],
    ['"event loop" -thread', "(event:* <-> loop:*) & !(thread:*)"],
    ['"never closed', "(never:* <-> closed:*)"],
    ["don't", "(don:* <-> t:*)"],
    [" () -- && ", ""],
    ["", ""],
  ])("%j becomes %j", (typed, query) => {
    expect(tsQuery(searchTerms(typed))).toBe(query);
  });

  test("a misspelt word is replaced by all that may have been meant", () => {
    const meant = new Map([["gahter", ["gather", "father"]]]);
    expect(tsQuery(searchTerms("gahter order"), meant)).toBe("((gather:* | father:*)) & (order:*)");
  });

  test("whatever is typed, only words and our own operators are left", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 60 }), (typed) => {
        const words = searchTerms(typed).flatMap((term) => term.words);
        return words.every((word) => /^[\p{L}\p{N}]+$/u.test(word)) && searchTerms(typed).length <= 12;
      }),
    );
  });
});
