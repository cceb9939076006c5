import { distance } from "fastest-levenshtein";
import type { Token } from "./tokens";

/** What spelling correction knows: what is right as it stands, and what a wrong word may be meant for. */
export type Spelling = {
  isKnown: (word: string) => boolean;
  /** Whether it is a name of code that the lexicon knows. */
  isName: (name: string) => boolean;
  misspellings: ReadonlyMap<string, string>;
  protectedWords: ReadonlySet<string>;
  /** Words to correct to, by length. */
  targets: ReadonlyMap<number, readonly string[]>;
  /** Whether a word may be meant where two neighbouring letters are exchanged: of the same letters few words are made. */
  isMeant: (word: string) => boolean;
};

/** An answer with more unknown words than this is no English with typos. */
const MOST_CORRECTED = 200;
const SHORTEST_CORRECTED = 5;
const LONG_WORD = 8;
const SHORTEST_EXCHANGED = 3;
const LONGEST_EXCHANGED = 20;
const SNAKE = /^[a-z]{2,}(?:_[a-z]{2,}){1,3}$/;

/** Groups the words of `vocabulary` that may be corrected to. */
export function spellingTargets(
  vocabulary: Iterable<string>,
  protectedWords: ReadonlySet<string>,
): Map<number, string[]> {
  const targets = new Map<number, string[]>();
  for (const word of new Set(vocabulary)) {
    if (word.length < SHORTEST_CORRECTED || protectedWords.has(word)) continue;
    const list = targets.get(word.length);
    if (list) list.push(word);
    else targets.set(word.length, [word]);
  }
  return targets;
}

/**
 * The tokens with misspelt words put right: known misspellings, then unknown words one letter (of five to seven) or two
 * letters (of eight and more) from a word of the vocabulary. Two neighbours exchanged (`adn`, `olny`) are put right in
 * short words too. Protected words are never touched, and meant only where all their letters are there (`tsak`); of two
 * words that are as near the first in the alphabet is taken.
 */
export function correctSpelling(tokens: readonly Token[], spelling: Spelling): Token[] {
  const corrected = new Map<string, string>();
  return tokens.map((token) => {
    if (token.kind === "mark" || token.kind === "number") return token;
    if (token.kind === "code" && SNAKE.test(token.text)) return withNameOf(token, spelling);
    if (token.kind === "code" && token.names.length > 1) return token;
    const known = spelling.misspellings.get(token.text) ?? corrected.get(token.text);
    if (known !== undefined) return known === token.text ? token : { ...token, text: known };
    if (!/^[a-z]{3,}$/.test(token.text) || spelling.isKnown(token.text)) return token;
    if (corrected.size >= MOST_CORRECTED) return token;
    const text = exchangedBack(token.text, spelling) ?? nearest(token.text, spelling) ?? token.text;
    corrected.set(token.text, text);
    return text === token.text ? token : { ...token, text };
  });
}

/** `craete_taks` is `create_task`: each part by itself, if the whole is then a name that is known. */
function withNameOf(token: Token, spelling: Spelling): Token {
  if (spelling.isName(token.text)) return token;
  const parts = token.text.split("_").map((part) => {
    if (spelling.isMeant(part)) return part;
    return spelling.misspellings.get(part) ?? exchangedBack(part, spelling) ?? nearest(part, spelling) ?? part;
  });
  const meant = parts.join("_");
  const name = [meant, meant.replace(/s$/, "")].find(spelling.isName);
  if (name === undefined) return token;
  return { ...token, text: name, names: token.names.map((each) => each.replace(token.text, name)) };
}

/** The word with two neighbouring letters in each other's place, if that is one that may be meant. */
function exchangedBack(word: string, { protectedWords, isMeant }: Spelling): string | null {
  if (word.length < SHORTEST_EXCHANGED || word.length > LONGEST_EXCHANGED || protectedWords.has(word)) return null;
  for (let at = 0; at + 1 < word.length; at += 1) {
    if (word[at] === word[at + 1] || (at + 2 === word.length && word.endsWith("ts"))) continue; // `pots` is no `post`
    const meant = word.slice(0, at) + (word[at + 1] ?? "") + (word[at] ?? "") + word.slice(at + 2);
    if (isMeant(meant)) return meant;
  }
  return null;
}

function nearest(word: string, { protectedWords, targets }: Spelling): string | null {
  if (protectedWords.has(word) || word.length < SHORTEST_CORRECTED) return null;
  const most = word.length >= LONG_WORD ? 2 : 1;
  let best: string | null = null;
  let bestDistance = most + 1;
  for (let length = word.length - most; length <= word.length + most; length += 1) {
    for (const target of targets.get(length) ?? []) {
      if (most === 1 && target[0] !== word[0]) continue;
      const apart = lettersApart(word, target);
      if (apart < bestDistance || (apart === bestDistance && best !== null && target < best)) {
        bestDistance = apart;
        best = target;
      }
    }
  }
  return bestDistance <= most ? best : null;
}

function lettersApart(word: string, target: string): number {
  if (isNeighboursExchanged(word, target)) return 1;
  return distance(word, target);
}

function isNeighboursExchanged(word: string, target: string): boolean {
  if (word.length !== target.length) return false;
  let at = 0;
  while (at < word.length && word[at] === target[at]) at += 1;
  return word[at] === target[at + 1] && word[at + 1] === target[at] && word.slice(at + 2) === target.slice(at + 2);
}
