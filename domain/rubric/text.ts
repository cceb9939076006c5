import { isWrap } from "./wrapping";

/** Text to read, unit by unit, with the place in the raw answer that each unit came from. */
export type CleanText = {
  /** NFKC, without markup. As long as the three lists. */
  text: string;
  starts: number[];
  ends: number[];
  /** Whether the unit stood between backticks or in a fenced block. */
  isCode: boolean[];
};

const HTML_TAGS = new Set(
  (
    "a abbr b blockquote body br code del details div dl dt dd em font h1 h2 h3 h4 h5 h6 head hr html i iframe img " +
    "input ins kbd label li link mark meta ol option p pre q s samp script section select small span strike strong " +
    "style sub summary sup svg table tbody td textarea th thead title tr tt u ul var video"
  ).split(" "),
);
const BLOCK_TAGS = new Set(["br", "p", "li", "div", "tr", "h1", "h2", "h3", "h4", "ul", "ol", "pre", "hr", "dt", "dd"]);
const HIDDEN_TAGS = new Set(["script", "style", "title", "head", "svg", "iframe", "textarea", "select"]);

const ENTITIES = new Map([
  ["amp", "&"],
  ["lt", "<"],
  ["gt", ">"],
  ["quot", '"'],
  ["apos", "'"],
  ["nbsp", " "],
  ["ndash", "-"],
  ["mdash", "—"],
  ["hellip", "..."],
  ["rsquo", "'"],
  ["lsquo", "'"],
]);

/** Typographic forms that NFKC leaves alone. */
const PLAIN = new Map([
  ["’", "'"],
  ["‘", "'"],
  ["ʼ", "'"],
  ["´", "'"],
  ["“", '"'],
  ["”", '"'],
  ["„", '"'],
  ["«", '"'],
  ["»", '"'],
  ["–", "—"],
  ["‑", "-"],
  ["‐", "-"],
  ["→", "->"],
  ["⇒", "->"],
  ["•", "-"],
  ["·", "-"],
  ["\u2028", "\n"],
  ["\u2029", "\n"],
]);

/** Stands for the end of a line that was ended on purpose: a list item, a heading, a short line, code. */
export const PARAGRAPH = "\v";
const DUNDER = /__(?:a?enter|a?exit|a?next|a?iter|await|init|del|call|name|main|slots)__(?![\p{L}\p{N}_])/uy;
const LONGEST_TAG = 300;
const LONGEST_LINK = 500;
/** Marks stacked on one letter beyond this are decoration. */
const MOST_MARKS = 16;

const IS_INVISIBLE = /^\p{Default_Ignorable_Code_Point}$/u;
const IS_MARK = /^\p{M}$/u;
const IS_NAME_UNIT = /^[\p{L}\p{N}_]$/u;

/**
 * The answer without HTML and Markdown, in NFKC, each unit with its place in the raw answer.
 *
 * Only what would not be seen on a rendered page goes: tags, fences, bullets, emphasis, link targets. Underscores and
 * stars that belong to code (`return_exceptions`, `except*`) stay. Reads every unit once.
 */
export function cleanText(raw: string): CleanText {
  return new Cleaner(raw).run();
}

class Cleaner {
  private readonly out: string[] = [];
  private readonly starts: number[] = [];
  private readonly ends: number[] = [];
  private readonly isCode: boolean[] = [];
  private at = 0;
  private lineFrom = 0;
  private isLineStart = true;
  private isFenced = false;
  private isInline = false;
  /** Where a search for something that never comes need not be repeated. */
  private hasNoComment = false;
  private hasNoClosing = false;
  private readonly raw: string;

  constructor(raw: string) {
    this.raw = raw;
  }

  run(): CleanText {
    while (this.at < this.raw.length) {
      if (this.isLineStart && this.skipLineMarkup()) continue;
      this.isLineStart = false;
      const unit = this.raw[this.at] ?? "";
      if (unit === "\n" || unit === "\r") this.endLine();
      else if (unit === "`") this.toggleCode();
      else if (this.isFenced) this.take();
      else if (unit === "<" && !this.isInline) this.takeOrSkipTag();
      else if (unit === "&") this.takeOrDecode();
      else if ((unit === "*" || unit === "_" || unit === "~") && !this.isInline) this.takeOrSkipEmphasis(unit);
      else if (unit === "\\" && /^[!-/:-@[-`{-~]$/.test(this.raw[this.at + 1] ?? "")) this.at += 1;
      else if (unit === "[" && !this.isInline) this.at += 1;
      else if (unit === "]" && !this.isInline) this.skipLinkTarget();
      else if (unit === "h" && !this.isInline && this.startsUrl()) this.skipToSpace();
      else this.take();
    }
    return { text: this.out.join(""), starts: this.starts, ends: this.ends, isCode: this.isCode };
  }

  private push(text: string, start: number, end: number): void {
    for (let index = 0; index < text.length; index += 1) {
      this.out.push(text[index] ?? "");
      this.starts.push(start);
      this.ends.push(end);
      this.isCode.push(this.isFenced || this.isInline);
    }
  }

  private endLine(): void {
    this.isInline = false;
    const isSoft = !this.isFenced && isWrap(this.out.length - this.lineFrom, this.raw.slice(this.at, this.at + 80));
    this.push(isSoft ? "\n" : PARAGRAPH, this.at, this.at + 1);
    this.at += 1;
    this.lineFrom = this.out.length;
    this.isLineStart = true;
  }

  private skipLineMarkup(): boolean {
    const fence = /[ \t]{0,3}(?:`{3,}|~{3,})[^\n]{0,80}/y;
    fence.lastIndex = this.at;
    if (fence.test(this.raw)) {
      this.isFenced = !this.isFenced;
      this.at = fence.lastIndex;
      this.isLineStart = false;
      return true;
    }
    if (this.isFenced) return false;
    const markup = /[ \t]{0,8}(?:(?:[-*+•·–—]|\d{1,3}[.)]|#{1,6}|>)[ \t]+|\|)/y;
    markup.lastIndex = this.at;
    if (!markup.test(this.raw)) return false;
    if (this.out.at(-1) !== PARAGRAPH) this.push(PARAGRAPH, this.at, this.at + 1);
    this.at = markup.lastIndex; // and again: `> - # text`
    return true;
  }

  private toggleCode(): void {
    while (this.raw[this.at] === "`") this.at += 1;
    if (!this.isFenced) this.isInline = !this.isInline;
  }

  private takeOrSkipTag(): void {
    if (this.raw.startsWith("<!--", this.at) && !this.hasNoComment) {
      const end = this.raw.indexOf("-->", this.at);
      if (end >= 0) {
        this.at = end + 3;
        return;
      }
      this.hasNoComment = true;
    }
    const head = /<\/?([a-zA-Z][a-zA-Z0-9]{0,11})(?=[\s/>])/y;
    head.lastIndex = this.at;
    const name = head.exec(this.raw)?.[1]?.toLowerCase();
    const close = this.raw.slice(this.at, this.at + LONGEST_TAG).indexOf(">");
    if (name === undefined || !HTML_TAGS.has(name) || close < 0) {
      this.take();
      return;
    }
    const isOpening = this.raw[this.at + 1] !== "/";
    const start = this.at;
    this.at += close + 1;
    if (isOpening && HIDDEN_TAGS.has(name) && !this.hasNoClosing) {
      const end = this.raw.indexOf(`</${name}`, this.at);
      if (end >= 0) this.at = end;
      else this.hasNoClosing = true;
    }
    this.push(BLOCK_TAGS.has(name) ? PARAGRAPH : " ", start, this.at);
  }

  private takeOrDecode(): void {
    const entity = /&(?:#(\d{1,6})|([a-zA-Z]{2,6}));/y;
    entity.lastIndex = this.at;
    const match = entity.exec(this.raw);
    const decoded = match?.[1] ? String.fromCodePoint(Number(match[1])) : ENTITIES.get(match?.[2] ?? "");
    if (match === null || decoded === undefined) {
      this.take();
      return;
    }
    this.push(decoded.normalize("NFKC"), this.at, this.at + match[0].length);
    this.at += match[0].length;
  }

  private takeOrSkipEmphasis(unit: string): void {
    DUNDER.lastIndex = this.at;
    if (DUNDER.test(this.raw)) {
      while (this.at < DUNDER.lastIndex) this.take();
      return;
    }
    const before = this.raw[this.at - 1] ?? " ";
    const after = this.raw[this.at + 1] ?? " ";
    const isExceptStar = unit === "*" && /except$/i.test(this.raw.slice(Math.max(0, this.at - 6), this.at));
    const isStarred = unit === "*" && (before === "(" || before === ",") && IS_NAME_UNIT.test(after);
    const isInsideName = unit === "_" && IS_NAME_UNIT.test(before) && IS_NAME_UNIT.test(after);
    const isLone = before.trim() === "" && after.trim() === "";
    if (isExceptStar || isStarred || isInsideName || isLone || (unit === "~" && after !== "~" && before !== "~")) {
      this.take();
      return;
    }
    this.at += 1;
  }

  private skipLinkTarget(): void {
    const target = new RegExp(`\\]\\([^\\s()]{0,${LONGEST_LINK}}\\)`, "y");
    target.lastIndex = this.at;
    this.at = target.test(this.raw) ? target.lastIndex : this.at + 1;
  }

  private startsUrl(): boolean {
    return this.raw.startsWith("http://", this.at) || this.raw.startsWith("https://", this.at);
  }

  private skipToSpace(): void {
    while (this.at < this.raw.length && !/^[\s<>)"]$/.test(this.raw[this.at] ?? "")) this.at += 1;
  }

  /** One letter with the marks upon it. */
  private take(): void {
    const start = this.at;
    const point = this.raw.codePointAt(start) ?? 0;
    const length = point > 0xffff ? 2 : 1;
    this.at += length;
    if (point < 0x80 && (this.raw.charCodeAt(this.at) || 0) < 0x300) {
      this.push(this.raw.slice(start, this.at), start, this.at);
      return;
    }
    while (this.at < this.raw.length && IS_MARK.test(this.raw[this.at] ?? "")) this.at += 1;
    const cluster = this.raw.slice(start, Math.min(this.at, start + length + MOST_MARKS));
    if (IS_INVISIBLE.test(cluster)) return;
    this.push(PLAIN.get(cluster) ?? cluster.normalize("NFKC"), start, this.at);
  }
}
