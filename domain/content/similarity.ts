import { z } from "zod";
import { newStemmer } from "#domain/rubric/stemming";
import { closedObject } from "./closed-object";
import type { Item } from "./item";
import type { Problem } from "./problem";
import { itemIdSchema } from "./shared-fields";

/** Two items that may ask the same. */
export type Pair = {
  /** In alphabetical order. */
  ids: readonly [string, string];
  /** 0 (no word in common) to 1 (the same words). */
  likeness: number;
  /** The words that make them alike, the most telling first. */
  words: string[];
};

/** From here on a pair is listed, to be looked at. */
export const WORTH_A_LOOK = 0.38;

/** From here on a pair must have been looked at by somebody, and be listed with the reason why both stay. */
export const MUST_BE_REVIEWED = 0.45;

/** The file content/similar.yaml: pairs that were looked at and stay, with what each asks that the other does not. */
export const reviewedPairsSchema = closedObject({
  pairs: z.array(closedObject({ ids: z.tuple([itemIdSchema, itemIdSchema]), reason: z.string().min(15).max(300) })),
});

export type ReviewedPairs = z.infer<typeof reviewedPairsSchema>;

/** How much what is asked counts beside what is answered: two questions may rightly have one answer. */
const ASKED_SHARE = 0.5;
const WORDS_SHOWN = 6;

const stem = newStemmer(new Set(), new Map());

const COMMON = new Set(
  "a an and are as at be because been but by can do does for from has have how if in into is it its no not of on one only or so such than that the their them then there these they this to two until was what when where which who why will with without you your".split(
    " ",
  ),
);

/**
 * Pairs of items that are alike in what they ask and what they answer, the most alike first.
 *
 * The stems of words are weighed by how rare they are in the bank, and compared by the cosine of the angle between the
 * weights; question and answer are compared apart, so that a long answer does not drown the question. Chains and
 * interviews, which are made of other items, are left out.
 */
export function similarPairs(items: readonly Item[], threshold = WORTH_A_LOOK): Pair[] {
  const plain = items.filter(({ kind }) => kind !== "mock_interview" && kind !== "chain");
  const asked = weighed(plain.map(askedBy));
  const answered = weighed(plain.map(answeredBy));
  const pairs: Pair[] = [];
  for (const [index, item] of plain.entries()) {
    for (let other = index + 1; other < plain.length; other++) {
      const twin = plain[other];
      const question = cosine(asked[index], asked[other]);
      if (!twin || question < threshold / 2) continue;
      const likeness = ASKED_SHARE * question + (1 - ASKED_SHARE) * cosine(answered[index], answered[other]);
      if (likeness < threshold) continue;
      const [first, second] = item.id < twin.id ? [item.id, twin.id] : [twin.id, item.id];
      pairs.push({ ids: [first, second], likeness, words: sharedWords(asked[index], asked[other]) });
    }
  }
  return pairs.toSorted((a, b) => b.likeness - a.likeness);
}

/** Pairs too much alike that nobody has looked at, and reviews of items that are not in the bank. */
export function similarityProblems(items: readonly Item[], reviewed: ReviewedPairs): Problem[] {
  const done = new Set(reviewed.pairs.map(({ ids }) => keyOf(ids)));
  const open = similarPairs(items, MUST_BE_REVIEWED).filter(({ ids }) => !done.has(keyOf(ids)));
  const known = new Set(items.map(({ id }) => id));
  const gone = reviewed.pairs.flatMap(({ ids }, index) =>
    ids.flatMap((id, place) => (known.has(id) ? [] : [{ id, field: `pairs[${index}].ids[${place}]` }])),
  );
  return [
    ...open.map(({ ids, likeness, words }) => ({
      file: `items/${ids[1].replace(".", "/")}.yaml`,
      line: null,
      field: "",
      message: `is much like ${ids[0]} (${likeness.toFixed(2)}: ${words.join(", ")})`,
      fix: "ask something else, remove one, or list the pair in similar.yaml with what each asks that the other does not",
    })),
    ...gone.map(({ id, field }) => ({
      file: "similar.yaml",
      line: null,
      field,
      message: `there is no item ${id}`,
      fix: "remove the pair",
    })),
  ];
}

/** Whether a pair stands in the list of those that were looked at. */
export function isReviewed({ ids }: Pair, reviewed: ReviewedPairs): boolean {
  return reviewed.pairs.some((pair) => keyOf(pair.ids) === keyOf(ids));
}

function keyOf(ids: readonly string[]): string {
  return ids.toSorted().join(" ");
}

type Weights = ReadonlyMap<string, number>;

/** For each text its terms, weighed by rarity, as a vector of length 1. */
function weighed(texts: readonly string[]): Weights[] {
  const counts = texts.map(termCounts);
  const holders = new Map<string, number>();
  for (const terms of counts) for (const term of terms.keys()) holders.set(term, (holders.get(term) ?? 0) + 1);
  return counts.map((terms) => {
    const weights = [...terms].map(([term, count]): [string, number] => {
      const rarity = Math.log((texts.length + 1) / (holders.get(term) ?? 1));
      return [term, (1 + Math.log(count)) * rarity];
    });
    const length = Math.hypot(...weights.map(([, weight]) => weight)) || 1;
    return new Map(weights.map(([term, weight]) => [term, weight / length]));
  });
}

function termCounts(text: string): Map<string, number> {
  const words = text.toLowerCase().match(/[a-z_][a-z_0-9]+/g) ?? [];
  const telling = words.flatMap((word) => (COMMON.has(word) ? [] : [stem(word)]));
  const counts = new Map<string, number>();
  for (const term of telling) counts.set(term, (counts.get(term) ?? 0) + 1);
  return counts;
}

function cosine(one: Weights = new Map(), other: Weights = new Map()): number {
  const [few, many] = one.size < other.size ? [one, other] : [other, one];
  let sum = 0;
  for (const [term, weight] of few) sum += weight * (many.get(term) ?? 0);
  return sum;
}

function sharedWords(one: Weights = new Map(), other: Weights = new Map()): string[] {
  return [...one]
    .flatMap(([term, weight]) => (other.has(term) ? [{ term, weight: weight * (other.get(term) ?? 0) }] : []))
    .toSorted((a, b) => b.weight - a.weight)
    .slice(0, WORDS_SHOWN)
    .map(({ term }) => term);
}

function askedBy(item: Item): string {
  switch (item.kind) {
    case "flashcard":
      return `${item.title} ${item.front}`;
    case "cloze":
      return `${item.title} ${item.text}`;
    case "chain":
    case "mock_interview":
      return item.title;
    case "free_text":
      return `${item.title} ${item.prompt}`;
    default:
      return `${item.title} ${item.prompt} ${item.code ?? ""}`;
  }
}

function answeredBy(item: Item): string {
  switch (item.kind) {
    case "flashcard":
      return item.back;
    case "cloze":
      return `${Object.values(item.blanks).map(({ answer }) => answer).join(" ")} ${item.explanation}`;
    case "single_choice":
      return `${item.options.find(({ key }) => key === item.answer)?.text ?? ""} ${item.explanation}`;
    case "multi_choice":
      return `${item.options.flatMap(({ text, correct }) => (correct ? [text] : [])).join(" ")} ${item.explanation}`;
    case "free_text":
      return item.model_answer;
    default:
      return item.explanation;
  }
}
