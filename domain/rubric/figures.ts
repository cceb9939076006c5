import type { Lexicon } from "./lexicon";
import type { Word } from "./words";

/** So many different words of a picture make one; fewer may be meant as they stand. */
const FEWEST_SETTING_WORDS = 2;

/**
 * An answer that speaks in a picture (`one cook, four pots`): its words with what they stand for, so that what is said of
 * the cook is said of the thread. Other answers are left as they are: there, a table is a table.
 */
export function withFigures(words: readonly Word[], { figures }: Lexicon): readonly Word[] {
  const setting = new Set(words.flatMap(({ text, stem }) => (figures.settings.has(stem) && text !== "" ? [stem] : [])));
  if (setting.size < FEWEST_SETTING_WORDS) return words;
  return words.map((word) => {
    const stood = word.stem === "" ? undefined : figures.meanings.get(word.stem);
    return stood === undefined ? word : { ...word, figures: stood };
  });
}
