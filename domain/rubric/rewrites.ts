import type { Stemmer } from "./stemming";
import type { Token } from "./tokens";
import { toWord, type Word } from "./words";

const ENDINGS: readonly (readonly [ending: string, word: string])[] = [
  ["'re", "are"],
  ["'ve", "have"],
  ["'ll", "will"],
  ["'d", "would"],
  ["'m", "am"],
];
/** What `'s` after it stands for `is`; after other words it is a genitive. */
const IS_SUBJECTS = new Set(
  "it that this there here he she what who where how which everything nothing everyone one".split(" "),
);
const UNMARKED = new Map(
  (
    "dont:do doesnt:does didnt:did isnt:is arent:are wasnt:was werent:were cant:can couldnt:could wont:will " +
    "wouldnt:would shouldnt:should hasnt:has havent:have hadnt:had neednt:need mustnt:must aint:is cannot:can"
  )
    .split(" ")
    .map((pair) => pair.split(":"))
    .map(([form, verb]): [string, string] => [form ?? "", verb ?? ""]),
);
const IRREGULAR_NOT = new Map([
  ["can't", "can"],
  ["won't", "will"],
  ["shan't", "shall"],
  ["ain't", "is"],
]);
const EXPANDED = new Map<string, readonly string[]>([
  ["till", ["until"]],
  ["til", ["until"]],
  ["cos", ["because"]],
  ["cuz", ["because"]],
  ["coz", ["because"]],
  ["thats", ["that", "is"]],
  ["theres", ["there", "is"]],
  ["youre", ["you", "are"]],
  ["theyre", ["they", "are"]],
  ["im", ["i", "am"]],
  ["ive", ["i", "have"]],
  ["gonna", ["going", "to"]],
  ["wanna", ["want", "to"]],
  ["gotta", ["have", "to"]],
  ["lemme", ["let", "me"]],
  ["non", ["not"]],
  ["nonblocking", ["not", "blocking"]],
  ["unblocked", ["not", "blocked"]],
  ["unawaited", ["not", "awaited"]],
  ["unretrieved", ["not", "retrieved"]],
  ["unhandled", ["not", "handled"]],
  ["uncaught", ["not", "caught"]],
  ["unnoticed", ["not", "noticed"]],
  ["noone", ["nobody"]],
]);

/** Verbs of getting on: `does not go on until X` says that it waits until X; `does not wait until X` does not. */
const HALTING = new Set(
  "block wait await stop stall freez hang hold halt paus sit stuck idl queue keep delay prevent matter need care mean".split(
    " ",
  ),
);
const LONGEST_UNTIL = 14;

/** The tokens as words, with contractions written out and roundabout negations said straight. */
export function rewrite(tokens: readonly Token[], stem: Stemmer): Word[] {
  const expanded = tokens.flatMap(expand).map((token) => toWord(token, stem));
  const words = expanded.map((word, at) => withoutEmptyNegation(word, expanded[at + 1], expanded[at - 1]));
  const waits = words.map((_, at) => saysWaits(words, at));
  return words.flatMap((word, at) => {
    if (waits[at]) return waitsFor(word);
    return waits[at - 1] && !isSubject(words[at - 1]) ? [{ ...word, text: "", stem: "", names: [] }] : [word];
  });
}

function expand(token: Token): Token[] {
  if (token.kind !== "word") return [token];
  const { text } = token;
  const as = (...texts: readonly string[]): Token[] => texts.map((each) => ({ ...token, text: each }));
  const verb = IRREGULAR_NOT.get(text) ?? UNMARKED.get(text);
  if (verb !== undefined) return as(verb, "not");
  const expanded = EXPANDED.get(text);
  if (expanded) return as(...expanded);
  const apostrophe = text.indexOf("'");
  if (apostrophe < 0) return [token];
  if (text.endsWith("n't")) return as(text.slice(0, -3), "not");
  if (text === "let's") return as("let", "us");
  const stemText = text.slice(0, apostrophe);
  const ending = ENDINGS.find(([each]) => text.endsWith(each));
  if (ending) return as(stemText, ending[1]);
  if (text.endsWith("'s") && IS_SUBJECTS.has(stemText)) return as(stemText, "is");
  return as(stemText || text);
}

/** `not only`, `no matter`, `no doubt`, `no, ...`, `all or nothing`, `isn't it a ...` deny nothing. */
function withoutEmptyNegation(word: Word, next: Word | undefined, before: Word | undefined): Word {
  if (!word.negates || next === undefined) return word;
  if (word.text === "no" && next.text === "longer") return { ...word, text: "not", stem: "not" };
  const isEmpty =
    (word.text === "not" && /^(?:only|just|merely|simply|necessarily)$/.test(next.text)) ||
    (word.text === "no" && /^(?:matter|doubt|problem|problems|wonder|worries|idea)$/.test(next.text)) ||
    (word.text === "no" && (next.kind === "mark" || /^(?:wait|it|that|this|they|not|i)$/.test(next.text))) ||
    (word.text === "nothing" && (next.text === "but" || before?.text === "or")) ||
    (word.text === "not" && isAuxiliary(before) && /^(?:it|they|he|she)$/.test(next.text));
  return isEmpty ? { ...word, negates: false } : word;
}

function isAuxiliary(word: Word | undefined): boolean {
  return /^(?:is|are|was|were|do|does|did|can|could|will|would|has|have)$/.test(word?.text ?? "");
}

/** `does not continue until X`, `nothing runs before X`, `not until X`. */
function saysWaits(words: readonly Word[], at: number): boolean {
  const negation = words[at];
  if (!negation?.negates || negation.text === "without") return false;
  if (/^(?:true|the|correct|right|so|mean)$/.test(words[at + 1]?.text ?? "")) return false;
  const following = words.slice(at + 1, at + LONGEST_UNTIL);
  for (const [index, word] of following.entries()) {
    if (word.text === "," && !/^(?:until|before)$/.test(following[index + 1]?.text ?? "")) return false;
    if (/^[.!?;(\v]$/.test(word.text) || /^(?:but|because|so|if|unless)$/.test(word.text)) return false;
    if (HALTING.has(word.stem) || word.negates) return false;
    if (word.text === "until" || word.text === "before") return true;
  }
  return false;
}

function isSubject(word: Word | undefined): boolean {
  return /^(?:nobody|nothing|none|neither|no)$/.test(word?.text ?? "");
}

/** A word `waits` for the no and its verb (`not continue until`), or beside a no that is the subject. */
function waitsFor(negation: Word): Word[] {
  const waits: Word = { ...negation, text: "waits", stem: "wait", negates: false };
  return isSubject(negation) ? [waits, negation] : [waits];
}
