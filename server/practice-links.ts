import { db } from "./db";

/** The workspaces that may leave out what a person practised, since they said so when they began a take. */
export async function practiceLinks(userId: string): Promise<string[]> {
  const rows = await db.candidate.findMany({
    where: { accountId: userId },
    select: { workspace: { select: { name: true } } },
    orderBy: { createdAt: "asc" },
  });
  return [...new Set(rows.map(({ workspace }) => workspace.name))];
}

/** From now on no workspace learns of any question that a person may know it. */
export async function endPracticeLinks(userId: string): Promise<void> {
  await db.candidate.updateMany({ where: { accountId: userId }, data: { accountId: null } });
}
