import { compileRubric } from "./compiled-rubric";
import type { Lexicon } from "./lexicon";
import { lexiconOf, ownConceptFaults } from "./own-concepts";
import { maxPoints } from "./points";
import type { Rubric } from "./rubric";

/** Every fault of a rubric that its schema cannot see, each as a sentence that names the place; empty if there is none. */
export function lintRubric(rubric: Rubric, shared: Lexicon): string[] {
  const lexicon = lexiconOf(rubric, shared);
  return [
    ...ownConceptFaults(rubric, shared),
    ...duplicateKeys(rubric),
    ...danglingKeys(rubric),
    ...circularSupport(rubric),
    ...unknownEntities(rubric, lexicon),
    ...impossibleNumbers(rubric),
    ...compileRubric(rubric, lexicon).problems,
  ];
}

function duplicateKeys({ criteria, misconceptions, groups }: Rubric): string[] {
  return [...keysThereTwice([...criteria, ...misconceptions], "key"), ...keysThereTwice(groups, "group")];
}

function keysThereTwice(owners: readonly { key: string }[], what: string): string[] {
  const keys = owners.map(({ key }) => key);
  const twice = new Set(keys.filter((key, index) => keys.indexOf(key) !== index));
  return [...twice].map((key) => `${what} "${key}" is there twice`);
}

function danglingKeys({ criteria, misconceptions, groups }: Rubric): string[] {
  const keys = new Set(criteria.map(({ key }) => key));
  const groupKeys = new Set(groups.map(({ key }) => key));
  const problems: string[] = [];
  for (const { key, group, dependsOn } of criteria) {
    if (group !== undefined && !groupKeys.has(group)) problems.push(`${key}: there is no group "${group}"`);
    if (dependsOn !== undefined && !keys.has(dependsOn))
      problems.push(`${key}: depends on "${dependsOn}", which is no criterion`);
  }
  for (const { key, voids } of misconceptions) {
    for (const voided of voids)
      if (!keys.has(voided)) problems.push(`${key}: voids "${voided}", which is no criterion`);
  }
  for (const { key, need } of groups) {
    const members = criteria.filter(({ group }) => group === key).length;
    if (members === 0) problems.push(`group "${key}" has no criteria`);
    else if (typeof need === "number" && need > members)
      problems.push(`group "${key}" needs ${need} of ${members} criteria`);
  }
  return problems;
}

function circularSupport({ criteria }: Rubric): string[] {
  const supports = new Map(criteria.map(({ key, dependsOn }) => [key, dependsOn]));
  return criteria.flatMap(({ key }) => {
    const seen = new Set<string>();
    for (let at = supports.get(key); at !== undefined && !seen.has(at); at = supports.get(at)) {
      if (at === key) return [`${key}: depends on itself`];
      seen.add(at);
    }
    return [];
  });
}

function unknownEntities({ criteria, misconceptions }: Rubric, { entities }: Lexicon): string[] {
  return [...criteria, ...misconceptions].flatMap(({ key, about, patterns }) => {
    const named = new Set([about, ...patterns.map((pattern) => pattern.about)]);
    return [...named].flatMap((entity) =>
      entity === undefined || entities.has(entity)
        ? []
        : [`${key}: about "${entity}", which is no entity of the lexicon`],
    );
  });
}

function impossibleNumbers(rubric: Rubric): string[] {
  const most = maxPoints(rubric);
  const sum = rubric.criteria.reduce((total, { points }) => total + points, 0);
  const problems: string[] = [];
  if (rubric.passPoints !== undefined && rubric.passPoints > most)
    problems.push(`passPoints is more than the ${most} there are`);
  if (most > sum) problems.push(`maxPoints is ${most}, but all criteria together give ${sum}`);
  if (most <= 0) problems.push("a rubric of bonuses alone has no points; give maxPoints");
  return problems;
}
