import type { Concept } from "./concept";
import { maxPoints } from "./points";
import type { Criterion, PatternSource, Rubric, RubricMisconception } from "./rubric";

/** One difference between two versions of a rubric. */
export type RubricChange = {
  /** "criterion" and "misconception" are named by their key. */
  owner: { kind: "rubric" | "criterion" | "misconception"; key: string };
  /** What differs, in words: "points", "pattern". */
  field: string;
  /** Null where it is new. */
  before: string | null;
  /** Null where it is gone. */
  after: string | null;
};

type Owner = RubricChange["owner"];

/** Everything in which two versions of a rubric differ, in the order of the newer one; what is gone comes last. */
export function diffRubrics(older: Rubric, newer: Rubric): RubricChange[] {
  const whole = { kind: "rubric", key: "" } as const;
  return [
    ...diffFields(whole, wholeFields(older), wholeFields(newer)),
    ...diffOwners("criterion", older.criteria, newer.criteria, criterionFields),
    ...diffOwners("misconception", older.misconceptions, newer.misconceptions, misconceptionFields),
  ];
}

/** A pattern on one line, as an author would write it. */
export function patternLine({ says, within, gap, about, polarity, unless, strength }: PatternSource): string {
  const settings = [
    ...(within === "clause" ? [] : [within === "adjacent" ? `within ${gap} words` : `within one ${within}`]),
    ...(about === undefined ? [] : [`about ${about}`]),
    ...(polarity === "assert" ? [] : [polarity]),
    ...(strength === "weak" ? ["weak"] : []),
    ...unless.map((idea) => `unless ${idea}`),
  ];
  return settings.length > 0 ? `${says} (${settings.join("; ")})` : says;
}

/** Single values have one entry in a list of their own; lists may have any number. */
type Fields = readonly (readonly [field: string, values: readonly string[]])[];

function wholeFields(rubric: Rubric): Fields {
  const { passPoints, groups, concepts } = rubric;
  return [
    ["most points", one(maxPoints(rubric))],
    ["points to pass", one(passPoints)],
    ["concept", Object.entries(concepts).map(([key, concept]) => `${key}: ${conceptLine(concept)}`)],
    [
      "group",
      groups.map(({ key, need, cap }) => `${key}: needs ${need}${cap === undefined ? "" : `, at most ${cap}`}`),
    ],
  ];
}

function conceptLine({ exact, stem, prefix, phrase, code, includes }: Concept): string {
  const starts = prefix.map((start) => `${start}…`);
  return [...exact, ...stem, ...starts, ...phrase, ...code, ...includes.map((each) => `all of ${each}`)].join(", ");
}

function criterionFields(criterion: Criterion): Fields {
  const { statement, points, kind, about, polarity, dependsOn, group, patterns, accepts, feedback } = criterion;
  return [
    ["statement", [statement]],
    ["points", one(points)],
    ["kind", [kind]],
    ["speaks of", one(about)],
    ["polarity", [polarity]],
    ["depends on", one(dependsOn)],
    ["group", one(group)],
    ["feedback when met", one(feedback.met)],
    ["feedback when missed", one(feedback.missing)],
    ["accepted sentence", accepts],
    ["pattern", patterns.map(patternLine)],
  ];
}

function misconceptionFields(misconception: RubricMisconception): Fields {
  const { statement, correction, deduct, severity, voids, about, patterns } = misconception;
  return [
    ["statement", [statement]],
    ["correction", [correction]],
    ["points taken off", one(deduct)],
    ["severity", [severity]],
    ["voids", voids],
    ["speaks of", one(about)],
    ["pattern", patterns.map(patternLine)],
  ];
}

function one(value: string | number | undefined): string[] {
  return value === undefined ? [] : [String(value)];
}

function diffOwners<One extends { key: string; statement: string }>(
  kind: "criterion" | "misconception",
  older: readonly One[],
  newer: readonly One[],
  fieldsOf: (owner: One) => Fields,
): RubricChange[] {
  const before = new Map(older.map((owner) => [owner.key, owner]));
  const after = new Set(newer.map(({ key }) => key));
  const kept = newer.flatMap((owner): RubricChange[] => {
    const name = { kind, key: owner.key };
    const known = before.get(owner.key);
    if (!known) return [{ owner: name, field: kind, before: null, after: owner.statement }];
    return diffFields(name, fieldsOf(known), fieldsOf(owner));
  });
  const gone = older.filter(({ key }) => !after.has(key));
  return [
    ...kept,
    ...gone.map(({ key, statement }) => ({ owner: { kind, key }, field: kind, before: statement, after: null })),
  ];
}

/** A list tells what came and what went; a single value that differs is one change. */
function diffFields(owner: Owner, older: Fields, newer: Fields): RubricChange[] {
  return newer.flatMap(([field, values], at): RubricChange[] => {
    const [, known = []] = older[at] ?? [];
    const came = values.filter((value) => !known.includes(value));
    const went = known.filter((value) => !values.includes(value));
    const isSingle = values.length <= 1 && known.length <= 1;
    if (isSingle && came.length + went.length > 0) {
      return [{ owner, field, before: went[0] ?? null, after: came[0] ?? null }];
    }
    return [
      ...went.map((before) => ({ owner, field, before, after: null })),
      ...came.map((after) => ({ owner, field, before: null, after })),
    ];
  });
}
