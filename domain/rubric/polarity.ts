import type { Clause } from "./clauses";
import {
  BELIEVED,
  BELIEVERS,
  BELIEVING,
  DENYING_FRAMES,
  DISTANCING,
  FORMERLY,
  FRAME_ENDS,
  FRAMES,
  HAVING_THOUGHT,
  LONGEST_BELIEVER,
  LONGEST_COMPARISON,
  ONE_PERSON,
  POSTPOSED,
  PREPOSED,
  SAID,
} from "./denial-cues";
import { FUNCTION_WORDS } from "./function-words";
import type { Word } from "./words";

/**
 * For each word the places of the cues that deny it. An odd number of them makes a denial; two cancel each other out.
 * Cues reach to the end of their clause, frames such as `people think that` to the end of their sentence.
 */
export type Denials = readonly (readonly number[])[];

type Cue = { at: number; from: number; to: number };

/** Words that one cue may deny: no sentence of sense is longer. */
const LONGEST_SCOPE = 60;
/** Words between the commas of an aside. */
const LONGEST_ASIDE = 8;
/** A single no reaches less far. */
const LONGEST_REACH = 8;
/** `Without await it runs`: a subject begins what is no longer without. */
const WITHOUT_ENDS =
  /^(?:it|they|you|we|he|she|i|nothing|nobody|everything|everyone|blocks?|freezes?|stalls?|hangs?|runs?|stops?|starves?)$/;
/** `Without async the thread would be parked`: after a noun they begin what is no longer without. */
const DETERMINERS = /^(?:the|this|that|these|those|your|my|our|their|each|every|all|both)$/;
/** `If you do not want that you wrap it`: in a case set, the next subject begins what follows from it. */
const CASE = /^(?:if|when|whenever|unless|once)$/;
const SUBJECT = /^(?:you|we|i|they|he|she|it|there)$/;
const NO_SUBJECT_AFTER =
  /^(?:that|for|to|of|with|on|at|by|in|from|if|when|what|which|until|as|because|and|or|than|await|like|around)$/;
const FINITE = /^(?:it|they|you|we|he|she|i|is|are|was|can|will|lets|let|does|do|has|have|only|just|instead)$/;

/** Which words of an answer are denied, and by what. */
export function findDenials(words: readonly Word[], clauses: readonly Clause[]): Denials {
  const denials: number[][] = words.map(() => []);
  const cues = clauses.flatMap((clause, index) => cuesOf(words, clause, sentenceEnd(clauses, index)));
  for (const { at, from, to } of cues) {
    for (let word = from; word < Math.min(to, from + LONGEST_SCOPE); word += 1) denials[word]?.push(at);
  }
  return denials;
}

function sentenceEnd(clauses: readonly Clause[], index: number): { end: number; breaks: number[] } {
  const sentence = clauses[index]?.sentence;
  let end = clauses[index]?.to ?? 0;
  const breaks: number[] = [];
  for (let next = index + 1; next < Math.min(clauses.length, index + 12); next += 1) {
    const clause = clauses[next];
    if (clause === undefined || clause.sentence !== sentence) break;
    end = clause.to;
    breaks.push(clause.from);
  }
  return { end, breaks };
}

function cuesOf(words: readonly Word[], clause: Clause, rest: { end: number; breaks: number[] }): Cue[] {
  const cues: Cue[] = [];
  for (let at = clause.from; at < clause.to; at += 1) {
    const word = words[at];
    if (word === undefined || word.kind === "mark") continue;
    const denying = startsWithAny(words, at, DENYING_FRAMES);
    if (denying > 0) {
      cues.push({
        at,
        from: at + denying,
        to: frameEnd(words, { from: at + denying, clauseEnd: clause.to, isWhole: true }, rest),
      });
      continue;
    }
    const preposed = word.negates ? 1 : startsWithAny(words, at, PREPOSED);
    if (preposed > 0) {
      const to = Math.min(scopeEnd(words, at + preposed, clause), at + preposed + LONGEST_REACH);
      cues.push({ at, from: at + preposed, to: word.text === "unlike" ? Math.min(to, at + LONGEST_COMPARISON) : to });
    }
    const verb = /^(?:me|you|us|them|him|her)$/.test(words[at - 1]?.text ?? "") ? at - 2 : at - 1;
    if (word.text === "nothing" && word.negates && verb >= clause.from && isVerbBefore(words[verb]))
      cues.push({ at, from: verb, to: at }); // `it gains nothing`, `it brings you nothing`
    const frame = startsWithAny(words, at, FRAMES) || startsWithBelief(words, at, clause.to) || believerAt(words, at);
    if (frame > 0) {
      const to = frameEnd(words, { from: at + frame, clauseEnd: clause.to, isWhole: false }, rest);
      const denial = cues.findIndex((cue) => cue.at < at && cue.at >= at - 3);
      if (denial < 0) cues.push({ at, from: at + frame, to });
      else cues.splice(denial, 1); // `no myth`, `not a misconception`
      at += frame - 1;
      continue;
    }
    const postposed = startsWithAny(words, at, POSTPOSED);
    if (postposed > 0 && at + postposed === clause.to && isStatedBelief(words, clause, at))
      cues.push({ at: -1 - at, from: clause.from, to: at });
    if (word.text === "also" && words[at + 1]?.text === "not" && at + 2 === clause.to)
      cues.push({ at: -1 - at, from: clause.from, to: at }); // `on more cores also not`
  }
  return cues;
}

function isVerbBefore(word: Word | undefined): boolean {
  return word !== undefined && word.kind === "word" && !FUNCTION_WORDS.has(word.text);
}

function startsWithAny(words: readonly Word[], at: number, phrases: readonly (readonly string[])[]): number {
  const first = words[at]?.text;
  const found = phrases.find(
    (phrase) => phrase[0] === first && phrase.every((text, offset) => words[at + offset]?.text === text),
  );
  return found?.length ?? 0;
}

/** `Some folks new to it claim`, `you might think`, `i used to believe`: how many words tell of such a belief, or 0. */
function startsWithBelief(words: readonly Word[], at: number, end: number): number {
  const first = words[at]?.text ?? "";
  const isOnePerson = ONE_PERSON.has(first);
  const isSpeaker = /^(?:you|one|i|we)$/.test(first);
  if (!isSpeaker && !isOnePerson && !BELIEVERS.has(first)) return 0;
  let isDistant = !isSpeaker;
  for (let next = at + 1; next < Math.min(end, at + 1 + LONGEST_BELIEVER); next += 1) {
    const { text = "", negates = false } = words[next] ?? {};
    if (negates) return 0;
    if (isOnePerson ? HAVING_THOUGHT.has(text) : BELIEVING.has(text)) {
      // `..., that is what people say, ...` speaks of what stands before it
      if (next + 1 >= end && words[next + 1]?.text === "," && !goesOnWithThat(words, next + 2)) return 0;
      return isDistant || (first === "i" && /^(?:thought|believed|assumed)$/.test(text)) ? next + 1 - at : 0;
    }
    if (first === "i" ? FORMERLY.has(text) : DISTANCING.has(text)) isDistant = true;
  }
  return 0;
}

/** `There is a chap here who also reckons it blocks`: how many words tell of such a person, or 0. */
function believerAt(words: readonly Word[], at: number): number {
  if (words[at]?.text !== "who") return 0;
  const verb = /^(?:also|still|always|really|often|once|even)$/.test(words[at + 1]?.text ?? "") ? at + 2 : at + 1;
  const text = words[verb]?.text ?? "";
  const isSaying = /^(?:say|says|said|tell|tells|told)$/.test(text) && SAID.test(words[verb + 1]?.text ?? "");
  return isSaying || BELIEVED.test(text) ? verb + 1 - at : 0;
}

/** `They thought, as in Java, that it blocks`. */
function goesOnWithThat(words: readonly Word[], from: number): boolean {
  const comma = words.slice(from, from + LONGEST_ASIDE).findIndex(({ text }) => text === ",");
  return comma > 0 && words[from + comma + 1]?.text === "that";
}

/** `That gather cancels the rest is wrong` denies; `the result is wrong` does not. */
function isStatedBelief(words: readonly Word[], { from }: Clause, at: number): boolean {
  const opening = words.slice(from, Math.min(at, from + 3)).map((word) => word.text);
  return opening.some((text) =>
    /^(?:that|claim|idea|belief|notion|statement|saying|thinking|claiming|believing)$/.test(text),
  );
}

/**
 * A no reaches over `and` to a second bare verb (`not wait and block`), not to a finite one (`not block and lets`); out of
 * a relative clause it does not reach (`a task that never awaits hogs the loop`).
 */
function scopeEnd(words: readonly Word[], from: number, clause: Clause): number {
  const isCase = CASE.test(words[clause.from]?.text ?? "");
  const isInstead = /^(?:instead|place|opposed|rather)$/.test(words[from - 2]?.text ?? "");
  const isWithout = words[from - 1]?.text === "without";
  const isDoing = (words[from]?.text ?? "").endsWith("ing"); // `without blocking the loop`
  const isRelative = words
    .slice(Math.max(clause.from, from - 3), from)
    .some((word) => /^(?:that|who|which|whose)$/.test(word.text));
  for (let at = from; at < clause.to; at += 1) {
    const text = words[at]?.text ?? "";
    const next = words[at + 1]?.text ?? "";
    if (text === "until") return at;
    if (isInstead && at > from && isNewSubject(words, at)) return at;
    if (isCase && at > from + 1 && isNewSubject(words, at)) return at;
    if (isWithout && at > from && (WITHOUT_ENDS.test(text) || isAfterPronoun(words, at))) return at;
    if (isWithout && at > from && !isDoing && DETERMINERS.test(text) && isAfterNoun(words, at)) return at;
    if (text === "and" && (FINITE.test(next) || isThirdPerson(next))) return at;
    if (isRelative && at > from && (FINITE.test(text) || isThirdPerson(text))) return at;
  }
  return clause.to;
}

/** `Gather without that leaves the others`. */
function isAfterPronoun(words: readonly Word[], at: number): boolean {
  return /^(?:that|this|it|them|await)$/.test(words[at - 1]?.text ?? "") && isThirdPerson(words[at]?.text ?? "");
}

function isAfterNoun(words: readonly Word[], at: number): boolean {
  const before = words[at - 1];
  return before !== undefined && before.kind !== "mark" && !FUNCTION_WORDS.has(before.text);
}

function isNewSubject(words: readonly Word[], at: number): boolean {
  const before = words[at - 1]?.text ?? "";
  const next = words[at + 1];
  if (!SUBJECT.test(words[at]?.text ?? "") || next === undefined || next.kind === "mark") return false;
  const isObject = NO_SUBJECT_AFTER.test(before) && !(before === "that" && words[at - 2]?.text !== "think");
  return !isObject;
}

function isThirdPerson(text: string): boolean {
  return (
    /^[a-z]{2,}[^su]s$/.test(text) &&
    !/^(?:tasks|threads|others|coroutines|results|errors|exceptions|cores|things)$/.test(text)
  );
}

function frameEnd(
  words: readonly Word[],
  { from, clauseEnd, isWhole }: { from: number; clauseEnd: number; isWhole: boolean },
  { end, breaks }: { end: number; breaks: number[] },
): number {
  const isTurn = (at: number): boolean =>
    FRAME_ENDS.has(words[at]?.text ?? "") || (!isWhole && /^[;:—]$/.test(words[at - 1]?.text ?? ""));
  const turn = breaks.find((at) => at >= Math.min(from, clauseEnd) && isTurn(at));
  return turn ?? end;
}
