import { quantile } from "#domain/rubric/agreement";
import { gradeAnswer } from "#domain/rubric/engine";
import type { Lexicon } from "#domain/rubric/lexicon";
import type { Labelled } from "./rubric-ablation";
import { compressedSizes } from "./rubric-bundle";

/** What grading costs on this machine. */
export type Cost = {
  /** Time of 95 of 100 answers of 300 words. */
  p95Ms: number | null;
  /** Repeats of one grading, and how many different results they gave. */
  repeats: number;
  results: number;
  engineBytes: number;
  lexiconBytes: number;
};

const WORDS = 300;
const REPEATS = 1000;

/** Measures long answers, repeats and size. */
export function measureCost(labelled: readonly Labelled[], lexicon: Lexicon): Cost {
  const times: number[] = [];
  for (const { asked, exemplars } of labelled) {
    const answer = longAnswer(exemplars.map((exemplar) => exemplar.answer));
    gradeAnswer({ answer: "", ...asked, lexicon }); // compiles the rubric, which is no part of an answer's time
    for (let round = 0; round < 5; round += 1) {
      const startedAt = performance.now();
      gradeAnswer({ answer, ...asked, lexicon });
      times.push(performance.now() - startedAt);
    }
  }
  const [first] = labelled;
  const answer = first?.exemplars[0]?.answer ?? "";
  const results = new Set<string>();
  if (first !== undefined) {
    for (let repeat = 0; repeat < REPEATS; repeat += 1)
      results.add(JSON.stringify(gradeAnswer({ answer, ...first.asked, lexicon })));
  }
  const { engine, lexicon: lexiconBytes } = compressedSizes();
  return {
    p95Ms: quantile(
      times.toSorted((one, other) => one - other),
      0.95,
    ),
    repeats: REPEATS,
    results: results.size,
    engineBytes: engine,
    lexiconBytes,
  };
}

function longAnswer(answers: readonly string[]): string {
  return answers.join(" ").split(/\s+/).slice(0, WORDS).join(" ");
}
