import { type Band, bandsOf, distanceOutside, unitsOf, UNIT_SECONDS } from "./band";
import { type CandidateItem, type Obstacle, obstacles } from "./candidate-item";
import type { Wish } from "./wish";

/** A wish that a set does not meet, as a sentence a person may read. */
export type UnmetWish = { wish: Band["wish"] | Obstacle; about: string; sentence: string };

export type Assessment = {
  unmet: UnmetWish[];
  /** 0 when every wish is met; what the search makes as small as it can be. */
  penalty: number;
};

/** How names are shown; the pure rules know ids only. */
export type Names = { topic: (topicId: string) => string; kind: (kind: string) => string };

/** What of `wish` the set of `items` meets. `candidates`: all published questions, to know which ask the same. */
export function assess(
  items: readonly CandidateItem[],
  wish: Wish,
  { candidates, names }: { candidates: readonly CandidateItem[]; names: Names },
): Assessment {
  const unmet: UnmetWish[] = [];
  let penalty = 0;
  for (const band of bandsOf(wish, candidates)) {
    const outside = distanceOutside(band, items);
    if (outside === 0) continue;
    penalty += outside * band.weight;
    unmet.push({ wish: band.wish, about: band.about, sentence: sentenceOf(band, { items, wish, names }) });
  }
  for (const item of items) {
    for (const obstacle of obstacles(item, wish)) {
      // What was required by name was meant: only that it does not hold for the version is worth saying.
      if (wish.mustHave.includes(item.id) && obstacle !== "python") continue;
      unmet.push({ wish: obstacle, about: item.id, sentence: obstacleSentence(item, { obstacle, wish, names }) });
    }
  }
  for (const id of wish.mustHave) {
    if (items.some((item) => item.id === id)) continue;
    unmet.push({ wish: "topic", about: id, sentence: `The required question ${id} is not in the set.` });
  }
  return { unmet, penalty };
}

type Told = { items: readonly CandidateItem[]; wish: Wish; names: Names };

function sentenceOf(band: Band, { items, wish, names }: Told): string {
  const sum = items.reduce((total, item) => total + band.amount(item), 0);
  switch (band.wish) {
    case "time": {
      const total = items.reduce((seconds, item) => seconds + unitsOf(item) * UNIT_SECONDS, 0);
      return `The questions take ${inMinutes(total)}, not ${wish.minutes} min.`;
    }
    case "topic":
      return `No question is about ${names.topic(band.about)}.`;
    case "topic-time":
      return `${names.topic(band.about)} takes ${inMinutes(sum * UNIT_SECONDS)}; its share is ${range(band)}.`;
    case "difficulty":
      return `Difficulty ${band.about} takes ${inMinutes(sum * UNIT_SECONDS)}; the profile asks for ${range(band)}.`;
    case "variety":
      return `More than half of the questions are of the kind ${names.kind(band.about)}.`;
    case "follow-ups":
      return "No question has follow-ups.";
    case "exposure":
      return sum === 1 ? "1 question may be known already." : `${sum} questions may be known already.`;
    case "siblings":
      return "Two questions ask the same thing in another way.";
    case "parallel":
      return "This form differs from form A.";
  }
}

function obstacleSentence(
  item: CandidateItem,
  { obstacle, wish, names }: { obstacle: Obstacle; wish: Wish; names: Names },
): string {
  const because: Record<Obstacle, string> = {
    topic: `is about ${names.topic(item.topicId)}, which was not asked for`,
    kind: `is of the kind ${names.kind(item.kind)}, which was not asked for`,
    "follow-ups": "has follow-ups, which were not asked for",
    level: `is for the level ${item.level}`,
    python: `does not hold for Python ${wish.python ?? ""}`,
    excluded: "was excluded",
  };
  return `${item.title === undefined ? item.id : `“${item.title}”`} ${because[obstacle]}.`;
}

function range({ min, max }: Band): string {
  return `${inMinutes((min ?? 0) * UNIT_SECONDS)} to ${inMinutes((max ?? 0) * UNIT_SECONDS)}`;
}

function inMinutes(seconds: number): string {
  const minutes = Math.round(seconds / 6) / 10;
  return `${minutes} min`;
}

/** How long a set takes. One question varies by about 35 % of its time between prepared people; together they average out. */
export function expectedTime(items: readonly CandidateItem[]): { seconds: number; spreadSeconds: number } {
  const seconds = items.reduce((total, item) => total + item.seconds, 0);
  const variance = items.reduce((total, item) => total + (item.seconds * 0.35) ** 2, 0);
  return { seconds, spreadSeconds: Math.round(Math.sqrt(variance)) };
}
