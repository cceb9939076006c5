import { db } from "#server/db";
import { NOW } from "./people";

/** Flashcards with these ids, for tests of many cards. */
export async function publishManyItems(ids: readonly string[]): Promise<void> {
  const same = { rev: 1, kind: "flashcard", difficulty: 2, level: "mid", expectedSeconds: 30, question: {} };
  const rest = { answerKey: {}, contentHash: "-", publishedAt: NOW };
  await db.item.createMany({
    data: ids.map((id, position) => ({ id, title: id, searchText: id, position, ...same, ...rest })),
  });
}
