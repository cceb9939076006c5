import { db } from "#server/db";

/** Leaves a criterion of a scored answer open, as if the scoring had not been sure of it. */
export async function leaveOpen(userId: string, answerId: string, key: string): Promise<void> {
  const before = await db.criterionResult.findUniqueOrThrow({
    where: { userId_runId_key: { userId, runId: answerId, key } },
  });
  await db.criterionResult.update({
    where: { userId_runId_key: { userId, runId: answerId, key } },
    data: { verdict: "unsure", points: 0 },
  });
  await db.gradingRun.update({
    where: { userId_id: { userId, id: answerId } },
    data: { points: { decrement: before.points } },
  });
}
