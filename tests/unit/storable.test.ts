import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isStorable, storableText } from "#domain/storable";

describe("isStorable", () => {
  test.each(["", "plain", "👩‍👩‍👧‍👦", "\u202e", "e\u0301", "tab\tand\nline", "\u{10ffff}"])("%j can be kept", (text) => {
    expect(isStorable(text)).toBe(true);
  });

  test.each(["\0", "a\0b", "\ud800", "\udfff", "\udc00\ud800"])("%j cannot", (text) => {
    expect(isStorable(text)).toBe(false);
  });

  test("storableText makes any text one that can be kept, and leaves a good one as it is", () => {
    fc.assert(fc.property(fc.string({ unit: "binary" }), (text) => isStorable(storableText(`${text}\0\ud800`))));
    expect(storableText("e\u0301 👩‍👩‍👧‍👦\n")).toBe("e\u0301 👩‍👩‍👧‍👦\n");
  });

  test("one such text spoils a value wherever it stands", () => {
    const wrap = (inner: unknown) => fc.constantFrom<unknown>([1, inner], { a: { b: inner } }, [[{ c: [inner] }]]);
    fc.assert(fc.property(wrap("\0"), (value) => !isStorable(value)));
    expect(isStorable({ "\0": 1 })).toBe(false);
    expect(isStorable({ fine: [null, 1, true, undefined, new Date(), "text"] })).toBe(true);
  });
});
