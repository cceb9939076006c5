import { FUNCTION_WORDS } from "./function-words";
import type { Lexicon } from "./lexicon";

/** A sentence that speaks of nothing that a rubric may ask for. */
const OFF_TOPIC = "My neighbour's cat prefers the green sofa near the window.";

const SHORTEST_TYPO = 8;

/** Changes that leave the meaning alone, by name: each takes a sentence or two and gives them back in other clothes. */
export const NEUTRAL_VARIANTS: Readonly<Record<string, (text: string, lexicon: Lexicon) => string>> = {
  "lower case": (text) => text.toLowerCase(),
  Markdown: (text) => `- **${text.replace(/ (?=[^ ]*$)/, "** ")}`,
  filler: (text) => `Well, basically, ${lowerFirst(text)}`,
  "off-topic sentence": (text) => `${text.replace(/[.\s]*$/, "")}. ${OFF_TOPIC}`,
  typo: misspell,
};

function lowerFirst(text: string): string {
  return /^[A-Z][a-z]/.test(text) ? text[0]?.toLowerCase() + text.slice(1) : text;
}

/** Leaves out the middle letter of the first long word that spelling correction may put right. */
function misspell(text: string, { protectedWords, vocabulary, knownWords }: Lexicon): string {
  const isOpen = (word: string): boolean => {
    const lower = word.toLowerCase();
    return vocabulary.has(lower) && !protectedWords.has(lower) && !knownWords.has(withoutMiddle(lower));
  };
  const word = (text.match(/(?<![\w.])[A-Za-z]+(?![\w.(])/g) ?? []).find(
    (each) => each.length >= SHORTEST_TYPO && isOpen(each),
  );
  return word === undefined ? text : text.replace(word, withoutMiddle(word));
}

function withoutMiddle(word: string): string {
  const middle = Math.floor(word.length / 2);
  return word.slice(0, middle) + word.slice(middle + 1);
}

/** The sentence, denied. */
export function negate(text: string): string {
  return `It is not true that ${lowerFirst(text)}`;
}

/** All words in an order that depends on the seed alone, without punctuation. */
export function shuffleWords(text: string, seed: number): string {
  const words = wordsOf(text);
  let state = seed;
  for (let index = words.length - 1; index > 0; index -= 1) {
    state = (state * 48_271 + 11) % 2_147_483_647;
    const other = state % (index + 1);
    [words[index], words[other]] = [words[other] ?? "", words[index] ?? ""];
  }
  return words.join(" ");
}

/** Each telling word once: what somebody types who knows the words alone. */
export function stuff(text: string): string {
  const words = wordsOf(text).filter((word) => !FUNCTION_WORDS.has(word.toLowerCase()));
  return [...new Set(words)].join(" ");
}

function wordsOf(text: string): string[] {
  return text.match(/[\p{L}\p{N}_]+(?:[.'][\p{L}\p{N}_]+)*/gu) ?? [];
}

/** The sentence with another member of the family in the entity's place; null where it does not name the entity. */
export function swapEntity(text: string, entity: string, lexicon: Lexicon): string | null {
  const own = lexicon.entities.get(entity);
  if (!own) return null;
  const [rival] = [...lexicon.entities].find(([key, { family }]) => family === own.family && key !== entity) ?? [];
  const rivalName = rival === undefined ? undefined : firstName(rival, lexicon);
  if (rivalName === undefined) return null;
  const names = own.terms.flatMap(({ parts }) => (parts.length === 1 ? (parts[0]?.values ?? []) : []));
  const pattern = new RegExp(`(?<![\\w.])(?:${names.map(escapePattern).join("|")})(?![\\w])`, "gi");
  return names.length > 0 && pattern.test(text) ? text.replace(pattern, rivalName) : null;
}

/**
 * The text with two things of one family in each other's place, the first two that it names; null where it names fewer
 * than two and no rival can be put in the place of one.
 */
export function exchangeEntities(text: string, family: string, lexicon: Lexicon): string | null {
  const members = [...lexicon.entities].filter(([, entity]) => entity.family === family).map(([key]) => key);
  const named = members.filter((key) => namePattern(key, lexicon)?.test(text) === true);
  const [one, other] = named;
  if (one === undefined) return null;
  if (other === undefined) return swapEntity(text, one, lexicon);
  const [onePattern, otherPattern] = [namePattern(one, lexicon), namePattern(other, lexicon)];
  const [oneName, otherName] = [firstName(one, lexicon), firstName(other, lexicon)];
  if (!onePattern || !otherPattern || oneName === undefined || otherName === undefined) return null;
  return text.replace(onePattern, "\u0000").replace(otherPattern, oneName).replaceAll("\u0000", otherName);
}

function namePattern(entity: string, lexicon: Lexicon): RegExp | null {
  const terms = lexicon.entities.get(entity)?.terms ?? [];
  const names = terms.flatMap(({ parts }) => (parts.length === 1 ? (parts[0]?.values ?? []) : []));
  if (names.length === 0) return null;
  return new RegExp(`(?<![\\w.])(?:asyncio\\.)?(?:${names.map(escapePattern).join("|")})(?![\\w])(?:\\(\\))?`, "gi");
}

function firstName(entity: string, lexicon: Lexicon): string | undefined {
  const terms = lexicon.entities.get(entity)?.terms ?? [];
  return terms.find(({ parts }) => parts.length === 1)?.parts[0]?.values[0];
}

function escapePattern(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
