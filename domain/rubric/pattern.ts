import type { Lexicon } from "./lexicon";
import { phraseTerm, type Term, vocabularyOf, wordTerm } from "./terms";

/** One place of an idea, filled by any one of the names. */
export type Need = {
  /** As the author wrote it. */
  label: string;
  names: readonly string[];
  /** Needs of a higher step must stand later in the text than those of a lower one. */
  step: number;
  /** Whether it merely names who is spoken of. */
  isEntity: boolean;
};

/** A `says` ready for matching. */
export type Idea = { says: string; needs: readonly Need[] };

/** Where an exception is looked for. */
export type ExceptionScope = "clause" | "sentence" | "passage" | "answer";

/** What keeps a pattern from matching: in the pattern's own scope, or where it says so itself (`answer: many cores`). */
export type Exception = { idea: Idea; within: ExceptionScope | null };

export type ParsedIdea = {
  idea: Idea;
  /** Terms for the phrases and code that the author quoted. */
  literals: readonly Term[];
  /** Words of the quoted phrases. */
  vocabulary: readonly string[];
  /** What is wrong with it, in sentences; the idea is of no use unless this is empty. */
  problems: readonly string[];
};

type Piece = { kind: "name" | "phrase" | "code"; text: string };
type Item = { kind: "order" } | { kind: "need"; label: string; pieces: Piece[] };

/**
 * Reads the form that `says` and `unless` are written in; see `patternSchema`. A bare word is a concept or an entity of
 * the lexicon that the rubric is read by, its own concepts included.
 */
export function parseIdea(says: string, lexicon: Lexicon): ParsedIdea {
  const { items, problems } = splitItems(says);
  const literals: Term[] = [];
  const vocabulary: string[] = [];
  const needs: Need[] = [];
  let step = 0;
  for (const [index, item] of items.entries()) {
    if (item.kind === "order") {
      if (index === 0 || index === items.length - 1 || items[index - 1]?.kind === "order") {
        problems.push(`">" must stand between two terms in "${says}"`);
      }
      step += 1;
      continue;
    }
    for (const piece of item.pieces) {
      if (piece.kind === "phrase") {
        literals.push(phraseTerm(nameOf(piece), piece.text, lexicon.stem));
        vocabulary.push(...vocabularyOf(piece.text));
      } else if (piece.kind === "code") {
        literals.push(wordTerm(nameOf(piece), "code", piece.text, lexicon.stem));
      } else if (!lexicon.concepts.has(piece.text) && !lexicon.entities.has(piece.text)) {
        problems.push(
          `"${piece.text}" in "${says}" is no concept of the rubric and no name of the lexicon; quote it to mean the word itself`,
        );
      }
    }
    const isEntity = item.pieces.every((piece) => piece.kind === "name" && lexicon.entities.has(piece.text));
    needs.push({ label: item.label, names: item.pieces.map(nameOf), step, isEntity });
  }
  if (needs.length === 0) problems.push(`"${says}" says nothing`);
  return { idea: { says, needs }, literals, vocabulary, problems };
}

const SCOPED = /^\s*(clause|sentence|passage|answer):/;

/** Splits an `unless` into the scope that it names, if it names one, and its idea. */
export function splitException(unless: string): { within: ExceptionScope | null; says: string } {
  const [opening, within] = SCOPED.exec(unless) ?? [];
  if (within !== "clause" && within !== "sentence" && within !== "passage" && within !== "answer")
    return { within: null, says: unless };
  return { within, says: unless.slice(opening?.length ?? 0).trim() };
}

function nameOf(piece: Piece): string {
  if (piece.kind === "name") return piece.text;
  return piece.kind === "phrase" ? `"${piece.text}"` : `\`${piece.text}\``;
}

function splitItems(says: string): { items: Item[]; problems: string[] } {
  const items: Item[] = [];
  const problems: string[] = [];
  let at = 0;
  while (at < says.length) {
    const unit = says[at] ?? "";
    if (unit.trim() === "") {
      at += 1;
    } else if (unit === ">") {
      items.push({ kind: "order" });
      at += 1;
    } else {
      const from = at;
      const pieces: Piece[] = [];
      for (;;) {
        const { piece, end, problem } = readPiece(says, at);
        if (problem) problems.push(problem);
        if (piece) pieces.push(piece);
        at = end;
        if (says[at] !== "/") break;
        at += 1;
      }
      if (at === from) at += 1;
      if (pieces.length > 0) items.push({ kind: "need", label: says.slice(from, at), pieces });
    }
  }
  return { items, problems };
}

function readPiece(says: string, from: number): { piece: Piece | null; end: number; problem: string | null } {
  const quote = says[from];
  if (quote === '"' || quote === "`") {
    const close = says.indexOf(quote, from + 1);
    if (close < 0) return { piece: null, end: says.length, problem: `the ${quote} in "${says}" is never closed` };
    const text = says.slice(from + 1, close).trim();
    const piece: Piece = { kind: quote === "`" ? "code" : "phrase", text };
    if (text === "")
      return { piece: null, end: close + 1, problem: `there is nothing between the quotes in "${says}"` };
    return { piece, end: close + 1, problem: null };
  }
  const word = /[a-z0-9-]+/y;
  word.lastIndex = from;
  const text = word.exec(says)?.[0];
  if (text === undefined)
    return { piece: null, end: from + 1, problem: `"${quote ?? "/"}" in "${says}" is not understood` };
  return { piece: { kind: "name", text }, end: from + text.length, problem: null };
}
