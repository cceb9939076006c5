import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { z } from "zod";
import { gradeAnswer } from "#domain/rubric/engine";
import type { Grade } from "#domain/rubric/grade";
import { loadCoreRubrics, loadLexicon } from "#tests/support/rubric-files";

const sentences = z.array(z.string());
const paraphrases = z
  .record(
    z.string(),
    z.object({ earns: z.record(z.string(), sentences), holds: z.record(z.string(), sentences), nothing: sentences }),
  )
  .parse(parse(readFileSync(path.join(import.meta.dirname, "paraphrases.yaml"), "utf8")));

const lexicon = loadLexicon();
const cores = loadCoreRubrics();

function grade(qid: string, answer: string): Grade {
  const core = cores.get(qid);
  if (!core) throw new Error(`no rubric for ${qid}`);
  return gradeAnswer({ ...core, answer, lexicon });
}

describe.each(Object.entries(paraphrases))("%s, in other words", (qid, { earns, holds, nothing }) => {
  test.each(Object.entries(earns))("earns %s", (key, answers) => {
    const missed = answers.filter((answer) => {
      const { criteria, misconceptions } = grade(qid, answer);
      return misconceptions.length > 0 || criteria.find((each) => each.key === key)?.verdict !== "met";
    });
    expect(missed).toEqual([]);
  });

  test.each(Object.entries(holds))("asserts %s", (key, answers) => {
    expect(answers.filter((answer) => !grade(qid, answer).misconceptions.some((each) => each.key === key))).toEqual([]);
  });

  test("says nothing that counts", () => {
    const counted = nothing.filter((answer) => {
      const { criteria, misconceptions } = grade(qid, answer);
      return misconceptions.length > 0 || criteria.some(({ points }) => points > 0);
    });
    expect(counted).toEqual([]);
  });
});
