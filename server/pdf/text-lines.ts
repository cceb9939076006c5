import { type Face, fontRuns } from "./fonts";

/** Text in one look. */
export type Span = { text: string; face: Face; size: number; colour: string; link: string | null };

/** What is drawn at one place of a line. */
export type Piece = Omit<Span, "face"> & {
  font: string;
  x: number;
  width: number;
  /** Signs that no font has: a box stands for each. */
  lacking: readonly string[];
};

/** How wide the box is that stands for a sign, as a part of the letters' size. */
export const BOX_WIDTH = 0.62;

const withBoxes = new WeakSet<PDFKit.PDFDocument>();

/** Whether a box stood for a sign anywhere in a document so far. */
export function hasBoxes(document: PDFKit.PDFDocument): boolean {
  return withBoxes.has(document);
}

export type TextLine = { pieces: Piece[]; width: number };

type Word = { pieces: Omit<Piece, "x">[]; width: number; spaceAfter: number; breaksAfter: boolean };

/** Breaks `spans` into lines of at most `width`; a word that is longer than a line is broken where the line ends. */
export function breakLines(document: PDFKit.PDFDocument, spans: readonly Span[], width: number): TextLine[] {
  const lines: TextLine[] = [];
  let line: TextLine = { pieces: [], width: 0 };
  let space = 0;
  const endLine = () => {
    lines.push(line);
    line = { pieces: [], width: 0 };
    space = 0;
  };
  for (const word of wordsOf(document, spans, width)) {
    if (line.pieces.length > 0 && line.width + space + word.width > width) endLine();
    let x = line.pieces.length === 0 ? 0 : line.width + space;
    for (const piece of word.pieces) {
      line.pieces.push({ ...piece, x });
      x += piece.width;
    }
    line.width = x;
    space = word.spaceAfter;
    if (word.breaksAfter) endLine();
  }
  if (line.pieces.length > 0) endLine();
  return lines;
}

/** How wide a text is; it chooses the font for what is drawn next. */
export function measured(document: PDFKit.PDFDocument, { text, face, size, ...look }: Span): Omit<Piece, "x">[] {
  return fontRuns(face, text).map((run) => {
    const { font, file, lacking } = run;
    document.registerFont(font, file).font(font).fontSize(size);
    if (lacking.length > 0) withBoxes.add(document);
    const width = document.widthOfString(run.text) + lacking.length * size * BOX_WIDTH;
    return { ...look, size, text: run.text, font, lacking, width };
  });
}

function wordsOf(document: PDFKit.PDFDocument, spans: readonly Span[], width: number): Word[] {
  const words: Word[] = [];
  let open: Word | null = null;
  for (const span of spans) {
    for (const part of span.text.split(/(\n|[ \t]+)/)) {
      if (part === "") continue;
      if (part === "\n") {
        open ??= push(words);
        open.breaksAfter = true;
        open = null;
      } else if (/^[ \t]+$/.test(part)) {
        if (open) open.spaceAfter = measured(document, { ...span, text: " " })[0]?.width ?? 0;
        open = null;
      } else {
        for (const fragment of fragments(document, { ...span, text: part }, width)) {
          open ??= push(words);
          const pieces = measured(document, { ...span, text: fragment });
          if (open.width > 0 && open.width + sumOf(pieces) > width) open = push(words);
          open.pieces.push(...pieces);
          open.width += sumOf(pieces);
        }
      }
    }
  }
  return words;
}

function push(words: Word[]): Word {
  const word = { pieces: [], width: 0, spaceAfter: 0, breaksAfter: false };
  words.push(word);
  return word;
}

const sumOf = (pieces: readonly { width: number }[]) => pieces.reduce((sum, piece) => sum + piece.width, 0);

function fragments(document: PDFKit.PDFDocument, span: Span, width: number): string[] {
  if (sumOf(measured(document, span)) <= width) return [span.text];
  const found: string[] = [];
  let rest = "";
  for (const character of span.text) {
    if (sumOf(measured(document, { ...span, text: rest + character })) > width) {
      found.push(rest);
      rest = "";
    }
    rest += character;
  }
  return [...found, rest];
}
