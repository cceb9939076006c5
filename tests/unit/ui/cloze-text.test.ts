import { describe, expect, test } from "vitest";
import { fillBlanks, nameBlanks } from "#ui/cloze-text";
import { viewQuestion } from "#ui/question-view";

async function shown(text: string, blanks: string[], values: Record<string, string> = {}): Promise<string> {
  const view = await viewQuestion({ kind: "cloze", text, blanks });
  if (view.kind !== "cloze") throw new Error("not a cloze");
  return fillBlanks(view.textHtml, view.blanks, (key) => values[key] ?? "");
}

function fieldsIn(html: string): string[] {
  return [...html.matchAll(/<input name="blank\.([^"]*)"/g)].map(([, key = ""]) => key);
}

describe("a text with blanks", () => {
  test("has a field for each blank, in prose, inside code and inside a program", async () => {
    const html = await shown("`{{1}}` waits for {{2}}.\n\n```python\nawait {{ 3 }}(x)\n```", ["1", "2", "3"]);
    expect(fieldsIn(html)).toEqual(["1", "2", "3"]);
    expect(html).toContain("<code><input");
  });

  test("keeps braces that name no blank", async () => {
    expect(await shown("`f'{{x}}'` and {{1}}", ["1"])).toContain("{{x}}");
  });

  test("holds what was typed before, whatever it was", async () => {
    const html = await shown("{{1}}", ["1"], { "1": '"><script>alert(1)</script>' });
    expect(html).not.toContain("<script>");
    expect(html.match(/<input/g)).toHaveLength(1);
    expect(html).toContain('value="&#34;&#62;&#60;script&#62;');
  });

  test("makes no field of private-use characters that came with the text", async () => {
    expect(fieldsIn(await shown("\uE000 {{1}} \uE001", ["1", "2"]))).toEqual(["1"]);
  });
});

test("a text recalled above its result names each blank as the result does, and has no fields", async () => {
  const view = await viewQuestion({ kind: "cloze", text: "`{{1}}` waits for {{2}}.", blanks: ["1", "2"] });
  if (view.kind !== "cloze") throw new Error("not a cloze");
  const html = nameBlanks(view.textHtml, view.blanks);
  expect(html).not.toContain("<input");
  expect(html.replace(/<[^>]*>/g, "").trim()).toBe("Blank 1 waits for Blank 2.");
});
