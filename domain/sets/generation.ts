import { Refusal } from "#domain/refusal";
import { type Assessment, assess, type Names } from "./assessment";
import { type CandidateItem, obstacles } from "./candidate-item";
import { bandsOf } from "./band";
import { capacityBands, differences, likenessBands } from "./parallel";
import { buildModel, readSolution, type Solver } from "./set-model";
import { DIFFICULTY_PROFILE_NAMES, type Wish } from "./wish";
import { ASKABLE_KINDS } from "./wish-choices";

/** A question of a generated set, and why it is there. */
export type PickedItem = { item: CandidateItem; reason: string };

export type GeneratedForm = Assessment & {
  picks: PickedItem[];
  /** How it differs from the first form; none is equal. */ differences: string[];
};

type Setting = { candidates: readonly CandidateItem[]; names: Names; solve: Solver };

/**
 * The sets that meet `wish` better than every other choice of questions or equally well: the first, and `forms - 1` parallel to it that share
 * no question. The same wish and bank give the same sets.
 */
export async function generateSets(wish: Wish, setting: Setting & { forms: number }): Promise<GeneratedForm[]> {
  const sets = await search(wish, setting);
  const [first = []] = sets;
  return sets.map((items, index) => ({
    picks: inAskingOrder(items, wish).map((item) => ({ item, reason: reasonFor(item, wish, setting) })),
    differences: index === 0 ? [] : differences(first, items, setting.names),
    // Required questions stand in the first form alone: the others are not measured by them.
    ...assess(items, index === 0 ? wish : { ...wish, mustHave: [] }, setting),
  }));
}

/** Form by form: the first leaves enough for the others, and each further one is made like the first. */
async function search(
  wish: Wish,
  { candidates, solve, forms }: Setting & { forms: number },
): Promise<CandidateItem[][]> {
  const fixed = candidates.filter(({ id }) => wish.mustHave.includes(id));
  const fitting = candidates.filter((item) => !wish.mustHave.includes(item.id) && obstacles(item, wish).length === 0);
  const wishes = bandsOf(wish, candidates);
  const sets: CandidateItem[][] = [];
  for (let form = 0; form < forms; form++) {
    const taken = new Set(sets.flat().map(({ id }) => id));
    const free = fitting.filter(({ id }) => !taken.has(id));
    const [first] = sets;
    const parallel = first ? likenessBands(first, free) : forms > 1 ? capacityBands(free, fixed, forms) : [];
    const model = buildModel({
      bands: [...wishes, ...parallel],
      free,
      fixed: first ? [] : fixed,
      seed: `${wish.seed}
${form}`,
    });
    sets.push(readSolution(model, await solve(model.lp)));
  }
  return sets;
}

/** Easier first, so that a candidate finds their feet; within a difficulty by topic, so that the talk does not jump. */
function inAskingOrder(items: readonly CandidateItem[], { topics }: Wish): CandidateItem[] {
  const place = (item: CandidateItem) => topics.findIndex(({ topicId }) => topicId === item.topicId);
  return [...items].toSorted((a, b) => a.difficulty - b.difficulty || place(a) - place(b) || (a.id < b.id ? -1 : 1));
}

/** Why a question is in a set, as a sentence: what it covers, and what could stand in for it. */
export function reasonFor(
  item: CandidateItem,
  wish: Wish,
  { candidates, names }: Pick<Setting, "candidates" | "names">,
): string {
  const minutes = Math.round(item.seconds / 6) / 10;
  const facts = `Covers ${names.topic(item.topicId)}, ${minutes} min, difficulty ${item.difficulty}`;
  if (wish.mustHave.includes(item.id)) return `${facts}; required by you`;
  const others = candidates.filter(
    (other) =>
      other.id !== item.id &&
      other.topicId === item.topicId &&
      other.difficulty === item.difficulty &&
      obstacles(other, wish).length === 0,
  ).length;
  const standIns =
    others === 0
      ? "the only one of its topic and difficulty"
      : others === 1
        ? "1 other could stand in"
        : `${others} others could stand in`;
  return `${facts}; ${standIns}${item.exposure === null ? "" : `; ${item.exposure}`}`;
}

/** Enough advice: nobody reads more. */
const MOST_ADVICE = 4;

/**
 * What would meet more of a wish that one set cannot meet, the best first: each of its parts loosened alone, and searched
 * again. Searching takes a second or so each, so it is done for whoever asks, and only until `isOver`.
 */
export async function whatWouldHelp(
  wish: Wish,
  setting: Setting & { penalty: number; isOver: () => boolean },
): Promise<string[]> {
  const tried: { sentence: string; left: number }[] = [];
  for (const { sentence, wish: changed } of looser(wish)) {
    if (setting.isOver() || tried.filter(({ left }) => left === 0).length === MOST_ADVICE) break;
    try {
      const [items = []] = await search(changed, { ...setting, forms: 1 });
      tried.push({ sentence, left: assess(items, changed, setting).penalty });
    } catch (error) {
      // What takes too long to search is no advice.
      if (!(error instanceof Refusal && error.reason === "too-large")) throw error;
    }
  }
  return tried
    .filter(({ left }) => left < setting.penalty)
    .toSorted((a, b) => a.left - b.left)
    .slice(0, MOST_ADVICE)
    .map(({ sentence, left }) =>
      left === 0 ? `${sentence}: then every wish can be met.` : `${sentence}: then more of it can be met.`,
    );
}

function looser(wish: Wish): { sentence: string; wish: Wish }[] {
  const everyKind = [...ASKABLE_KINDS];
  const changes: { sentence: string; wish: Wish }[] = [];
  if (wish.kinds.length < everyKind.length)
    changes.push({ sentence: "Allow every kind of question", wish: { ...wish, kinds: everyKind } });
  if (wish.python !== null)
    changes.push({ sentence: "Leave the Python version open", wish: { ...wish, python: null } });
  if (wish.excluded.length > 0) changes.push({ sentence: "Exclude no question", wish: { ...wish, excluded: [] } });
  if (wish.exposure === "avoid")
    changes.push({ sentence: "Allow questions that may be known already", wish: { ...wish, exposure: "flag" } });
  if (wish.followUps) changes.push({ sentence: "Ask for no follow-ups", wish: { ...wish, followUps: false } });
  if (wish.level !== "mid") changes.push({ sentence: "Ask for the level mid", wish: { ...wish, level: "mid" } });
  for (const profile of DIFFICULTY_PROFILE_NAMES) {
    if (profile !== wish.profile)
      changes.push({ sentence: `Choose the difficulty "${profile}"`, wish: { ...wish, profile } });
  }
  for (const minutes of [wish.minutes * 1.5, wish.minutes * 2].map(Math.round)) {
    if (minutes <= 240) changes.push({ sentence: `Give ${minutes} minutes`, wish: { ...wish, minutes } });
  }
  return changes;
}
