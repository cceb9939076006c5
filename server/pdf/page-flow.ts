import PdfFile from "pdfkit";

export const PAGE = { width: 595.28, height: 841.89, left: 68, right: 68, top: 76, bottom: 72 };
export const TEXT_WIDTH = PAGE.width - PAGE.left - PAGE.right;
export const INK = "#1d1b18";
export const MUTED = "#625c52";
export const HAIRLINE = "#ddd6c9";

export type Element = PDFKit.PDFStructureElement;

/** What is drawn of a strip, and what it is for whoever listens; null is ornament. */
type Part = { element: Element | null; tag: string; draw: (top: number) => void };

/** A strip across the page that is never cut. */
export type Strip = {
  height: number;
  /** Space above it, but at the top of a page. */
  before: number;
  /** Stands on the same page as the strip after it. */
  keepsNext: boolean;
  parts: Part[];
};

/** An A4 document that is written strip by strip, page after page. */
export class PageFlow {
  readonly document: PDFKit.PDFDocument;
  readonly root: Element;
  private top = PAGE.top;
  private held: Strip[] = [];
  private readonly chunks: Promise<Buffer>;

  constructor(title: string, madeAt: Date) {
    this.document = new PdfFile({
      size: "A4",
      margins: { top: 0, bottom: 0, left: 0, right: 0 },
      bufferPages: true,
      pdfVersion: "1.7",
      tagged: true,
      lang: "en-GB",
      displayTitle: true,
      info: { Title: title, Creator: "Awaited", Producer: "Awaited", CreationDate: madeAt, ModDate: madeAt },
    });
    this.root = this.document.struct("Document");
    this.document.addStructure(this.root);
    const parts: Buffer[] = [];
    this.document.on("data", (part: Buffer) => parts.push(part));
    this.chunks = new Promise((resolve, reject) => {
      this.document.on("end", () => resolve(Buffer.concat(parts)));
      this.document.on("error", reject);
    });
  }

  /** A part of the document's structure, inside `parent`. */
  element(tag: string, parent: Element = this.root, options: { alt?: string; title?: string } = {}): Element {
    const made = this.document.struct(tag, options);
    parent.add(made);
    return made;
  }

  add(...strips: Strip[]): void {
    for (const strip of strips) {
      this.held.push(strip);
      if (!strip.keepsNext) this.placeHeld();
    }
  }

  /** Goes on at the top of a page, unless it is there already. */
  newPage(): void {
    this.placeHeld();
    if (this.top > PAGE.top) this.turn();
  }

  private turn(): void {
    this.document.addPage();
    this.top = PAGE.top;
  }

  /** What belongs together moves to the next page together, unless it is longer than a page. */
  private placeHeld(): void {
    const strips = this.held;
    this.held = [];
    const height = strips.reduce((sum, strip) => sum + strip.before + strip.height, 0);
    const end = PAGE.height - PAGE.bottom;
    if (this.top + height > end && this.top > PAGE.top && height <= end - PAGE.top) this.turn();
    for (const strip of strips) {
      const isFirst = this.top === PAGE.top;
      if (!isFirst && this.top + strip.before + strip.height > end) this.turn();
      if (this.top > PAGE.top) this.top += strip.before;
      for (const part of strip.parts) this.drawPart(part);
      this.top += strip.height;
    }
  }

  private drawPart({ element, tag, draw }: Part): void {
    if (element) {
      const content = this.document.markStructureContent(tag);
      draw(this.top);
      this.document.endMarkedContent();
      element.add(content);
    } else {
      this.document.markContent("Artifact", { type: "Layout" });
      draw(this.top);
      this.document.endMarkedContent();
    }
  }

  /** The whole file. `furniture` draws what stands on each page besides the text. */
  async finish(furniture: (page: number, pages: number) => void): Promise<Buffer> {
    this.placeHeld();
    const { count } = this.document.bufferedPageRange();
    for (let page = 0; page < count; page++) {
      this.document.switchToPage(page);
      this.document.markContent("Artifact", { type: "Pagination" });
      furniture(page + 1, count);
      this.document.endMarkedContent();
    }
    this.root.end();
    this.document.end();
    return this.chunks;
  }
}
