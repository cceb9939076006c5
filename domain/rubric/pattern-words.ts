import type { Lexicon } from "./lexicon";
import type { LexiconSource } from "./lexicon-source";
import { parseIdea, splitException } from "./pattern";
import type { PatternSource } from "./rubric";

/** One thing a pattern looks for, by whichever of its names. */
export type NeedWords = {
  /** How it hangs together with what stands before it. */
  join: "first" | "and" | "then";
  names: {
    name: string;
    /** Some of the words that count as it; empty where the name is the words themselves. */
    examples: string[];
  }[];
};

/** A pattern as a person reads it. */
export type PatternWords = {
  /** "Claimed in one clause", and of what. */
  rule: string;
  needs: NeedWords[];
  /** Ideas that keep it from counting, and where they are claimed if that is not its own place. */
  unless: { where: string; needs: NeedWords[] }[];
  isWeak: boolean;
};

const MOST_EXAMPLES = 5;
const HOW = { assert: "Claimed", deny: "Denied", either: "Spoken of" } as const;
const PLACES = {
  clause: "in one clause",
  sentence: "in one sentence",
  passage: "within two sentences",
  answer: "anywhere in the answer",
} as const;

/** A pattern in words, with examples of what counts as each of its terms. */
export function patternWords(pattern: PatternSource, lexicon: Lexicon, source: LexiconSource): PatternWords {
  const { says, about, polarity, unless, strength } = pattern;
  const of = about === undefined ? "" : `, of ${about.replaceAll("-", " ")}`;
  return {
    rule: `${HOW[polarity]} ${placeWords(pattern)}${of}`,
    needs: needsOf(says, lexicon, source),
    unless: unless.map((idea) => {
      const { within, says: excepted } = splitException(idea);
      return { where: within === null ? "" : PLACES[within], needs: needsOf(excepted, lexicon, source) };
    }),
    isWeak: strength === "weak",
  };
}

function placeWords({ within, gap }: PatternSource): string {
  if (within !== "adjacent") return PLACES[within];
  return gap === 0 ? "side by side" : `at most ${gap} ${gap === 1 ? "word" : "words"} apart`;
}

function needsOf(says: string, lexicon: Lexicon, source: LexiconSource): NeedWords[] {
  const { needs } = parseIdea(says, lexicon).idea;
  return needs.map(({ names, step }, at) => ({
    join: at === 0 ? "first" : step > (needs[at - 1]?.step ?? 0) ? "then" : "and",
    names: names.map((name) => ({ name: spoken(name), examples: examplesOf(name, source) })),
  }));
}

function spoken(name: string): string {
  return /^["`]/.test(name) ? name : name.replaceAll("-", " ");
}

function examplesOf(name: string, source: LexiconSource): string[] {
  const concept = source.concepts[name];
  const names = concept ?? source.entities[name];
  if (!names) return [];
  const included = (concept?.includes ?? []).flatMap((inner) => examplesOf(inner, source));
  const { exact, stem, prefix, phrase, code } = names;
  const phrases = phrase.map((words) => words.replaceAll("*", "…"));
  const own = [...exact, ...stem, ...prefix.map((start) => `${start}…`), ...phrases, ...code];
  return [...new Set([...own, ...included])].slice(0, MOST_EXAMPLES);
}
