import remarkGfm from "remark-gfm";
import remarkParse from "remark-parse";
import { unified } from "unified";
import type { Face } from "./fonts";
import { type Element, HAIRLINE, INK, MUTED, PAGE, type PageFlow, type Strip, TEXT_WIDTH } from "./page-flow";
import { BODY, codeStrips, drawLine, textStrips } from "./text-strips";
import { breakLines, type Span } from "./text-lines";

const parser = unified().use(remarkParse).use(remarkGfm);
type Root = ReturnType<typeof parser.parse>;
type Node = Root["children"][number];
type Place = { parent: Element; indent: number; colour: string };

const LIST_INDENT = 20;

/** A Markdown text as strips; HTML in it shows as text, as everywhere. */
export function markdownStrips(flow: PageFlow, source: string, parent: Element): Strip[] {
  return blocks(flow, parser.parse(source).children, { parent, indent: 0, colour: INK });
}

function blocks(flow: PageFlow, nodes: readonly Node[], place: Place, label?: string): Strip[] {
  return nodes.flatMap((node, at) => {
    const strips = block(flow, node, place, at === 0 ? label : undefined);
    // A sentence stays with the code that it speaks of.
    return nodes[at + 1]?.type === "code" ? keptTogether(strips, true) : strips;
  });
}

/** Strips that stand on one page, if one has room for them; with what follows as well where `withNext` says so. */
export function keptTogether(strips: readonly Strip[], withNext: boolean): Strip[] {
  return strips.map((strip, at) => ({ ...strip, keepsNext: withNext || at < strips.length - 1 }));
}

function block(flow: PageFlow, node: Node, place: Place, label: string | undefined): Strip[] {
  const { parent, indent } = place;
  switch (node.type) {
    case "code":
      return codeStrips(flow, node.value, { parent, indent });
    case "heading":
      return textStrips(flow, spansOf([node], { ...place, face: "serif-bold" }), {
        element: flow.element("P", parent),
        tag: "P",
        leading: BODY.leading,
        before: 9,
        indent,
        isHeading: true,
      });
    case "list": {
      const list = flow.element("L", parent);
      return node.children.flatMap((item, at) => {
        const sign = node.ordered ? `${(node.start ?? 1) + at}.` : "•";
        const element = flow.element("LI", list);
        const strips = blocks(flow, item.children, { ...place, parent: element, indent: indent + LIST_INDENT }, sign);
        return strips.map((strip, line) => (line === 0 ? { ...strip, before: at === 0 ? 5 : 3 } : strip));
      });
    }
    case "blockquote":
      return blocks(flow, node.children, { ...place, indent: indent + LIST_INDENT, colour: MUTED });
    case "table":
      return tableStrips(flow, node.children, place);
    case "thematicBreak":
      return [];
    default:
      return textStrips(flow, spansOf([node], { ...place, face: "serif" }), {
        element: flow.element("P", parent),
        tag: "P",
        leading: BODY.leading,
        before: 6,
        indent,
        ...(label !== undefined && { label }),
      });
  }
}

type Table = Extract<Node, { type: "table" }>;

function tableStrips(flow: PageFlow, rows: Table["children"], { parent, indent, colour }: Place): Strip[] {
  const table = flow.element("Table", parent);
  const columns = Math.max(1, ...rows.map(({ children }) => children.length));
  const width = (TEXT_WIDTH - indent) / columns;
  return rows.map((row, at): Strip => {
    const element = flow.element("TR", table);
    const cells = row.children.map((cell, column) => ({
      element: flow.element(at === 0 ? "TH" : "TD", element),
      x: PAGE.left + indent + column * width,
      lines: breakLines(
        flow.document,
        spansOf([cell], { colour, face: at === 0 ? "serif-bold" : "serif" }).map((span) => ({ ...span, size: 9.5 })),
        width - 10,
      ),
    }));
    const height = 8 + 13.5 * Math.max(1, ...cells.map(({ lines }) => lines.length));
    return {
      height,
      before: at === 0 ? 7 : 0,
      keepsNext: at === 0,
      parts: [
        ...cells.map(({ element: cell, x, lines }) => ({
          element: cell,
          tag: at === 0 ? "TH" : "TD",
          draw: (top: number) =>
            lines.forEach((line, index) =>
              drawLine(flow.document, line, { x, top: top + 4 + 13.5 * index, leading: 13.5 }),
            ),
        })),
        { element: null, tag: "", draw: (top) => drawRule(flow.document, top + height, HAIRLINE) },
      ],
    };
  });
}

/** A thin line across the page. */
export function drawRule(document: PDFKit.PDFDocument, y: number, colour: string): void {
  document
    .moveTo(PAGE.left, y)
    .lineTo(PAGE.left + TEXT_WIDTH, y)
    .lineWidth(0.6)
    .stroke(colour);
}

/** A line of Markdown, such as a criterion, in words of one size. */
export function inlineSpans(source: string, look: { colour: string; face: Face; size: number }): Span[] {
  return spansOf(parser.parse(source).children, look).map((span) => ({
    ...span,
    size: span.face === "mono" ? look.size * 0.86 : look.size,
  }));
}

type Look = { colour: string; face: Face; link?: string | null };
/** What any node of a Markdown tree may have. */
type AnyNode = {
  type: string;
  value?: string;
  alt?: string | null | undefined;
  url?: string;
  children?: readonly AnyNode[];
};

function spansOf(nodes: readonly AnyNode[], { colour, face, link = null }: Look): Span[] {
  const span = (text: string, own: Face = face): Span => ({
    text,
    colour,
    link,
    face: own,
    size: own === "mono" ? BODY.size * 0.86 : BODY.size,
  });
  return nodes.flatMap(({ type, value, alt, url, children = [] }): Span[] => {
    switch (type) {
      case "text":
      case "html":
        return [span((value ?? "").replaceAll("\n", " "))];
      case "code":
      case "inlineCode":
        return [span((value ?? "").replaceAll("\n", " "), "mono")];
      case "break":
        return [span("\n")];
      case "image":
        return [span(alt ?? "")];
      case "strong":
        return spansOf(children, { colour, link, face: "serif-bold" });
      case "emphasis":
        return spansOf(children, { colour, link, face: "serif-italic" });
      case "link":
        return spansOf(children, { colour, face, link: url !== undefined && /^https?:\/\//i.test(url) ? url : null });
      default:
        return spansOf(children, { colour, link, face });
    }
  });
}
