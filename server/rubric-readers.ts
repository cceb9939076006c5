import type { Viewer } from "./auth-sessions";
import { isAuthor } from "./authors";
import { db } from "./db";

/** Whether somebody may read rubrics: an author, or who said in the settings that they write or interview. */
export async function mayReadRubrics(viewer: Viewer): Promise<boolean> {
  return isAuthor(viewer) || (await hasAskedForRubrics(viewer.id));
}

/** Whether somebody said in the settings that they write or interview. */
export async function hasAskedForRubrics(userId: string): Promise<boolean> {
  return (await db.rubricReader.findUnique({ where: { userId }, select: { userId: true } })) !== null;
}

/** Keeps, or forgets, that somebody writes or interviews. */
export async function askForRubrics(userId: string, isWanted: boolean, now: Date): Promise<void> {
  if (isWanted) await db.rubricReader.createMany({ data: [{ userId, since: now }], skipDuplicates: true });
  else await db.rubricReader.deleteMany({ where: { userId } });
}
