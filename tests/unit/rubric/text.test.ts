import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { cleanText } from "#domain/rubric/text";

const lines = (raw: string): string[] =>
  cleanText(raw)
    .text.split(/[\v\n]/)
    .map((line) => line.trim().replaceAll(/ +/g, " "))
    .filter((line) => line !== "");

describe("cleanText", () => {
  test.each<[raw: string, seen: string[]]>([
    ["**bold** and _slanted_ words", ["bold and slanted words"]],
    ["# Title\n- one\n2. two", ["Title", "one", "two"]],
    ["use `await` here", ["use await here"]],
    ["```python\nawait x\n```\nafter", ["await x", "after"]],
    ["a <b>bold</b> <script>alert(1)</script>word", ["a bold word"]],
    ["one<br>two", ["one", "two"]],
    ["x < y and y > z", ["x < y and y > z"]],
    ["see [the manual](https://example.org/a_b) now", ["see the manual now"]],
    ["Tom &amp; Ann &#233;", ["Tom & Ann é"]],
    ["return_exceptions and except* stay", ["return_exceptions and except* stay"]],
    ["gather(*checks)", ["gather(*checks)"]],
    ["ｆｕｌｌ ﬁne", ["full fine"]],
    ["don’t “quote” it", ['don\'t "quote" it']],
    ["ga\u200bther", ["gather"]],
    ["<!-- hidden -->seen", ["seen"]],
  ])("%j reads %j", (raw, seen) => {
    expect(lines(raw)).toEqual(seen);
  });

  test("a long line that the editor wrapped goes on in the next; a short one ends", () => {
    const wrapped = "Awaiting a task raises its exception again, and gather propagates\nthe first one.";
    expect(cleanText(wrapped).text).not.toContain("\v");
    expect(cleanText("- first\n- second").text.split("\v").length).toBeGreaterThan(2);
  });

  test("each unit knows its place in the raw answer", () => {
    const raw = "**gather** & <i>more</i>";
    const { text, starts, ends } = cleanText(raw);
    const at = text.indexOf("more");
    expect(raw.slice(starts[at], ends[at + 3])).toBe("more");
  });

  test("places rise and stay inside the answer, whatever it holds", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 200 }), (raw) => {
        const { text, starts, ends } = cleanText(raw);
        expect(starts).toHaveLength(text.length);
        expect(starts.every((start, at) => start >= (starts[at - 1] ?? 0) && (ends[at] ?? 0) > start)).toBe(true);
        expect(ends.every((end) => end <= raw.length)).toBe(true);
      }),
    );
  });
});
