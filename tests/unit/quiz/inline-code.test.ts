import * as fc from "fast-check";
import { expect, test } from "vitest";
import rehypeStringify from "rehype-stringify";
import remarkParse from "remark-parse";
import remarkRehype from "remark-rehype";
import { unified } from "unified";
import { inlineCode } from "#domain/quiz/inline-code";

const markdown = unified().use(remarkParse).use(remarkRehype).use(rehypeStringify);

test.each([
  { text: "await", is: "`await`" },
  { text: "`await`", is: "`` `await` ``" },
  { text: "a `` b", is: "``` a `` b ```".replaceAll(" a", "a").replaceAll("b ", "b") },
  { text: "two\nlines", is: "`two lines`" },
  { text: " ", is: "*(empty)*" },
])("$text is shown as $is", ({ text, is }) => {
  expect(inlineCode(text)).toBe(is);
});

test("whatever was typed is shown as one piece of code, and never as markup", () => {
  const piece = fc.constantFrom("`", "``", "<b>", "*", "[x](y)", "$", "\\", "a", " ", "{{1}}", "&amp;");
  fc.assert(
    fc.property(fc.array(piece, { minLength: 1, maxLength: 12 }), (pieces) => {
      const html = String(markdown.processSync(inlineCode(`x${pieces.join("")}x`)));
      expect(html).toMatch(/^<p><code>[^<]*<\/code><\/p>$/);
    }),
  );
});
