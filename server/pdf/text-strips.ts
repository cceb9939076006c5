import { type Element, INK, MUTED, PAGE, type PageFlow, type Strip, TEXT_WIDTH } from "./page-flow";
import { BOX_WIDTH, breakLines, measured, type Piece, type Span, type TextLine } from "./text-lines";

export const BODY = { size: 10.5, leading: 15.5 };
const CODE = { size: 8.4, leading: 12.4, pad: 8 };

/** Draws one line with its baseline where one line of `leading` has it. */
export function drawLine(
  document: PDFKit.PDFDocument,
  { pieces }: TextLine,
  { x, top, leading }: { x: number; top: number; leading: number },
): void {
  for (const piece of pieces) {
    if (piece.lacking.length > 0) {
      drawBoxes(document, piece, { x: x + piece.x, baseline: top + leading * 0.72 });
      continue;
    }
    document
      .font(piece.font)
      .fontSize(piece.size)
      .fillColor(piece.colour)
      .text(piece.text, x + piece.x, top + leading * 0.72, {
        lineBreak: false,
        baseline: "alphabetic",
        ...(piece.link !== null && { link: piece.link }),
      });
  }
}

/** Boxes for signs that no font has. Whoever copies the text, or has it read out, gets the signs themselves. */
function drawBoxes(
  document: PDFKit.PDFDocument,
  { lacking, size, colour }: Piece,
  { x, baseline }: { x: number; baseline: number },
): void {
  document.markContent("Span", { actual: lacking.join("") });
  for (const at of lacking.keys()) {
    const left = x + at * size * BOX_WIDTH + 0.8;
    document.rect(left, baseline - size * 0.68, size * BOX_WIDTH - 1.6, size * 0.72).lineWidth(0.5);
    document.strokeColor(colour).stroke();
  }
  document.endMarkedContent();
}

type TextLook = {
  element: Element;
  tag: string;
  leading: number;
  before: number;
  indent?: number;
  /** Drawn to the left of the first line, in the margin of the indent. */
  label?: string;
  isHeading?: boolean;
  width?: number;
};

/** A paragraph, a strip a line; its first two lines and its last two stay together. */
export function textStrips(flow: PageFlow, spans: readonly Span[], look: TextLook): Strip[] {
  const { element, tag, leading, before, indent = 0, label, isHeading = false } = look;
  const lines = breakLines(flow.document, spans, (look.width ?? TEXT_WIDTH) - indent);
  return lines.map((line, at) => ({
    height: leading,
    before: at === 0 ? before : 0,
    keepsNext: isHeading || (at < lines.length - 1 && (at === 0 || at === lines.length - 2)),
    parts: [
      ...(label !== undefined && at === 0
        ? [{ element, tag: "Lbl", draw: (top: number) => drawLabel(flow.document, label, { indent, top, leading }) }]
        : []),
      {
        element,
        tag,
        draw: (top) => drawLine(flow.document, line, { x: PAGE.left + indent, top, leading }),
      },
    ],
  }));
}

function drawLabel(
  document: PDFKit.PDFDocument,
  label: string,
  { indent, top, leading }: { indent: number; top: number; leading: number },
): void {
  const span: Span = { text: label, face: "serif", size: BODY.size, colour: MUTED, link: null };
  const width = measured(document, span).reduce((sum, piece) => sum + piece.width, 0);
  const [line] = breakLines(document, [span], 100);
  if (line) drawLine(document, line, { x: PAGE.left + indent - width - 6, top, leading });
}

/** Code on a tinted ground. No line is cut: what is too long goes on below, set in; short code is not torn apart. */
export function codeStrips(
  flow: PageFlow,
  code: string,
  { parent, indent }: { parent: Element; indent: number },
): Strip[] {
  const element = flow.element("Code", parent);
  const span = (text: string): Span => ({ text, face: "mono", size: CODE.size, colour: INK, link: null });
  const charWidth = measured(flow.document, span("0"))[0]?.width ?? CODE.size * 0.6;
  const left = PAGE.left + indent;
  const width = TEXT_WIDTH - indent;
  const lines = code
    .trimEnd()
    .split("\n")
    .flatMap((line) => foldLine(line, Math.floor((width - 2 * CODE.pad) / charWidth)));
  const isShort = lines.length <= 28;
  return lines.map((text, at) => {
    const above = at === 0 ? CODE.pad - 2 : 0;
    const height = CODE.leading + above + (at === lines.length - 1 ? CODE.pad : 0);
    return {
      height,
      before: at === 0 ? 7 : 0,
      keepsNext: at < lines.length - 1 && (isShort || at < 2 || at > lines.length - 4),
      parts: [
        {
          element: null,
          tag: "",
          // A hair taller, so that no light shows between two lines.
          draw: (top) => void flow.document.rect(left, top, width, height + 0.2).fill("#f4f1ea"),
        },
        {
          element,
          tag: "Code",
          draw: (top) => {
            const pieces = measured(flow.document, span(text === "" ? " " : text));
            let x = 0;
            const placed = pieces.map((piece) => ({ ...piece, x: (x += piece.width) - piece.width }));
            drawLine(
              flow.document,
              { pieces: placed, width: x },
              { x: left + CODE.pad, top: top + above, leading: CODE.leading },
            );
          },
        },
      ],
    } satisfies Strip;
  });
}

function foldLine(line: string, most: number): string[] {
  if (line.length <= most) return [line];
  const indent = " ".repeat(Math.min((/^ */.exec(line)?.[0].length ?? 0) + 6, Math.floor(most / 2)));
  const space = line.lastIndexOf(" ", most);
  const at = space > most / 2 ? space : most;
  return [line.slice(0, at), ...foldLine(indent + line.slice(at).trimStart(), most)];
}
