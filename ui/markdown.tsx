import rehypeShikiFromHighlighter from "@shikijs/rehype/core";
import rehypeSanitize, { type Options as SanitizeSchema } from "rehype-sanitize";
import rehypeStringify from "rehype-stringify";
import remarkGfm from "remark-gfm";
import remarkParse from "remark-parse";
import remarkRehype from "remark-rehype";
import { createCssVariablesTheme, createHighlighterCore, type HighlighterCore } from "shiki/core";
import { createJavaScriptRegexEngine } from "shiki/engine/javascript";
import bash from "shiki/langs/bash.mjs";
import python from "shiki/langs/python.mjs";
import { unified } from "unified";

const MAX_CACHED = 2_000;
/** Longer lines stay plain: no regular expression shall spend seconds on one. */
const MAX_HIGHLIGHTED_LINE = 1_000;
const THEME = "paper";

type Tree = Parameters<ReturnType<typeof rehypeShikiFromHighlighter>>[0];
type TreeNode = Tree["children"][number];
type TreeElement = Extract<TreeNode, { type: "element" }>;
type TreeText = Extract<TreeNode, { type: "text" }>;

// Nothing that loads, runs, styles or names itself: what is not listed is dropped, and its text stays.
const SCHEMA: SanitizeSchema = {
  tagNames: "p br hr strong em del code pre a blockquote ul ol li h1 h2 h3 h4 h5 h6 table thead tbody tr th td".split(
    " ",
  ),
  attributes: {
    a: ["href", "title"],
    code: [["className", /^language-./]],
    ol: ["start"],
    th: ["align"],
    td: ["align"],
  },
  protocols: { href: ["http", "https"] },
};

const cache = new Map<string, Promise<string>>();
let highlighter: Promise<HighlighterCore> | null = null;

/** HTML of a Markdown text: sanitised, links only to http and https, code blocks highlighted. HTML in it shows as text. */
export function renderMarkdown(source: string): Promise<string> {
  return remember(`block\0${source}`, async () => {
    const processor = await markdownProcessor();
    return String(await processor.process(source));
  });
}

/** The same without the paragraph around it, to stand inside a label or a sentence. */
export async function renderInline(source: string): Promise<string> {
  const html = (await renderMarkdown(source)).trim();
  const inner = /^<p>([\s\S]*)<\/p>$/.exec(html)?.[1];
  return inner === undefined || inner.includes("<p>") ? html : inner;
}

/** Python as highlighted HTML: one `pre`, one `span.line` per line. */
export function highlightPython(code: string): Promise<string> {
  return remember(`python\0${code}`, async () => {
    const { codeToHtml } = await getHighlighter();
    return codeToHtml(trimEnd(code), { lang: "python", theme: THEME, tokenizeMaxLineLength: MAX_HIGHLIGHTED_LINE });
  });
}

/** Python as highlighted HTML, line by line, for code whose lines can be chosen. */
export async function highlightPythonLines(code: string): Promise<string[]> {
  const html = await highlightPython(code);
  const body = html.slice(html.indexOf("<code>") + "<code>".length, html.lastIndexOf("</code>"));
  return body.split("\n");
}

async function markdownProcessor() {
  return unified()
    .use(remarkParse)
    .use(remarkGfm)
    .use(remarkRehype, { handlers: { html: showAsText } })
    .use(rehypeSanitize, SCHEMA)
    .use(() => tameElements)
    .use(rehypeShikiFromHighlighter, await getHighlighter(), {
      theme: THEME,
      defaultLanguage: "text",
      fallbackLanguage: "text",
      tokenizeMaxLineLength: MAX_HIGHLIGHTED_LINE,
    })
    .use(rehypeStringify);
}

function showAsText(
  _state: unknown,
  node: { value: string },
  parent: { type: string } | undefined,
): TreeElement | TreeText {
  const text: TreeText = { type: "text", value: node.value };
  const isBlock = ["root", "blockquote", "listItem"].includes(parent?.type ?? "root");
  return isBlock ? { type: "element", tagName: "p", properties: {}, children: [text] } : text;
}

/** Makes links safe to follow, and headings fit below those of the page. */
function tameElements(tree: Tree): void {
  for (const element of elementsOf(tree.children)) {
    if (element.tagName === "a") {
      const href = element.properties["href"] ?? "";
      if (/^https?:\/\//i.test(href)) element.properties["rel"] = ["noopener", "noreferrer"];
      else delete element.properties["href"];
    }
    const level = /^h([1-6])$/.exec(element.tagName)?.[1];
    if (level) element.tagName = `h${Math.min(6, Number(level) + 2)}`;
  }
}

function* elementsOf(nodes: readonly TreeNode[]): Generator<TreeElement> {
  for (const node of nodes) {
    if (node.type !== "element") continue;
    yield node;
    yield* elementsOf(node.children);
  }
}

function getHighlighter(): Promise<HighlighterCore> {
  highlighter ??= createHighlighterCore({
    themes: [createCssVariablesTheme({ name: THEME })],
    langs: [python, bash],
    engine: createJavaScriptRegexEngine(),
  });
  return highlighter;
}

/** The result for `key`, made once; the least recently used is forgotten first. */
function remember(key: string, make: () => Promise<string>): Promise<string> {
  const known = cache.get(key);
  if (known) {
    cache.delete(key);
    cache.set(key, known);
    return known;
  }
  const made = make();
  cache.set(key, made);
  made.catch(() => cache.delete(key));
  const [oldest] = cache.keys();
  if (cache.size > MAX_CACHED && oldest !== undefined) cache.delete(oldest);
  return made;
}

function trimEnd(code: string): string {
  return code.replace(/\s+$/, "");
}
