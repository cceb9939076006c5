import type { Item } from "./item";
import { type Kind, KIND_NAMES } from "./question";

/** The fewest items of each kind that the bank must have. */
export const KIND_GOALS: Record<Kind, number> = {
  flashcard: 60,
  cloze: 35,
  single_choice: 55,
  multi_choice: 25,
  predict_output: 40,
  order_events: 12,
  spot_bug: 18,
  fix_code: 12,
  write_code: 12,
  free_text: 36,
  chain: 10,
  mock_interview: 5,
};

/** What every topic must have: enough items, of several kinds, easy and hard ones. */
export const TOPIC_GOALS = { items: 10, kinds: 4, easiest: 2, hardest: 4 } as const;

/** What there is of one kind. */
export type KindCount = { kind: Kind; name: string; count: number; goal: number };

/** What there is on one topic; `byDifficulty[0]` counts the items of difficulty 1. */
export type TopicCount = { topic: string; count: number; kinds: number; byDifficulty: number[]; isShort: boolean };

/** Items by kind, in the order of `KIND_NAMES`. */
export function countKinds(items: readonly Pick<Item, "kind">[]): KindCount[] {
  const kinds = Object.keys(KIND_NAMES).flatMap((name) => (isKind(name) ? [name] : []));
  return kinds.map((kind) => ({
    kind,
    name: KIND_NAMES[kind],
    count: items.filter((item) => item.kind === kind).length,
    goal: KIND_GOALS[kind],
  }));
}

/** Items by the topic they belong to; interviews belong to none. */
export function countTopics(
  items: readonly Pick<Item, "kind" | "topics" | "difficulty">[],
  topics: readonly string[],
): TopicCount[] {
  return topics.map((topic) => {
    const own = items.filter((item) => item.kind !== "mock_interview" && item.topics[0] === topic);
    const byDifficulty = [1, 2, 3, 4, 5].map((level) => own.filter(({ difficulty }) => difficulty === level).length);
    const kinds = new Set(own.map(({ kind }) => kind)).size;
    const isSpread =
      own.some(({ difficulty }) => difficulty <= TOPIC_GOALS.easiest) &&
      own.some(({ difficulty }) => difficulty >= TOPIC_GOALS.hardest);
    const isShort = own.length < TOPIC_GOALS.items || kinds < TOPIC_GOALS.kinds || !isSpread;
    return { topic, count: own.length, kinds, byDifficulty, isShort };
  });
}

function isKind(name: string): name is Kind {
  return name in KIND_NAMES;
}
