import type { CandidateItem } from "./candidate-item";
import { DIFFICULTY_PROFILES, type Wish } from "./wish";

/** The grid that times are counted on; whole numbers let the search prove its answer exactly. */
export const UNIT_SECONDS = 15;

/**
 * One wish about a whole set: the sum of `amount` over its questions should lie between `min` and `max`.
 * The search, the check of an edited set and the tests all read wishes in this form alone.
 */
export type Band = {
  wish:
    "time" | "topic" | "topic-time" | "difficulty" | "variety" | "follow-ups" | "exposure" | "siblings" | "parallel";
  /** The topic, difficulty, kind or group that is meant; "" when the wish is about the whole. */
  about: string;
  /** A whole number, may be negative. */
  amount: (item: CandidateItem) => number;
  /** Whole numbers; null is no limit. */
  min: number | null;
  max: number | null;
  /** What each unit outside costs, against a quarter of a minute of time off. */
  weight: number;
};

const PER_MINUTE = 60 / UNIT_SECONDS;

/** The time of a question on the grid. */
export function unitsOf({ seconds }: CandidateItem): number {
  return Math.round(seconds / UNIT_SECONDS);
}

/**
 * Every wish that concerns the set as a whole.
 *
 * Time may fall short by 5 % (at least a minute), never run over; a topic may miss its share of the time by 30 % (at
 * least 90 s, since questions come in lumps), a difficulty by 35 % (at least 150 s); no kind makes up more than half.
 */
export function bandsOf(wish: Wish, candidates: readonly CandidateItem[]): Band[] {
  const units = wish.minutes * PER_MINUTE;
  const short = Math.max(PER_MINUTE, Math.floor(units * 0.05));
  return [
    { wish: "time", about: "", amount: unitsOf, min: units - short, max: units, weight: 1 },
    ...topicBands(wish, units),
    ...difficultyBands(wish, units),
    ...varietyBands(wish),
    ...(wish.followUps
      ? [
          {
            wish: "follow-ups",
            about: "",
            amount: one(({ kind }) => kind === "chain"),
            min: 1,
            max: null,
            weight: 60,
          } satisfies Band,
        ]
      : []),
    ...(wish.exposure === "avoid"
      ? [
          {
            wish: "exposure",
            about: "",
            amount: one(({ exposure }) => exposure !== null),
            min: null,
            max: 0,
            weight: 15,
          } satisfies Band,
        ]
      : []),
    ...(wish.siblings ? [] : siblingBands(candidates)),
  ];
}

function one(isMeant: (item: CandidateItem) => boolean): Band["amount"] {
  return (item) => (isMeant(item) ? 1 : 0);
}

function topicBands({ topics }: Wish, units: number): Band[] {
  const sum = topics.reduce((total, { weight }) => total + weight, 0);
  return topics.flatMap(({ topicId, weight }): Band[] => {
    const share = (units * weight) / sum;
    const slack = Math.max(share * 0.3, 1.5 * PER_MINUTE);
    const isOfTopic = (item: CandidateItem) => item.topicId === topicId;
    return [
      { wish: "topic", about: topicId, amount: one(isOfTopic), min: 1, max: null, weight: 20 },
      {
        wish: "topic-time",
        about: topicId,
        amount: (item) => (isOfTopic(item) ? unitsOf(item) : 0),
        min: Math.max(0, Math.floor(share - slack)),
        max: Math.ceil(share + slack),
        weight: 1,
      },
    ];
  });
}

function difficultyBands({ profile, level }: Wish, units: number): Band[] {
  return DIFFICULTY_PROFILES[level][profile].map((twentieths, index) => {
    const share = (units * twentieths) / 20;
    const slack = Math.max(share * 0.35, 2.5 * PER_MINUTE);
    return {
      wish: "difficulty",
      about: String(index + 1),
      amount: (item) => (item.difficulty === index + 1 ? unitsOf(item) : 0),
      min: Math.max(0, Math.floor(share - slack)),
      max: Math.ceil(share + slack),
      weight: 1,
    };
  });
}

function varietyBands({ kinds }: Wish): Band[] {
  if (kinds.length < 3) return [];
  return kinds.map((kind) => ({
    wish: "variety",
    about: kind,
    amount: (item) => (item.kind === kind ? 1 : -1),
    min: null,
    max: 1,
    weight: 3,
  }));
}

function siblingBands(candidates: readonly CandidateItem[]): Band[] {
  const sizes = new Map<string, number>();
  for (const { siblingGroup: group } of candidates) if (group !== null) sizes.set(group, (sizes.get(group) ?? 0) + 1);
  const groups = [...sizes].filter(([, size]) => size > 1).map(([group]) => group);
  return groups.toSorted().map((group) => ({
    wish: "siblings",
    about: group,
    amount: one(({ siblingGroup }) => siblingGroup === group),
    min: null,
    max: 1,
    // Never worth it while anything else can be given up.
    weight: 1000,
  }));
}

/** How far, in units of the band, `items` are outside it; 0 when the wish is met. */
export function distanceOutside({ amount, min, max }: Band, items: readonly CandidateItem[]): number {
  const sum = items.reduce((total, item) => total + amount(item), 0);
  return Math.max(0, (min ?? sum) - sum, sum - (max ?? sum));
}
