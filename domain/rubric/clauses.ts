import { findQuotations, markQuotations } from "./quotations";
import { retract } from "./retractions";
import type { Word } from "./words";

/** How a clause is meant: only a claim asserts anything. */
export type Mood = "claim" | "question" | "condition" | "retracted";

/** A half-open range of words that hang together. */
export type Clause = {
  from: number;
  to: number;
  /** Number of the sentence, counted from 0. */
  sentence: number;
  mood: Mood;
  /** The word that opens it against what came before (`whereas`, `but`); empty if there is none. */
  cue: string;
};

const CONTRAST_CUES = new Set("but whereas while although though however yet unlike except".split(" "));
const CLAUSE_OPENERS = new Set([
  ..."because since so which who whose then unless otherwise".split(" "),
  ...CONTRAST_CUES,
]);
const SUBJECT_PRONOUNS = new Set(
  "it they you we he she i nobody nothing everyone everything somebody someone others".split(" "),
);
const CONDITION_OPENERS = new Set("if unless suppose supposing imagine assuming".split(" "));
const SENTENCE_ENDS = new Set([".", "!", "?", "\v"]);
const CLAUSE_MARKS = new Set([",", ";", ":", "—", "(", ")", "=", "|"]);

/** The clauses of an answer in order. Every word but the marks between clauses belongs to exactly one. */
export function findClauses(words: readonly Word[]): Clause[] {
  const clauses: Clause[] = [];
  const asked = new Set<number>();
  let sentence = 0;
  let from = 0;
  const quotations = findQuotations(words);
  const edges = new Set(quotations.flatMap((each) => [each.from - 1, each.to]));
  const close = (to: number): void => {
    if (to > from) clauses.push({ from, to, sentence, mood: moodOf(words, from), cue: cueOf(words, from) });
    from = to;
  };
  for (let at = 0; at < words.length; at += 1) {
    const text = words[at]?.text ?? "";
    if (words[at]?.kind === "mark" && SENTENCE_ENDS.has(text)) {
      close(at);
      from = at + 1;
      if (text === "?" && !quotations.some((each) => at >= each.from && at < each.to)) asked.add(sentence);
      sentence += 1;
    } else if (words[at]?.kind === "mark" && CLAUSE_MARKS.has(text)) {
      if (text === "," && isInList(words, at)) continue;
      close(at);
      from = at + 1;
    } else if (edges.has(at)) {
      close(at);
      from = at + 1;
    } else if (at > from && opensClause(words, at)) {
      close(at);
    }
  }
  close(words.length);
  claimLoneConditions(clauses, words);
  markQuestions(clauses, words, asked);
  markQuotations(clauses, words);
  retract(clauses, words);
  return clauses;
}

function opensClause(words: readonly Word[], at: number): boolean {
  const text = words[at]?.text ?? "";
  const next = words[at + 1]?.text ?? "";
  if (text === "and" || text === "or") return SUBJECT_PRONOUNS.has(next) || next === "then";
  if (text === "except") return false; // the Python keyword, more often than not
  if (text === "so" && /^(?:that|called|many|much|far|long)$/.test(next)) return false;
  if (text === "then") return words[at - 1]?.text !== "and" && words[at - 1]?.text !== "only";
  return CLAUSE_OPENERS.has(text);
}

/** `await, cancel, inspect`: commas between single words part no clauses. */
function isInList(words: readonly Word[], comma: number): boolean {
  const isMarkAt = (at: number): boolean => words[at] === undefined || words[at]?.kind === "mark";
  const isConjunction = (at: number): boolean => /^(?:and|or)$/.test(words[at]?.text ?? "");
  const isShortBefore = isMarkAt(comma - 2) && words[comma - 2]?.text === ",";
  const isShortAfter = words[comma + 2]?.text === "," || isConjunction(comma + 2) || isConjunction(comma + 1);
  if (isConjunction(comma + 1)) return isShortBefore && !SUBJECT_PRONOUNS.has(words[comma + 2]?.text ?? "");
  return isShortAfter && !CLAUSE_OPENERS.has(words[comma + 1]?.text ?? "");
}

function moodOf(words: readonly Word[], from: number): Mood {
  const first = words[from]?.text ?? "";
  const second = words[from + 1]?.text ?? "";
  const isCondition =
    CONDITION_OPENERS.has(first) ||
    (first === "even" && second === "if") ||
    (first === "what" && second === "if") ||
    asksWhether(words, from);
  return isCondition ? "condition" : "claim";
}

/** `A junior asked me whether it blocks`: that it does is claimed by nobody. */
function asksWhether(words: readonly Word[], from: number): boolean {
  const opening = words.slice(from, from + 8).map(({ text }) => text);
  const asking = opening.findIndex((text) => /^(?:ask|asks|asked|wonder|wondered|wondering)$/.test(text));
  return asking >= 0 && opening.slice(asking + 1, asking + 5).some((text) => text === "if" || text === "whether");
}

function cueOf(words: readonly Word[], from: number): string {
  const first = words[from]?.text ?? "";
  return CONTRAST_CUES.has(first) ? first : "";
}

/** `If you await it it raises`: with no clause beside it, the consequence must stand in the same one. */
function claimLoneConditions(clauses: Clause[], words: readonly Word[]): void {
  for (const [index, clause] of clauses.entries()) {
    const isLone = clauses[index - 1]?.sentence !== clause.sentence && clauses[index + 1]?.sentence !== clause.sentence;
    if (clause.mood === "condition" && isLone && !asksWhether(words, clause.from)) clause.mood = "claim";
  }
}

/** What a question that asks opens with; `a slow call?` sets a case, `it yields, right?` claims. */
const ASKING = new Set(
  "is are was were do does did can could will would should shall may might has have what why how who which when where or so not".split(
    " ",
  ),
);
const NAYS = /^(?:no|nope|well|not|actually)$/;
const TAGS = new Set("right ok okay yeah yes no correct see huh eh".split(" "));

/** A question asserts nothing. */
function markQuestions(clauses: readonly Clause[], words: readonly Word[], asked: ReadonlySet<number>): void {
  const bySentence = new Map<number, Clause[]>();
  for (const clause of clauses) {
    if (!asked.has(clause.sentence)) continue;
    const own = bySentence.get(clause.sentence);
    if (own) own.push(clause);
    else bySentence.set(clause.sentence, [clause]);
  }
  for (const own of bySentence.values()) {
    if (isTagged(own, words)) continue;
    const opensAsking = ({ from, to }: Clause): boolean =>
      words.slice(from, Math.min(to, from + 2)).some((word) => ASKING.has(word.text));
    const answer = words[(own.at(-1)?.to ?? words.length) + 1]?.text ?? "";
    if (own.some((clause) => suggests(words, clause)) && !NAYS.test(answer)) continue;
    const mood = own.some(opensAsking) && answer !== "then" ? "question" : "condition";
    for (const clause of own) clause.mood = mood;
  }
}

/** `Isn't it a function that pauses?` is a shy way of saying so. */
function suggests(words: readonly Word[], { from, to }: Clause): boolean {
  const [first, second, ...rest] = words.slice(from, to).map(({ text }) => text);
  const [aux, not, subject] = /^(?:but|and|so|well)$/.test(first ?? "") ? [second, ...rest] : [first, second, ...rest];
  return ASKING.has(aux ?? "") && not === "not" && /^(?:it|they|that|this|he|she)$/.test(subject ?? "");
}

/** `..., right?` */
function isTagged(own: readonly Clause[], words: readonly Word[]): boolean {
  const last = own.at(-1);
  return own.length > 1 && last !== undefined && last.to - last.from === 1 && TAGS.has(words[last.from]?.text ?? "");
}
