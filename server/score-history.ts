import { z } from "zod";
import { type CoverageChange, coverageChanges } from "#domain/rubric/score-history";
import { db } from "./db";

/** One scored answer to a question, and how its coverage differs from the answer before. */
export type ScoredAttempt = CoverageChange & {
  answerId: string;
  submittedAt: Date;
  points: number;
  maxPoints: number;
};

const LONGEST = 20;
const verdictSchema = z.enum(["met", "partial", "not", "contradicted", "unsure"]);

/** The latest scored answers of `userId` to one prompt, oldest first; empty where it is not scored by a rubric. */
export async function scoreHistory(userId: string, itemId: string, step: string): Promise<ScoredAttempt[]> {
  const runs = await db.gradingRun.findMany({
    where: { userId, grader: "deterministic", answer: { itemId, step } },
    orderBy: [{ answer: { submittedAt: "desc" } }, { createdAt: "asc" }],
    distinct: ["answerId"],
    take: LONGEST,
    select: {
      answerId: true,
      points: true,
      maxPoints: true,
      answer: { select: { submittedAt: true } },
      criteria: { select: { key: true, verdict: true }, orderBy: { position: "asc" } },
    },
  });
  const attempts = runs.toReversed().map(({ answer, criteria, ...run }) => ({
    ...run,
    submittedAt: answer.submittedAt,
    verdicts: criteria.map(({ key, verdict }) => ({ key, verdict: verdictSchema.parse(verdict) })),
  }));
  const changes = coverageChanges(attempts);
  return attempts.map(({ answerId, submittedAt, points, maxPoints }, at) => {
    const { gained = [], lost = [] } = changes[at] ?? {};
    return { answerId, submittedAt, points, maxPoints, gained, lost };
  });
}
