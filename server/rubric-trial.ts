import { gradeAnswer } from "#domain/rubric/engine";
import type { Grade } from "#domain/rubric/grade";
import type { Rubric } from "#domain/rubric/rubric";
import { countAttempt } from "./limits";
import { promptOf } from "./rubric-shelf";
import { getForkVersion } from "./rubric-forks";
import { getRubric } from "./rubrics";

const TRIALS = { name: "rubric-trial:person", max: 300, windowSeconds: 10 * 60 };

/** What is tried: a published version of a rubric, or one version of one's own. */
export type TrialRubric = { rubricId: string } | { forkId: string; version: number };

/**
 * Scores an answer that nobody gave: by any version of a rubric, and without storing anything.
 *
 * @throws {Refusal} not-found, also for somebody else's variant; too-many
 */
export async function tryAnswer(
  userId: string,
  tried: TrialRubric,
  answer: string,
  now: Date,
): Promise<{ grade: Grade; rubric: Rubric }> {
  await countAttempt(TRIALS, userId, now);
  const { rubric, lexicon, itemId, step } =
    "rubricId" in tried ? await getRubric(tried.rubricId) : await getForkVersion(userId, tried);
  const grade = gradeAnswer({ answer, question: await promptOf(itemId, step), rubric, lexicon });
  return { grade, rubric };
}
