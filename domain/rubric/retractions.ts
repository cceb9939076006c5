import type { Clause } from "./clauses";
import { FUNCTION_WORDS } from "./function-words";
import { findQuotations } from "./quotations";
import type { Word } from "./words";

/** What opens a clause that takes back the one before it; marks may stand between its words. */
const CUES = (
  "no wait|wait no|no no|hang on|no hang on|wait hang on|hold on|no hold on|scratch that|strike that|forget that|ignore that|" +
  "actually no|no actually|no sorry|sorry no|sorry i|correction|or rather|no i mean|no i meant|i meant|i take that back|" +
  "that is wrong|that was wrong|this was wrong|that is not right|that is not true|no that is|no that was|my mistake|my bad|" +
  "i was wrong|i am wrong|i mixed|no i mixed|i confused|no i confused|let me correct|no not|nope|not true|no it is not|" +
  "no it does not|no they are not|no they do not|i mean not|i mean no|wait that|wait it|wait not|wait i|no that|no it|no they"
)
  .split("|")
  .map((cue) => cue.split(" "));
/** These take back what stands before them in one breath only (`... no, it does`): after a full stop they answer. */
const SAME_BREATH = new Set(
  "no not|no it is not|no it does not|no they are not|no they do not|no that|no it|no they|no that is|no that was|nope|sorry i|wait it".split(
    "|",
  ),
);
/** A sentence of nothing else says the opposite of the one before: `They say it blocks. It doesn't: ...`. */
const REPLIES = ["it does not", "it is not", "they do not", "they are not", "it will not", "not at all"].map((reply) =>
  reply.split(" "),
);
/** At the end of a cue a mark must follow: `hold on to the reference`, `forget that it blocks` take nothing back. */
const NEED_A_PAUSE = new Set("on that true".split(" "));
const HESITATIONS = new Set(
  "although though hmmm ah oh hm hmm er erm uh um eh well but so and or actually oops wait ok okay".split(" "),
);
const MOST_HESITATIONS = 2;
/** Whether the breath broke off there: an ellipsis or a dash. */
const BREAK = "—";
/** A clause that hangs on the one before it falls with it. */
const HANGING = new Set("so because which since".split(" "));
const FEWEST_WORDS = 3;

type Retraction = { clause: number; places: readonly number[] };

/** The clauses that open by taking back what came before, with the places of the words that do so. */
export function findRetractions(words: readonly Word[], clauses: readonly Clause[]): Retraction[] {
  const quotations = findQuotations(words);
  return clauses.flatMap((clause, index): Retraction[] => {
    const before = clauses[index - 1];
    // `I reply "sorry, no weather today"` takes nothing back
    if (before === undefined || quotations.some(({ from, to }) => clause.from >= from && clause.from < to)) return [];
    const places = cueAt(words, clause.from, before.sentence === clause.sentence);
    return places.length > 0 ? [{ clause: index, places }] : [];
  });
}

/** Places of the words of the cue at `from`; none if there is no cue. */
function cueAt(words: readonly Word[], from: number, isSameSentence: boolean): number[] {
  const reply = isSameSentence ? [] : replyAt(words, from);
  if (reply.length > 0) return reply;
  const places: number[] = [];
  let at = from;
  for (let skipped = 0; skipped < MOST_HESITATIONS && HESITATIONS.has(words[at]?.text ?? ""); skipped += 1) {
    const cue = longestCue(words, at, isSameSentence);
    if (cue.length > 0) return [...places, ...cue];
    places.push(at);
    at = nextWord(words, at + 1);
  }
  const cue = longestCue(words, at, isSameSentence);
  if (cue.length > 0) return [...places, ...cue];
  const isBroken = isSameSentence && words[from - 1]?.text === BREAK;
  const isLoneNo = words[at]?.text === "no" && words[at + 1]?.kind === "mark";
  const isLoneWait = words[at]?.text === "wait" && words[at + 1]?.kind === "mark";
  // `And no, it does not block either` answers a belief and goes on
  const isHesitant = places.some((place) => !/^(?:and|or)$/.test(words[place]?.text ?? ""));
  return (isLoneNo || isLoneWait) && (isBroken || isHesitant) ? [...places, at] : [];
}

function replyAt(words: readonly Word[], from: number): number[] {
  const found = REPLIES.map((reply) => ({ reply, places: placesOf(words, from, reply) })).find(
    ({ reply, places }) => places.length === reply.length && words[from + reply.length]?.kind === "mark",
  );
  return found?.places ?? [];
}

function longestCue(words: readonly Word[], from: number, isSameSentence: boolean): number[] {
  let longest: number[] = [];
  for (const cue of CUES) {
    if (cue.length <= longest.length || (!isSameSentence && SAME_BREATH.has(cue.join(" ")))) continue;
    const places = placesOf(words, from, cue);
    if (NEED_A_PAUSE.has(cue.at(-1) ?? "") && isInOneBreath(words, places.at(-1))) continue;
    if (places.length === cue.length && (isSameSentence ? isBreath(words, from, cue) : true)) longest = places;
  }
  return longest;
}

/** `It blocks, no it is not` may go on; after a comma a bare `no it` needs the breath to have broken off. */
function isBreath(words: readonly Word[], from: number, cue: readonly string[]): boolean {
  if (!SAME_BREATH.has(cue.join(" "))) return true;
  for (let at = from - 1; at >= Math.max(0, from - 1 - MOST_HESITATIONS * 2); at -= 1) {
    if (words[at]?.text === BREAK) return true;
    if (words[at]?.kind !== "mark" && !HESITATIONS.has(words[at]?.text ?? "")) return false;
  }
  return false;
}

function isInOneBreath(words: readonly Word[], last: number | undefined): boolean {
  const next = last === undefined ? undefined : words[last + 1];
  return next !== undefined && next.kind !== "mark" && !/^(?:no|it|i|not|that|this|actually)$/.test(next.text);
}

function placesOf(words: readonly Word[], from: number, cue: readonly string[]): number[] {
  const places: number[] = [];
  let at = from;
  for (const text of cue) {
    if (words[at]?.text !== text) return places;
    places.push(at);
    at = nextWord(words, at + 1);
  }
  return places;
}

/** The next word past commas and dashes, not past the end of a sentence. */
function nextWord(words: readonly Word[], from: number): number {
  let at = from;
  while (words[at]?.text === "," || words[at]?.text === BREAK) at += 1;
  return at;
}

/** `... one by one, no wait, together`: what came before was taken back. */
export function retract(clauses: Clause[], words: readonly Word[]): void {
  for (const { clause: index } of findRetractions(words, clauses)) {
    const clause = clauses[index];
    const before = clauses[index - 1];
    if (clause === undefined || before === undefined) continue;
    if (before.sentence !== clause.sentence) {
      for (const earlier of correctedBy(clauses, index, words)) earlier.mood = "retracted";
      continue;
    }
    for (let back = index - 1; back >= 0; back -= 1) {
      const earlier = clauses[back];
      if (earlier === undefined || earlier.sentence !== before.sentence) break;
      earlier.mood = "retracted";
      const isHanging = HANGING.has(words[earlier.from]?.text ?? "") || earlier.to - earlier.from < FEWEST_WORDS;
      if (!isHanging) break;
    }
  }
  retractCited(clauses, words);
}

/** Sentences that a correction may reach back over, if it names what it corrects. */
const LONGEST_REACH = 3;
/** Clauses before and after a correction that are looked at. */
const MOST_CLAUSES = 40;

/**
 * What a correction at the head of a sentence takes back: of the sentence before it what follows from the first clause
 * that speaks of the same, or all of it; an earlier sentence if only that names the code which the correction names.
 */
function correctedBy(clauses: readonly Clause[], index: number, words: readonly Word[]): Clause[] {
  const own = clauses[index];
  if (own === undefined) return [];
  const near = clauses.slice(Math.max(0, index - MOST_CLAUSES), index);
  const following = clauses.slice(index, index + MOST_CLAUSES).filter(({ sentence }) => sentence - own.sentence <= 1);
  const stems = new Set(following.flatMap((clause) => contentOf(words, clause)));
  const names = new Set(following.flatMap((clause) => namesOf(words, clause)));
  const isShared = (clause: Clause): boolean => contentOf(words, clause).some((stem) => stems.has(stem));
  const isNamed = (clause: Clause): boolean => namesOf(words, clause).some((name) => names.has(name));
  const sentence = clauses[index - 1]?.sentence ?? 0;
  const last = near.filter((clause) => clause.sentence === sentence);
  if (names.size > 0 && !last.some(isNamed)) {
    for (let back = sentence - 1; back > sentence - LONGEST_REACH; back -= 1) {
      const earlier = near.filter((clause) => clause.sentence === back);
      if (earlier.some(isNamed)) return earlier.slice(earlier.findIndex(isNamed));
    }
  }
  return last.slice(Math.max(0, last.findIndex(isShared)));
}

/** `I said it pauses before, forget that`: whatever said so is taken back. */
function retractCited(clauses: readonly Clause[], words: readonly Word[]): void {
  for (const [index, clause] of clauses.entries()) {
    const [first, second] = words.slice(clause.from, clause.from + 2).map(({ text }) => text);
    const isCitation = first === "i" && /^(?:said|wrote)$/.test(second ?? "");
    const tail = words.slice(clause.from, Math.min(words.length, clause.to + 8)).map(({ text }) => text);
    if (!isCitation || !/\b(?:forget that|take that back|scratch that|was wrong|is wrong)\b/.test(tail.join(" ")))
      continue;
    const cited = new Set(contentOf(words, { ...clause, from: clause.from + 2 }));
    for (const earlier of clauses.slice(Math.max(0, index - MOST_CLAUSES), index))
      if (contentOf(words, earlier).some((stem) => cited.has(stem))) earlier.mood = "retracted";
  }
}

function contentOf(words: readonly Word[], { from, to }: Clause): string[] {
  return words
    .slice(from, to)
    .flatMap(({ text, stem, kind }) => (kind === "mark" || stem === "" || FUNCTION_WORDS.has(text) ? [] : [stem]));
}

function namesOf(words: readonly Word[], { from, to }: Clause): string[] {
  return words.slice(from, to).flatMap(({ kind, text }) => (kind === "code" ? [text] : []));
}
