import { z } from "zod";
import type { Criterion, PatternSource, Rubric, RubricMisconception } from "./rubric";

const line = z.string().max(400);
const edited = { key: z.string().max(60), statement: line, patterns: z.array(z.string().max(300)).max(60) };

/** What a form can change of a rubric. The key of something new is empty; patterns are what they say, one a line. */
export const rubricEditsSchema = z.strictObject({
  criteria: z.array(z.strictObject({ ...edited, points: z.number() })).max(12),
  misconceptions: z.array(z.strictObject({ ...edited, correction: line, deduct: z.number() })).max(12),
});
export type RubricEdits = z.infer<typeof rubricEditsSchema>;

/** A rubric as a form shows it. */
export function editsOf({ criteria, misconceptions }: Rubric): RubricEdits {
  const saysOf = (patterns: readonly PatternSource[]) => patterns.map(({ says }) => says);
  return {
    criteria: criteria.map(({ key, statement, points, patterns }) => {
      return { key, statement, points, patterns: saysOf(patterns) };
    }),
    misconceptions: misconceptions.map(({ key, statement, correction, deduct, patterns }) => {
      return { key, statement, correction, deduct, patterns: saysOf(patterns) };
    }),
  };
}

/** The rubric as the form has it, still to be checked; whatever the form does not show stays as it was. */
export function applyEdits(rubric: Rubric, edits: RubricEdits): object {
  const keys = new Set([...edits.criteria, ...edits.misconceptions].map(({ key }) => key));
  const named = <One extends { key: string; statement: string }>(one: One): One => {
    if (one.key !== "") return one;
    const key = newKey(one.statement, keys);
    keys.add(key);
    return { ...one, key };
  };
  return {
    ...rubric,
    maxPoints: undefined, // points were changed, so their sum counts anew
    criteria: edits.criteria.map(named).map((one) => mergeInto(rubric.criteria, one)),
    misconceptions: edits.misconceptions.map(named).map((one) => mergeInto(rubric.misconceptions, one)),
  };
}

function mergeInto(
  owners: readonly (Criterion | RubricMisconception)[],
  edit: RubricEdits["criteria"][number] | RubricEdits["misconceptions"][number],
): object {
  const known = owners.find(({ key }) => key === edit.key);
  const left = [...(known?.patterns ?? [])];
  const patterns = edit.patterns
    .map((says) => says.trim())
    .filter((says) => says !== "")
    .map((says) => {
      const at = left.findIndex((pattern) => pattern.says.trim() === says);
      return at < 0 ? { says } : left.splice(at, 1)[0];
    });
  return { ...known, ...edit, patterns };
}

/** Words of the statement as a key that is not taken. */
function newKey(statement: string, taken: ReadonlySet<string>): string {
  const words = statement.toLowerCase().match(/[a-z0-9]+/g) ?? [];
  const base = words.slice(0, 4).join("-").slice(0, 50) || "new";
  let key = base;
  for (let number = 2; taken.has(key); number += 1) key = `${base}-${number}`;
  return key;
}
