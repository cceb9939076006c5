import { stringify } from "yaml";
import { problemText } from "#domain/content/problem";
import type { Concept } from "#domain/rubric/concept";
import { maxPoints } from "#domain/rubric/points";
import { type PatternSource, type Rubric, rubricSchema } from "#domain/rubric/rubric";
import { Refusal } from "#domain/refusal";
import { readYaml, schemaProblems } from "./yaml-file";

const MOST_PROBLEMS = 8;

/** A rubric in the form that authors write, what goes without saying left out. */
export function rubricYaml(rubric: Rubric): string {
  const { criteria, misconceptions, groups, concepts, maxPoints: most, passPoints } = rubric;
  const sum = maxPoints(rubricSchema.parse({ criteria }));
  const written = {
    ...(most !== undefined && most !== sum && { maxPoints: most }),
    ...(passPoints !== undefined && { passPoints }),
    ...(groups.length > 0 && { groups }),
    ...(Object.keys(concepts).length > 0 && {
      concepts: Object.fromEntries(Object.entries(concepts).map(([key, ways]) => [key, writtenConcept(ways)])),
    }),
    criteria: criteria.map(({ kind, polarity, patterns, accepts, feedback, ...criterion }) => ({
      ...criterion,
      ...(kind !== "required" && { kind }),
      ...(polarity !== "assert" && { polarity }),
      ...(patterns.length > 0 && { patterns: patterns.map(writtenPattern) }),
      ...(accepts.length > 0 && { accepts }),
      ...(Object.keys(feedback).length > 0 && { feedback }),
    })),
    ...(misconceptions.length > 0 && {
      misconceptions: misconceptions.map(({ severity, voids, patterns, ...misconception }) => ({
        ...misconception,
        ...(severity !== "major" && { severity }),
        ...(voids.length > 0 && { voids }),
        patterns: patterns.map(writtenPattern),
      })),
    }),
  };
  return stringify(written, { lineWidth: 100 });
}

/** Only the ways that there are. */
function writtenConcept(ways: Concept) {
  return Object.fromEntries(Object.entries(ways).filter(([, names]) => names.length > 0));
}

function writtenPattern({ says, within, gap, about, polarity, unless, strength }: PatternSource) {
  return {
    says,
    ...(within !== "clause" && { within }),
    ...(within === "adjacent" && { gap }),
    ...(about !== undefined && { about }),
    ...(polarity !== "assert" && { polarity }),
    ...(unless.length > 0 && { unless }),
    ...(strength !== "full" && { strength }),
  };
}

/** The rubric that a text says. @throws {Refusal} invalid, naming the lines that are wrong and what is allowed there */
export function readRubricYaml(text: string): Rubric {
  const yaml = readable(text);
  if (yaml.problems.length > 0) throw refusal(yaml.problems.map(problemText));
  const parsed = rubricSchema.safeParse(yaml.value);
  if (!parsed.success) throw refusal(schemaProblems(yaml, parsed.error).map(problemText));
  return parsed.data;
}

function readable(text: string): ReturnType<typeof readYaml> {
  try {
    return readYaml("line", text);
  } catch (error) {
    // Aliases can grow without bounds; the reader stops at a hundred.
    if (error instanceof ReferenceError)
      throw new Refusal("invalid", "Write it without YAML aliases (&name and *name).");
    throw error;
  }
}

/** Several faults as one refusal, a line each. */
export function refusal(faults: readonly string[]): Refusal {
  const more = faults.length - MOST_PROBLEMS;
  const shown = [...faults.slice(0, MOST_PROBLEMS), ...(more > 0 ? [`and ${more} more`] : [])];
  return new Refusal("invalid", shown.join("\n"));
}
