import { expect, test } from "vitest";
import { publishGate } from "#domain/rubric/gate";
import { tryInTurns } from "#server/rubric-gate";
import { loadCoreRubrics, loadLexicon } from "#tests/support/rubric-files";

test("a rubric is tried as ever while others are served in between", async () => {
  const core = loadCoreRubrics().get("Q3");
  if (!core) throw new Error("there is no core rubric of that question");
  const strict = {
    ...core.rubric,
    criteria: core.rubric.criteria.map((one) => ({ ...one, accepts: ["Nothing earns it."] })),
  };
  const lexicon = loadLexicon();
  let served = 0;
  let isDone = false;
  const serve = () => {
    served += 1;
    if (!isDone) setImmediate(serve);
  };
  setImmediate(serve);
  const problems = await tryInTurns(strict, core.question, lexicon);
  isDone = true;
  expect(problems).toEqual(publishGate(strict, core.question, lexicon));
  expect(problems.length).toBeGreaterThan(0);
  expect(served).toBeGreaterThan(10);
});
