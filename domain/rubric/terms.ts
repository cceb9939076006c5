import type { Stemmer } from "./stemming";
import type { Word } from "./words";

/** One place of a term: what its word may be, and how many words may stand before it. */
type Part = { by: "exact" | "stem" | "prefix" | "code"; values: readonly string[]; gap: number };

/** One way of naming something, ready to be looked for: `name` is what it names. */
export type Term = { name: string; parts: readonly Part[] };

/** A place where a term was found, as a half-open range of words. */
export type Occurrence = { name: string; from: number; to: number };

/** Words that a phrase may hold between its own without changing. */
const FILLERS = new Set(
  (
    "the a an its his her their my your our this that these those just simply really actually basically kinda sorta " +
    "also then already still even very quite pretty so all right back there"
  ).split(" "),
);
const MOST_FILLERS = 2;
/** What `*` in a phrase stands for, at most. */
const WILD_WORDS = 3;
const PREFIX_KEY = 3;

/** A term of one word, written as `by` says. */
export function wordTerm(name: string, by: Part["by"], source: string, stem: Stemmer): Term {
  const value = by === "code" ? codeName(source) : source.toLowerCase();
  return { name, parts: [{ by, values: [by === "stem" ? stem(value) : value], gap: 0 }] };
}

/**
 * A term of several words in their order, by stem. `*` stands for up to three words, `a|b` for either, `propagat*` for
 * a beginning, `create_task` for code. Small words such as articles may stand between.
 */
export function phraseTerm(name: string, source: string, stem: Stemmer): Term {
  const parts: Part[] = [];
  let gap = 0;
  for (const piece of plainWords(source)) {
    if (piece === "*") {
      gap += WILD_WORDS;
      continue;
    }
    parts.push({ ...phrasePart(piece, stem), gap });
    gap = 0;
  }
  return { name, parts };
}

/** The single words of a phrase, its alternatives apart: the vocabulary that a misspelt word may be meant for. */
export function vocabularyOf(source: string): string[] {
  return plainWords(source).flatMap((piece) => piece.split("|").filter((word) => /^[a-z]+$/.test(word)));
}

function plainWords(source: string): string[] {
  return source
    .toLowerCase()
    .split(/[\s-]+/)
    .flatMap((piece) => (piece.includes("|") ? [alternatives(piece)] : written(piece)));
}

/** As answers are read: `it's` is two words, and so is `isn't`. */
function written(piece: string): string[] {
  const expanded = piece.replaceAll("can't", "can not").replaceAll("n't", " not").replaceAll("'s", " is");
  return expanded.split(" ").filter((word) => word !== "");
}

/** An alternative is one word: of `isn't` the one that matters, of `everyone's` the one before. */
function alternatives(piece: string): string {
  return piece
    .split("|")
    .map((word) => word.replace(/^[a-z]*n't$/, "not").replace(/'s$/, ""))
    .join("|");
}

function phrasePart(piece: string, stem: Stemmer): Omit<Part, "gap"> {
  if (piece.endsWith("*")) return { by: "prefix", values: piece.slice(0, -1).split("|") };
  if (/[_.()=]/.test(piece)) return { by: "code", values: piece.split("|").map(codeName) };
  return { by: "stem", values: piece.split("|").map(stem) };
}

function codeName(source: string): string {
  const lower = source.trim().toLowerCase();
  return lower.startsWith("(") ? lower : lower.replace(/\(.*$/, "");
}

/** Terms by what their first word may be, so that a text is read once whatever their number. */
export class TermIndex {
  private readonly byKey = new Map<string, Term[]>();

  constructor(terms: Iterable<Term>) {
    for (const term of terms) {
      const first = term.parts[0];
      if (first === undefined) continue;
      for (const value of first.values) {
        const key = `${first.by}:${first.by === "prefix" ? value.slice(0, PREFIX_KEY) : value}`;
        const list = this.byKey.get(key);
        if (list) list.push(term);
        else this.byKey.set(key, [term]);
      }
    }
  }

  /** Every place where one of the terms stands in `words`, in order of their first word. */
  findAll(words: readonly Word[]): Occurrence[] {
    const found: Occurrence[] = [];
    for (const [from, word] of words.entries()) {
      for (const key of keysOf(word)) {
        for (const term of this.byKey.get(key) ?? []) {
          const to = this.matchFrom(term, words, from);
          if (to !== null) found.push({ name: term.name, from, to });
        }
      }
    }
    return found;
  }

  /** Names of the terms of one word that fit it. */
  namesOf(word: Word): Set<string> {
    return new Set(this.findAll([word]).map((occurrence) => occurrence.name));
  }

  private matchFrom(term: Term, words: readonly Word[], from: number): number | null {
    let at = from;
    for (const [index, part] of term.parts.entries()) {
      const place = index === 0 ? (fits(part, words[at]) ? at : null) : this.findPart(part, words, at);
      if (place === null) return null;
      at = place + 1;
    }
    return at;
  }

  private findPart(part: Part, words: readonly Word[], from: number): number | null {
    let gap = part.gap;
    let fillers = MOST_FILLERS;
    for (let at = from; at < words.length; at += 1) {
      const word = words[at];
      if (word === undefined) return null;
      if (fits(part, word)) return at;
      if (word.kind === "mark") {
        if (word.text === '"' || (word.text === "," && part.gap > 0)) continue;
        return null;
      }
      if (fillers > 0 && FILLERS.has(word.text)) fillers -= 1;
      else if (gap > 0) gap -= 1;
      else return null;
    }
    return null;
  }
}

function fits(part: Part, word: Word | undefined): boolean {
  if (word === undefined || word.kind === "mark") return false;
  switch (part.by) {
    case "exact":
    case "stem":
      return (
        word.stem !== "" && (part.values.includes(part.by === "stem" ? word.stem : word.text) || isFigure(part, word))
      );
    case "prefix":
      return part.values.some((value) => word.text.startsWith(value));
    case "code":
      return part.values.some((value) => word.text === value || word.names.includes(value) || isMethod(word, value));
  }
}

function isFigure({ values }: Part, { figures }: Word): boolean {
  return figures !== undefined && figures.some((each) => values.includes(each));
}

/** `.result` is that name with any object before it. */
function isMethod(word: Word, value: string): boolean {
  return value.startsWith(".") && word.names.some((name) => name.endsWith(value));
}

const rememberedKeys = new WeakMap<Word, Iterable<string>>();

/** Under which keys a term that begins with the word may be listed; every index asks for the same. */
function keysOf(word: Word): Iterable<string> {
  const known = rememberedKeys.get(word);
  if (known) return known;
  const keys = makeKeys(word);
  rememberedKeys.set(word, keys);
  return keys;
}

function makeKeys(word: Word): Iterable<string> {
  if (word.kind === "mark") return [];
  const keys = [`exact:${word.text}`, `code:${word.text}`, `prefix:${word.text.slice(0, PREFIX_KEY)}`];
  if (word.stem !== "") keys.push(`stem:${word.stem}`);
  for (const figure of word.figures ?? []) keys.push(`exact:${figure}`, `stem:${figure}`);
  for (const name of word.names) {
    if (name !== word.text) keys.push(`code:${name}`);
    const dot = name.lastIndexOf(".");
    if (dot > 0) keys.push(`code:${name.slice(dot)}`);
  }
  return word.names.length > 1 || word.figures ? new Set(keys) : keys;
}
