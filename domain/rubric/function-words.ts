/** Words that carry grammar rather than content. */
export const FUNCTION_WORDS: ReadonlySet<string> = new Set(
  (
    "a an the this that these those some any each every no my your his her its our their " +
    "i you he she it we they me him us them who whom whose which what where when why how " +
    "is am are was were be been being do does did done doing have has had having will would shall should can could may " +
    "might must of in on at by for with to from as into onto than about over under between through " +
    "and or but nor so if because while whereas though although unless since whether " +
    "not there here then also too very just only such same own more most much many few both " +
    "nobody nothing everyone everything something somebody never always after before until till again later still already " +
    "like one other another yet without within during per via except even back away up out off " +
    "it's that's there's he's she's you're they're i'm we're don't doesn't didn't isn't aren't wasn't can't won't " +
    "couldn't wouldn't shouldn't i've you've i'll it'll they'll you'll let's what's dont doesnt isnt thats"
  ).split(" "),
);

const SHORTEST_MENDED = 3;
/** They with two neighbouring letters in each other's place: `adn`, `teh`, `olny`. */
const TRANSPOSED: ReadonlySet<string> = new Set(
  [...FUNCTION_WORDS]
    .filter((word) => word.length >= SHORTEST_MENDED)
    .flatMap((word) =>
      Array.from(
        { length: word.length - 1 },
        (_, at) => word.slice(0, at) + (word[at + 1] ?? "") + (word[at] ?? "") + word.slice(at + 2),
      ),
    ),
);

/** Whether a word carries grammar, also where two of its letters are exchanged. */
export function isFunctionWord(text: string): boolean {
  return FUNCTION_WORDS.has(text) || TRANSPOSED.has(text);
}
