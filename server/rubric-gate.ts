import { setImmediate as nextTurn } from "node:timers/promises";
import { type GateProblem, gateSteps } from "#domain/rubric/gate";
import type { Lexicon } from "#domain/rubric/lexicon";
import type { Rubric } from "#domain/rubric/rubric";

/** A rubric with many patterns is tried for seconds; nobody else is to wait for longer than this. */
const TURN_MS = 10;

/** Tries a rubric as the bank's are tried before they are published, with other requests served in between. */
export async function tryInTurns(rubric: Rubric, question: string, lexicon: Lexicon): Promise<GateProblem[]> {
  const problems: GateProblem[] = [];
  let since = performance.now();
  for (const step of gateSteps(rubric, question, lexicon)) {
    if (step) problems.push(step);
    if (performance.now() - since < TURN_MS) continue;
    await nextTurn();
    since = performance.now();
  }
  return problems;
}
