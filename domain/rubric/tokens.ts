import type { Span } from "./grade";
import { type CleanText, PARAGRAPH } from "./text";

/** One word, number, code term or mark of an answer; `start` and `end` are offsets into the raw answer. */
export type Token = Span & {
  kind: "word" | "code" | "number" | "mark";
  /** Lower case; of a code term its last name (`create_task` of `asyncio.create_task(x)`). */
  text: string;
  /** Every name that a code term contains, dotted forms and keyword arguments too; empty for other kinds. */
  names: readonly string[];
};

/** The name among `names` of a call with two arguments or more, or with a starred one. */
export const MANY_ARGUMENTS = "(,)";

const NAME = /[\p{L}_][\p{L}\p{M}\p{N}_]*/uy;
const CONTRACTED = /'[\p{L}]{1,3}(?![\p{L}])/uy;
const NUMBER = /\p{N}+(?:[.,]\p{N}+)*/uy;
const DOTTED = /\.[\p{L}_][\p{L}\p{M}\p{N}_]*/uy;
const KEYWORD_ARGUMENT = /[ ]?=[ ]?(?:True|False|None|\d+)(?![\p{L}\p{N}_])/uy;
const ARROW = /(?:-+|=+)>/y;
const DASHES = /(?:-{2,}|—|(?<=\s)-(?=\s)|\.{2,})/y;
const NAMES_INSIDE = /[\p{L}_][\p{L}\p{M}\p{N}_.]*/gu;

const SAYING = /(?<=^|[\s\v—])'(?=\p{L})((?:[^'\n\v]|(?<=\p{L})'(?=\p{L})){8,300})'(?!\p{L}|\p{N})/uy;
const FEWEST_QUOTED = 3;

/** First names of dotted code that people write without backticks. */
const MODULES = new Set(
  "asyncio loop task tasks time tg fut future requests concurrent threading self os sys aiohttp httpx socket queue lock".split(
    " ",
  ),
);
/** Words after which a second word inside parentheses is still code. */
const CODE_WORDS = /\b(?:await|async|for|in|lambda|not|if|else|is|and|or|yield|from|return|raise|new)\b/g;
/** Names of one dotted name. */
const MOST_PARTS = 6;
const LONGEST_CALL = 240;

/**
 * The tokens of a cleaned text, left to right, never overlapping. `asyncio.gather(a(), b())`, `async def`, `except*`
 * and `return_exceptions=True` are one token each; hyphenated words are several.
 */
export function tokenize(clean: CleanText): Token[] {
  return new Tokenizer(clean).run();
}

class Tokenizer {
  private readonly tokens: Token[] = [];
  private at = 0;
  private closing = -1;
  private readonly clean: CleanText;
  private readonly text: string;

  constructor(clean: CleanText) {
    this.clean = clean;
    this.text = clean.text;
  }

  run(): Token[] {
    while (this.at < this.text.length) {
      const from = this.at;
      if (this.read(NAME)) this.takeName(from);
      else if (this.read(NUMBER)) this.addNumber(from);
      else if (this.read(ARROW)) this.add("mark", from, "=");
      else if (this.read(DASHES)) this.add("mark", from, "—");
      else this.takeMark();
    }
    return this.tokens;
  }

  private read(pattern: RegExp): boolean {
    pattern.lastIndex = this.at;
    if (!pattern.test(this.text)) return false;
    this.at = pattern.lastIndex;
    return true;
  }

  private add(
    kind: Token["kind"],
    from: number,
    text = this.text.slice(from, this.at).toLowerCase(),
    names: string[] = [],
  ): void {
    const start = this.clean.starts[from] ?? 0;
    const end = this.clean.ends[this.at - 1] ?? start;
    this.tokens.push({ kind, start, end, text, names });
  }

  /** `10,000` is `10000`. */
  private addNumber(from: number): void {
    this.add("number", from, this.text.slice(from, this.at).replaceAll(/,(?=\p{N}{3}(?!\p{N}))/gu, ""));
  }

  private takeMark(): void {
    const from = this.at;
    const unit = this.text[from] ?? "";
    this.at += 1;
    if (unit === PARAGRAPH || (unit === "\n" && this.startsBlankLine())) this.add("mark", from, PARAGRAPH);
    else if (unit === "&") this.add("word", from, "and");
    else if (unit === "." && /^[\p{Ll}\p{N}]$/u.test(this.text[this.at] ?? ""))
      return; // inside a name or a number
    else if (unit === "!" && this.text[this.at] === ")")
      return; // `boto3 (sync!)` ends no sentence
    else if (unit === "'" && this.isQuote(from)) this.add("mark", from, '"');
    else if (/^[.!?;:,()=|"]$/.test(unit)) this.add("mark", from, unit);
  }

  /** `'It is one thread.' Heard that often`: three words or more between single marks are quoted. */
  private isQuote(from: number): boolean {
    if (from === this.closing) return true;
    SAYING.lastIndex = from;
    const [, said = ""] = SAYING.exec(this.text) ?? [];
    if (said.split(" ").length < FEWEST_QUOTED) return false;
    this.closing = from + 1 + said.length;
    return true;
  }

  private startsBlankLine(): boolean {
    const next = this.text[this.at] ?? PARAGRAPH;
    return next === "\n" || next === PARAGRAPH;
  }

  private takeName(from: number): void {
    const name = this.text.slice(from, this.at);
    if (/^[iI]$/.test(name) && /^\/[oO](?![\p{L}])/u.test(this.text.slice(this.at, this.at + 3))) {
      this.at += 2;
      this.add("word", from, "io");
      return;
    }
    if (this.takeExceptStar(name, from) || this.takeAbbreviation(name, from)) return;
    for (let parts = 1; parts < MOST_PARTS && this.read(DOTTED); parts += 1);
    let dotted = this.text.slice(from, this.at);
    const isDotted = dotted !== name;
    if (isDotted && !this.isCodeLike(dotted, from)) {
      this.at = from + name.length;
      dotted = name;
    }
    const call = this.readCall();
    const isKeyword = !call && (this.isCode(from) || /_/.test(dotted)) && this.read(KEYWORD_ARGUMENT);
    const isCode = call !== null || isKeyword || dotted.includes(".") || /_/.test(dotted) || this.isCode(from);
    if (!isCode) {
      while (this.read(CONTRACTED));
      this.addWord(from);
      return;
    }
    const names = namesOf(dotted, call ?? "");
    if (isKeyword) names.push(this.text.slice(from, this.at).replaceAll(" ", "").toLowerCase());
    this.addCode(from, names);
  }

  private isCode(at: number): boolean {
    return this.clean.isCode[at] ?? false;
  }

  private isCodeLike(dotted: string, from: number): boolean {
    const first = dotted.split(".", 1)[0] ?? "";
    return this.isCode(from) || dotted.includes("_") || MODULES.has(first) || this.text[this.at] === "(";
  }

  private takeExceptStar(name: string, from: number): boolean {
    if (name.toLowerCase() !== "except" || this.text[this.at] !== "*") return false;
    this.at += 1;
    this.add("code", from, "except*", ["except*"]);
    return true;
  }

  /** `e.g.` and the like, whose full stops end nothing. */
  private takeAbbreviation(name: string, from: number): boolean {
    const dots = /^(?:e|i)$/i.test(name) ? /^\.\s?[ge]\./i : /^(?:vs|etc|incl|approx)$/i.test(name) ? /^\./ : null;
    const rest = dots?.exec(this.text.slice(this.at, this.at + 4))?.[0];
    if (rest === undefined) return false;
    const isLast = /^etc$/i.test(name) && /^\.\s*(?:$|\n|\s[A-Z])/.test(this.text.slice(this.at, this.at + 4));
    if (isLast) return false;
    this.at += rest.length;
    this.add("word", from);
    return true;
  }

  /** The arguments of a call that starts here, read over; null if this is no call, or if they are prose. */
  private readCall(): string | null {
    if (this.text[this.at] !== "(") return null;
    let depth = 0;
    for (let index = this.at; index < this.text.length && index < this.at + LONGEST_CALL; index += 1) {
      const unit = this.text[index];
      if (unit === "\n") return null;
      if (unit === "(") depth += 1;
      if (unit === ")") depth -= 1;
      if (depth > 0) continue;
      const inside = this.text.slice(this.at + 1, index);
      if (!this.isCode(this.at) && isProse(inside)) return null;
      this.at = index + 1;
      return inside === "s" || inside === "es" ? null : inside;
    }
    return null;
  }

  private addWord(from: number): void {
    const text = this.text.slice(from, this.at).toLowerCase();
    const previous = this.tokens.at(-1);
    if (text === "def" && previous?.text === "async") {
      this.tokens.pop();
      const start = previous.start;
      this.tokens.push({
        kind: "code",
        start,
        end: this.clean.ends[this.at - 1] ?? start,
        text: "async def",
        names: ["async def"],
      });
      return;
    }
    this.add("word", from, text.endsWith("(s)") ? text.slice(0, -3) : text);
  }

  private addCode(from: number, names: string[]): void {
    const text = names[0] ?? "";
    if (text === "def" && this.tokens.at(-1)?.text === "async") {
      const start = this.tokens.pop()?.start ?? 0;
      const end = this.clean.ends[this.at - 1] ?? start;
      this.tokens.push({ kind: "code", start, end, text: "async def", names: ["async def"] });
      return;
    }
    this.add("code", from, text, names);
  }
}

/** Two words side by side that no Python keyword joins. */
function isProse(inside: string): boolean {
  return /\p{L}[ ]+\p{L}/u.test(inside.replace(CODE_WORDS, "."));
}

function namesOf(dotted: string, inside: string): string[] {
  const lower = dotted.toLowerCase();
  const names = suffixesOf(lower).toReversed();
  for (const match of inside.matchAll(NAMES_INSIDE)) names.push(...suffixesOf(match[0].toLowerCase()));
  for (const match of inside.matchAll(/([\p{L}_]+)[ ]?=[ ]?(\p{L}+)/gu))
    names.push(`${match[1]}=${match[2]}`.toLowerCase());
  if (/\*\p{L}/u.test(inside) || /[\p{L}\p{N})\]],[ ]*(?!\w+[ ]?=)[\p{L}(]/u.test(inside)) names.push(MANY_ARGUMENTS);
  return names;
}

/** `a.b.c`, `b.c`, `c`. */
function suffixesOf(dotted: string): string[] {
  const parts = dotted.split(".").filter((part) => part !== "");
  return parts.map((_, index) => parts.slice(index).join("."));
}
