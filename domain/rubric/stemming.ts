import { newStemmer as newSnowball } from "snowball-stemmers";

const stemmer = newSnowball("english");

/** Cuts English words to their stem: the same for the same word, remembered for words already met. */
export type Stemmer = (word: string) => string;

/** Words longer than this are no English. */
const LONGEST_WORD = 30;
/** A stemmer forgets everything rather than grow beyond this. */
const MOST_REMEMBERED = 20_000;

/**
 * A stemmer that leaves `kept` words whole and takes irregular forms (`held`) to their base (`hold`) first.
 *
 * @param irregular form to base
 */
export function newStemmer(kept: ReadonlySet<string>, irregular: ReadonlyMap<string, string>): Stemmer {
  const known = new Map<string, string>();
  return (word) => {
    if (kept.has(word) || word.length > LONGEST_WORD || !/^[a-z]+$/.test(word)) return word;
    const remembered = known.get(word);
    if (remembered !== undefined) return remembered;
    if (known.size > MOST_REMEMBERED) known.clear();
    const base = irregular.get(word) ?? word;
    const stem = kept.has(base) ? base : stemmer.stem(base);
    known.set(word, stem);
    return stem;
  };
}
