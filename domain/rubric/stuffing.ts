import { isFunctionWord } from "./function-words";
import type { Token } from "./tokens";
import { countMisplaced } from "./word-order";

const FEWEST_WORDS = { sentence: 7, answer: 9 };
/** Shares of function words: written English has about .45, terse notes .2, a list of keywords less than .1. */
const BARE = 0.1;
const THIN = 0.19;
const FEWEST_THIN = 12;
/** Telling words in a row that no small word and no mark parts: eight are no sentence any more. */
const LONGEST_BARE_RUN = 8;
const FEWEST_LISTED = 9;
/** That many commas with hardly more than one word between them make a list and nothing else. */
const FEWEST_COMMAS = 5;
const LONGEST_LISTED = 1.4;
/** Fewer colons may open a list of keywords. */
const FEWEST_LABELS = 2;
/** Distinct words among all; prose of this length stays above. */
const REPEATED = 0.45;
const FEWEST_REPEATED = 10;
/** This long without a comma, one word out of place is enough. */
const RUN_ON = 40;
/** Small words in places where no sentence has them, among all words; real answers stay below a hundredth. */
const MISPLACED = 0.03;

/**
 * Whether words were strung together without being said: hardly any grammar between them and no verb in a finite form,
 * or the same few again and again, or small words in places where no sentence has them.
 */
export function isStuffed(tokens: readonly Token[], extent: "sentence" | "answer"): boolean {
  const words = tokens.filter((token) => token.kind === "word" || token.kind === "code");
  if (words.length < FEWEST_WORDS[extent]) return false;
  const small = words.filter((token) => isFunctionWord(token.text)).length / words.length;
  const verbs = countFinite(words) + countEquations(tokens) + countOrders(tokens);
  if (small < BARE && verbs * 12 < words.length) return true;
  if (small < THIN && verbs === 0 && words.length >= FEWEST_THIN) return true;
  if (isBareList(tokens, words.length)) return true;
  if (small < THIN && isList(tokens, words.length) && verbs * 6 < words.length) return true;
  if (extent === "answer") return false;
  if (longestBareRun(tokens) >= LONGEST_BARE_RUN) return true;
  const distinct = new Set(words.map((token) => token.text)).size;
  if (words.length >= FEWEST_REPEATED && words.length < 200 && distinct < REPEATED * words.length) return true;
  const misplaced = countMisplaced(tokens);
  const isRunOn = words.length >= RUN_ON && !tokens.some((token) => token.text === ",");
  return misplaced >= (isRunOn ? 1 : 2) && misplaced >= MISPLACED * (isRunOn ? 0 : words.length);
}

/** `Sync = one by one`, `Pool: reuse. Empty: wait.`: marks that say what something is; one colon may open a list. */
function countEquations(tokens: readonly Token[]): number {
  const labels = tokens.filter(({ text }) => text === ":").length;
  const signs = tokens.filter(({ text }) => text === "=" || text === "->").length;
  return signs + (labels >= FEWEST_LABELS ? labels : 0);
}

const ORDERS = /^(?:use|take|wait|get|make|put|keep|pass|wrap|write|give|call|start|send|let)$/;

/** `Use gather, wait all ten finish`: what the reader is told to do, in three words or more. */
function countOrders(tokens: readonly Token[]): number {
  return tokens.filter(({ text }, at) => {
    const isHead = (tokens[at - 1]?.kind ?? "mark") === "mark";
    return isHead && ORDERS.test(text) && tokens.slice(at + 1, at + 3).every(({ kind }) => kind !== "mark");
  }).length;
}

const FINITE =
  /^(?:is|are|was|were|has|have|had|do|does|did|can|will|would|must|should|gets?|got|goes|went|it's|that's|you're|they're|don't|doesn't|isn't|can't|won't)$/;
const PLURALS =
  /^(?:tasks|threads|coroutines|exceptions|errors|results|awaitables|arguments|handles|cores|functions|operations|loops|futures|values|calls|others|things|requests|files|connections|resources|locks|races|lists|names|objects|methods|events|callbacks|handlers|databases|networks|sockets|processes|programs|jobs|steps|siblings|groups|logs|semaphores|sessions|references|conditions|pitfalls|queues|limits|keywords|points|minutes|seconds|cpus|apis)$/;

/** Third persons and auxiliaries. A list of keywords names `await`, seldom `awaits`. */
function countFinite(words: readonly Token[]): number {
  return words.filter(({ text }, index) => {
    if (FINITE.test(text)) return true;
    return index > 0 && /^[a-z]{2,}[^aious\W]s$/.test(text) && !PLURALS.test(text);
  }).length;
}

function isList(tokens: readonly Token[], words: number): boolean {
  const commas = tokens.filter((token) => /^[,;|/]$/.test(token.text)).length;
  return words >= FEWEST_LISTED && commas >= 4 && words / (commas + 1) <= 2.6;
}

/** Single words between commas, whatever words they are. */
function isBareList(tokens: readonly Token[], words: number): boolean {
  const commas = tokens.filter((token) => /^[,;|]$/.test(token.text)).length;
  return commas >= FEWEST_COMMAS && words / (commas + 1) <= LONGEST_LISTED;
}

function longestBareRun(tokens: readonly Token[]): number {
  let longest = 0;
  let run = 0;
  for (const token of tokens) {
    run = token.kind === "mark" || isFunctionWord(token.text) ? 0 : run + 1;
    longest = Math.max(longest, run);
  }
  return longest;
}
