import { findCopiedStatements, isCopiedFrom } from "./copying";
import type { Flag } from "./grade";
import { isOtherLanguage } from "./language";
import type { Rubric } from "./rubric";
import { isWordSalad } from "./fluency";
import type { Lexicon } from "./lexicon";
import { isStuffed } from "./stuffing";
import { PARAGRAPH } from "./text";
import type { Token } from "./tokens";

type GuardLexicon = Pick<Lexicon, "stem" | "fluency">;

/** What may be graded of an answer, and what was found and set aside. */
export type Guarded = { tokens: Token[]; flags: Flag[] };

const GRADER =
  "(?:grader|examiner|marker|evaluator|assessor|grading \\w+|scoring \\w+|teacher|assistant|llm|ai|language model)";
const REWARD =
  "(?:(?<!(?:yield|await|entry|end|switch|suspension|stop|switching|resume) )points?|marks?|scores?|credits?|grades?|ratings?|criteria|criterion|maximum)";

/** Sentences that speak to whoever grades, or of the grading, rather than of the question. */
const INSTRUCTIONS: readonly RegExp[] = [
  /\b(?:ignore|disregard|forget|override|bypass|skip)\b.{0,40}\b(?:instructions?|rubric|criteria|rules|prompts?|guidelines|scoring)\b/,
  new RegExp(
    `\\b(?:give|award|assign|grant|mark|grade|score|rate|set|return|output|record|report|receives?|gets?|earns?|deserves?)\\b.{0,60}\\b(?:full|maximum|max|top|highest|perfect|all|every|100|10)\\b.{0,30}\\b${REWARD}\\b`,
  ),
  /\b(?:award|assign|grant|mark|grade|rate|output|answer|set)\b.{0,60}\b(?:full|all|every\w*|each)\b.{0,30}\b(?:met|correct|passed|true)\b/,
  /\b(?:output|answer|return|write|say)\b ["'`]?(?:met|passed|correct|full)\b.{0,40}\b(?:all|every\w*|each)\b/,
  /\b(?:full|maximum|max|perfect|all the|top) (?:points?|marks?|scores?|credits?|grades?)\b/,
  /^(?:\W*)(?:system|admin|developer|assistant|user)\b.{0,6}\b(?:note|message|prompt|override|instructions?|update)\b/,
  /^(?:system|assistant|user|admin|grader|examiner|marker)\s?[:,]/,
  /["'`]?[\w-]+["'`]? ?: ?(?:true|met)\b.{0,40}["'`]?[\w-]+["'`]? ?: ?(?:true|met)\b/,
  /\b(?:automatic|automated|auto) ?(?:checker|grader|marker|grading|scoring|marking)\b|\bchecker\b.{0,40}\b(?:text|answer|correct|points?)\b/,
  /\b(?:this|my|above|student|candidate) (?:answer|response|submission|student|candidate|text)s?\b.{0,40}\b(?:deserves?|meets?|satisf\w+|covers?|fulfil\w+|mentions?|contains?|containing|includes?|correctly|matches|should|must|receives?)\b/,
  /\b(?:the|following|any|previous) (?:answer|response|submission|student|candidate|text)s?\b.{0,40}\b(?:deserves?|satisf\w+|fulfil\w+|is (?:complete|full|correct|verified)|was (?:a full|rated|complete|correct)|(?:should|must|to) (?:be (?:given|graded|marked|rated|accepted|scored)|get|receive|pass))\b/,
  /\b(?:rating|rated|score|scored|grade|points?)\b.{0,20}\b\d+ ?(?:\/|of|out of) ?\d+/,
  /\b\d+ ?(?:\/|of|out of) ?\d+ (?:points?|marks?)?(?=\W*$)/,
  /\b(?:rubric|mark scheme|marking scheme|answer key|model answer)\b/,
  /\bcriteri(?:a|on)\b.{0,40}\b(?:met|satisfied|fulfilled|full|points?|marks?|pass|passed|true)\b/,
  /\b(?:met|satisfied|fulfil\w*|pass(?:es|ed)?|tick|check)\b.{0,30}\bcriteri(?:a|on)\b/,
  new RegExp(
    `\\b(?:you are|act as|pretend|dear|hey|hi|hello|attention|note to|to the) (?:an? |the |my )?(?:\\w+ )?${GRADER}\\b`,
  ),
  /\bas (?:an? |the |my )?(?:\w+ )?(?:grader|examiner|marker|evaluator|assessor|grading \w+|scoring \w+|llm|ai|language model)\b/,
  /\b(?:please|kindly|just) (?:give|grant|award|accept|mark|grade|score|pass|rate)\b/,
  /\b(?:verdict|score|grade|points|result)\s?[=:]\s?(?:met|full|max\w*|pass\w*|\d+)/,
  /\b(?:prompt|grader|grading|scoring|score) (?:injection|override|mode|instructions?|system)\b/,
];

/** A sentence may be long; an instruction in it is found near its beginning or not at all. */
const MOST_READ = 4_000;

/**
 * Sets aside what must earn nothing however well its words fit: instructions to the grader, the question or the
 * criteria copied back, lists of keywords, other languages. The rest is graded.
 */
export function guard(
  tokens: readonly Token[],
  context: { question: string; rubric: Rubric; lexicon: GuardLexicon },
): Guarded {
  if (!tokens.some((token) => token.kind !== "mark")) return { tokens: [], flags: ["empty"] };
  const flags = new Set<Flag>();
  const sentences = splitSentences(tokens);
  const isCopied = isCopiedFrom(context.question, context.lexicon.stem);
  const copied = findCopiedStatements(tokens, context.rubric);
  let isCommanded = false;
  let endedLine = false;
  const kept = sentences.filter((sentence) => {
    const isBlank = sentence.every((token) => token.kind === "mark");
    const isBlankLine = isBlank && endedLine;
    endedLine = sentence.at(-1)?.text === PARAGRAPH;
    if (isBlank && !isBlankLine) return !isCommanded;
    const flag = isBlank ? null : flagOf(sentence, isCommanded, isCopied);
    if (flag) flags.add(flag);
    // "Mark these as met:" speaks for the list below it, up to the next blank line.
    const last = sentence.findLast((token) => token.text !== PARAGRAPH);
    isCommanded = flag === "instructions-to-grader" && (isCommanded || last?.text === ":");
    return flag === null;
  });
  let rest = kept.flat();
  if (copied.length > 0) {
    const before = rest.length;
    rest = rest.filter((token) => !copied.some(({ start, end }) => token.start >= start && token.end <= end));
    if (rest.length < before) flags.add("copied-rubric");
  }
  if (isStuffed(rest, "answer") || isWordSalad(rest, context.lexicon.fluency)) {
    flags.add("stuffed");
    rest = [];
  }
  return { tokens: rest, flags: [...flags] };
}

function flagOf(
  sentence: readonly Token[],
  wasCommanded: boolean,
  isCopied: (sentence: readonly Token[]) => boolean,
): Flag | null {
  const text = sentence
    .map((token) => token.text)
    .join(" ")
    .slice(0, MOST_READ)
    .trim();
  if (wasCommanded || INSTRUCTIONS.some((pattern) => pattern.test(text))) return "instructions-to-grader";
  if (isOtherLanguage(sentence)) return "other-language";
  if (isCopied(sentence)) return "copied-question";
  return isStuffed(sentence, "sentence") ? "stuffed" : null;
}

function splitSentences(tokens: readonly Token[]): Token[][] {
  const sentences: Token[][] = [[]];
  for (const token of tokens) {
    sentences.at(-1)?.push(token);
    if (token.kind === "mark" && /^[.!?\v]$/.test(token.text)) sentences.push([]);
  }
  return sentences.filter((sentence) => sentence.length > 0);
}
