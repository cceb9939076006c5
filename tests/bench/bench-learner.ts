import type { StudySettings } from "#domain/scheduling/settings";
import { addCards } from "#server/cards";
import { db } from "#server/db";
import { openGuestSession } from "#server/people";
import { startStudy } from "#server/study";
import { Browser } from "#tests/support/visits";

/** Somebody with cards, and the cookie that proves who they are. */
export type BenchLearner = { userId: string; cookie: { name: string; value: string } };

/** A guest to whom these items are new cards. */
export async function newBenchLearner(
  itemIds: readonly string[],
  settings: Partial<StudySettings> = {},
): Promise<BenchLearner> {
  const now = new Date();
  const browser = new Browser({ address: String(Math.random()) });
  const { viewer, setCookies } = await openGuestSession(browser.visit(now));
  browser.keep(setCookies);
  await startStudy(viewer.id, null, now);
  await db.study.update({ where: { userId: viewer.id }, data: { settings } });
  await addCards(viewer.id, itemIds, now);
  const [[name, value] = ["", ""]] = browser.cookies;
  return { userId: viewer.id, cookie: { name, value: encodeURIComponent(value) } };
}
