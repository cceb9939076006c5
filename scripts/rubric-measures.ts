import {
  bootstrapInterval,
  cohenKappa,
  type Detected,
  meanAbsoluteError,
  precisionAndRecall,
  quadraticKappa,
  quantile,
  type Rated,
} from "#domain/rubric/agreement";
import { gradeAnswer } from "#domain/rubric/engine";
import type { Grade, Verdict } from "#domain/rubric/grade";
import type { Lexicon } from "#domain/rubric/lexicon";
import type { Mechanism } from "#domain/rubric/mechanisms";
import { maxPoints } from "#domain/rubric/points";
import type { Rubric } from "#domain/rubric/rubric";
import { score } from "#domain/rubric/scoring";
import type { Exemplar } from "./rubric-exemplars";
import type { AskedRubric } from "./rubric-sources";

/** Kinds of answers that may earn nothing but what a person gave them. */
export const WORTHLESS = ["stuffed", "swapped", "off-topic", "injection", "copied"];
const INFORMAL = ["right-informal", "analogy"];

const BOOTSTRAP = { draws: 1000, seed: 20_260_101 };

/** One labelled answer, graded. */
export type Outcome = {
  itemId: string;
  exemplar: Exemplar;
  grade: Grade;
  elapsedMs: number;
  criteria: (Rated & { key: string })[];
  misconceptions: (Detected & { key: string })[];
  /** Shares of the most points. */
  score: Rated;
  /** Criteria that earned points of which a person gave none. */
  falselyEarned: string[];
};

/** Agreement of the engine with the labels, on some answers. */
export type Measures = {
  answers: number;
  kappa: number | null;
  interval: readonly [number, number] | null;
  /** The same with anything earned, however little, as met. */
  anyKappa: number | null;
  informalKappa: number | null;
  precision: number | null;
  recall: number | null;
  scoreKappa: number | null;
  scoreError: number | null;
  falseCredit: Record<string, { answers: number; credited: number }>;
  p95Ms: number | null;
};

/** Grades the labelled answers to one item. */
export function gradeExemplars(
  itemId: string,
  exemplars: readonly Exemplar[],
  { question, rubric, lexicon, without }: AskedRubric & { lexicon: Lexicon; without?: Mechanism | undefined },
): Outcome[] {
  gradeAnswer({ answer: "", question, rubric, lexicon }); // compiles the rubric, which is no part of an answer's time
  return exemplars.map((exemplar) => {
    const startedAt = performance.now();
    const grade = gradeAnswer({ answer: exemplar.answer, question, rubric, lexicon, without });
    const elapsedMs = performance.now() - startedAt;
    const criteria = grade.criteria.map(({ key, verdict }) => ({
      key,
      engine: worthOf(verdict),
      person: worthOf(labelOf(exemplar, key)),
    }));
    const asserted = new Set(grade.misconceptions.map(({ key }) => key));
    return {
      itemId,
      exemplar,
      grade,
      elapsedMs,
      criteria,
      misconceptions: rubric.misconceptions.map(({ key }) => ({
        key,
        engine: asserted.has(key),
        person: exemplar.misconceptions.includes(key),
      })),
      score: { engine: grade.points / grade.maxPoints, person: labelledPoints(rubric, exemplar) / maxPoints(rubric) },
      falselyEarned: grade.criteria
        .filter(({ key, points }) => points > 0 && labelOf(exemplar, key) === "not")
        .map(({ key }) => key),
    };
  });
}

function labelOf({ met, partial }: Exemplar, key: string): "met" | "partial" | "not" {
  if (met.includes(key)) return "met";
  return partial.includes(key) ? "partial" : "not";
}

function worthOf(verdict: Verdict): number {
  if (verdict === "met") return 1;
  return verdict === "partial" ? 0.5 : 0;
}

/** The points that the labels come to by the rubric's own arithmetic: deductions, voids, dependencies and caps. */
function labelledPoints(rubric: Rubric, exemplar: Exemplar): number {
  const quotes = [{ start: 0, end: exemplar.answer.length, text: exemplar.answer }];
  const findings = rubric.criteria.map(({ key }) => ({
    verdict: labelOf(exemplar, key),
    quotes,
    decidedBy: null,
    nearestMiss: null,
    confidence: 1,
  }));
  return score(rubric, findings, new Map(exemplar.misconceptions.map((key) => [key, quotes]))).points;
}

/** Keys that labels name and the rubric does not have, with how often they are named. */
export function unknownKeys(exemplars: readonly Exemplar[], { criteria, misconceptions }: Rubric): Map<string, number> {
  const criterionKeys = new Set(criteria.map(({ key }) => key));
  const misconceptionKeys = new Set(misconceptions.map(({ key }) => key));
  const strays = exemplars.flatMap((exemplar) => [
    ...[...exemplar.met, ...exemplar.partial].filter((key) => !criterionKeys.has(key)),
    ...exemplar.misconceptions.filter((key) => !misconceptionKeys.has(key)),
  ]);
  const counts = new Map<string, number>();
  for (const key of strays) counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
}

/** What the outcomes come to. */
export function measure(outcomes: readonly Outcome[]): Measures {
  const ratings = outcomes.map(({ criteria }) => criteria);
  const informal = outcomes.filter(({ exemplar }) => INFORMAL.includes(exemplar.kind));
  const scores = outcomes.map((outcome) => outcome.score);
  const times = outcomes.map(({ elapsedMs }) => elapsedMs).toSorted((one, other) => one - other);
  return {
    answers: outcomes.length,
    kappa: cohenKappa(ratings.flat()),
    interval: bootstrapInterval(ratings, cohenKappa, BOOTSTRAP),
    anyKappa: cohenKappa(
      ratings.flat().map(({ engine, person }) => ({ engine: Math.ceil(engine), person: Math.ceil(person) })),
    ),
    informalKappa: cohenKappa(informal.flatMap(({ criteria }) => criteria)),
    ...precisionAndRecall(outcomes.flatMap(({ misconceptions }) => misconceptions)),
    scoreKappa: quadraticKappa(scores),
    scoreError: meanAbsoluteError(scores),
    falseCredit: falseCreditOf(outcomes),
    p95Ms: quantile(times, 0.95),
  };
}

function falseCreditOf(outcomes: readonly Outcome[]): Measures["falseCredit"] {
  return Object.fromEntries(
    WORTHLESS.map((kind) => {
      const own = outcomes.filter(({ exemplar }) => exemplar.kind === kind);
      return [
        kind,
        { answers: own.length, credited: own.filter(({ falselyEarned }) => falselyEarned.length > 0).length },
      ];
    }),
  );
}
