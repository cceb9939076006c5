import { seededDraw, seededOrder } from "#domain/content/seeded-order";
import { type Band, unitsOf } from "./band";
import type { CandidateItem } from "./candidate-item";

/** Questions that no wish can tell apart: the search decides how many of them, the seed which. */
type ItemClass = { sample: CandidateItem; items: CandidateItem[] };

/** The search for one set as an integer programme, in the LP format of CPLEX. */
export type SetModel = { lp: string; classes: ItemClass[]; fixed: readonly CandidateItem[] };

/** Finds the values of a programme's variables, and proves that none are better by half a unit of its cost. */
export type Solver = (lp: string) => Promise<Map<string, number>>;

// All seeded costs together stay under 0.4 and the solver's gap under 0.5, so the whole-number penalty is proven.
const SEEDED_COST = 0.4;

/**
 * States the search for the set that strays least from `bands`: `fixed` questions and any of the `free` ones.
 * Each band may be left at a cost, so there is always an answer.
 */
export function buildModel({
  bands,
  free,
  fixed,
  seed,
}: {
  bands: readonly Band[];
  free: readonly CandidateItem[];
  fixed: readonly CandidateItem[];
  seed: string;
}): SetModel {
  const classes = classesOf(free, seed);
  const draw = seededDraw(seed);
  const costs = classes.map(
    (_, index) => `${((draw() * SEEDED_COST) / Math.max(1, free.length)).toFixed(9)} x${index}`,
  );
  const constraints: string[] = [];
  for (const { amount, min, max, weight } of bands) {
    const given = fixed.reduce((total, item) => total + amount(item), 0);
    const terms = classes.flatMap(({ sample }, index) => term(amount(sample), `x${index}`));
    for (const [limit, sign, relation] of [
      [min, 1, ">="],
      [max, -1, "<="],
    ] as const) {
      if (limit === null) continue;
      const slack = `s${constraints.length}`;
      costs.push(`${weight} ${slack}`);
      constraints.push(` ${[...terms, ...term(sign, slack)].join(" ")} ${relation} ${limit - given}`);
    }
  }
  const lp = [
    "Minimize",
    ` cost: ${costs.join("\n + ")}`,
    "Subject To",
    ...constraints,
    "Bounds",
    ...classes.map(({ items }, index) => ` 0 <= x${index} <= ${items.length}`),
    ...(classes.length > 0 ? ["Generals", ...classes.map((_, index) => ` x${index}`)] : []),
    "End",
    "",
  ].join("\n");
  return { lp, classes, fixed };
}

/** The set that a solution stands for: the required questions and, of each class, the first that the seed puts forward. */
export function readSolution({ classes, fixed }: SetModel, values: ReadonlyMap<string, number>): CandidateItem[] {
  return [...fixed, ...classes.flatMap(({ items }, index) => items.slice(0, Math.round(values.get(`x${index}`) ?? 0)))];
}

function classesOf(items: readonly CandidateItem[], seed: string): ItemClass[] {
  const sorted = [...items].toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const byFeatures = new Map<string, CandidateItem[]>();
  for (const item of sorted) {
    const { topicId, kind, difficulty, siblingGroup, exposure } = item;
    const features = JSON.stringify([topicId, kind, difficulty, unitsOf(item), siblingGroup, exposure !== null]);
    byFeatures.set(features, [...(byFeatures.get(features) ?? []), item]);
  }
  return [...byFeatures].flatMap(([features, members]) => {
    const [sample] = members;
    return sample ? [{ sample, items: seededOrder(members, `${seed}\n${features}`) }] : [];
  });
}

function term(factor: number, name: string): string[] {
  return factor === 0 ? [] : [`${factor < 0 ? "-" : "+"} ${Math.abs(factor)} ${name}`];
}
