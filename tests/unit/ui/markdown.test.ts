import { describe, expect, test } from "vitest";
import { highlightPython, highlightPythonLines, renderInline, renderMarkdown } from "#ui/markdown";
import { EVEN_GROWTH, growthFactor } from "#tests/support/growth";

describe("renderMarkdown", () => {
  test("renders prose, emphasis, inline code and tables", async () => {
    const html = await renderMarkdown("Call `fetch()` **once**.\n\n| a | b |\n|---|---|\n| 1 | 2 |");
    expect(html).toContain("<p>Call <code>fetch()</code> <strong>once</strong>.</p>");
    expect(html).toContain("<td>1</td>");
  });

  test("highlights Python with colours that follow the theme", async () => {
    const html = await renderMarkdown("```python\nasync def main(): return 1\n```");
    expect(html).toMatch(/<pre class="shiki[^"]*"[^>]*tabindex="0"/);
    expect(html).toMatch(/var\(--shiki-token-keyword\)[^>]*>\s*async/);
  });

  test.each(["console", "nonsense", ""])("shows a block in the language %j as plain code", async (language) => {
    const html = await renderMarkdown(`\`\`\`${language}\n$ python <x>\n\`\`\``);
    expect(html).toContain("$ python &#x3C;x>");
  });

  test("fits headings below those of the page", async () => {
    expect(await renderMarkdown("# Title\n\n###### Small")).toMatch(/<h3>Title<\/h3>\s*<h6>Small<\/h6>/);
  });

  test("a web link opens without handing over the page", async () => {
    const html = await renderMarkdown("[docs](https://docs.python.org/3/)");
    expect(html).toContain('<a href="https://docs.python.org/3/" rel="noopener noreferrer">docs</a>');
  });

  test.each([
    "[x](javascript:alert(1))",
    "[x](JaVaScRiPt:alert(1))",
    "[x](data:text/html;base64,PHNjcmlwdD4=)",
    "[x](vbscript:x)",
    "[x](//evil.example/x)",
    "[x](/sign-out)",
    "<javascript:alert(1)>",
  ])("%s is not a link", async (source) => {
    expect(await renderMarkdown(source)).not.toContain("href");
  });

  test.each([
    "<script>alert(1)</script>",
    "text <img src=x onerror=alert(1)> text",
    "<svg><script>alert(1)</script></svg>",
    '<svg onload="alert(1)">',
    '<a href="javascript:alert(1)">x</a>',
    "<iframe src=https://evil.example></iframe>",
    "<style>body{display:none}</style>",
    '<p style="position:fixed">x</p>',
    "- <details open ontoggle=alert(1)>",
    "| <b onclick=x>a</b> |\n|---|\n| <script>1</script> |",
    "```python\n</code></pre><script>alert(1)</script>\n```",
    "`<script>alert(1)</script>`",
    "```python onload=alert(1) style=x\npass\n```",
    '```"><script>alert(1)</script>\npass\n```',
    '[x](https://a.example "onmouseover=alert(1)")',
  ])("%s becomes text: no element or attribute of it lives", async (source) => {
    const html = await renderMarkdown(source);
    const tags = [...html.matchAll(/<([a-z0-9]+)([^>]*)>/gi)];
    const names = new Set(tags.map(([, name]) => name));
    for (const name of ["script", "img", "svg", "iframe", "style", "details", "b"]) expect(names).not.toContain(name);
    const attributes = tags.map(([, , rest]) => (rest ?? "").replace(/"[^"]*"/g, '""')).join(" ");
    expect(attributes).not.toMatch(/\bon\w+\s*=/i);
    expect(tags.join(" ")).not.toContain("position:");
  });

  test("a tag that someone wrote stays readable", async () => {
    expect(await renderMarkdown("Use `List[T]` or <T> here.")).toContain("&#x3C;T> here");
  });

  test("an image is not loaded", async () => {
    expect(await renderMarkdown("![tracker](https://evil.example/p.png)")).not.toContain("evil.example");
  });

  test("a very long line does not hold the page up", async () => {
    let run = 0; // each text is new, or the cache would answer
    const render = (times: number) => renderMarkdown(`\`\`\`python\nx${run++} = "${"\\".repeat(times)}\n\`\`\``);
    expect(await growthFactor(render, 5_000)).toBeLessThan(EVEN_GROWTH);
  });
});

describe("renderInline", () => {
  test("leaves out the paragraph", async () => {
    expect(await renderInline("`a` and **b**\n")).toBe("<code>a</code> and <strong>b</strong>");
  });

  test("keeps paragraphs when there are several", async () => {
    expect(await renderInline("one\n\ntwo")).toBe("<p>one</p>\n<p>two</p>");
  });
});

describe("highlightPython", () => {
  test("escapes what the code says", async () => {
    expect(await highlightPython('print("</code><script>")')).not.toContain("<script>");
  });

  test("gives as many lines as the code has, blank ones included", async () => {
    const lines = await highlightPythonLines("import asyncio\n\n\ndef f():\n    '''\n    doc\n    '''\n");
    expect(lines).toHaveLength(7);
    expect(lines[1]).toBe('<span class="line"></span>');
    expect(lines[5]).toContain("doc");
  });
});
