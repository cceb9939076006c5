import { beforeEach, describe, expect, test } from "vitest";
import type { Errata } from "#domain/content/erratum";
import { publishBank } from "#server/content";
import { db } from "#server/db";
import { publishedErrata } from "#server/errata";
import { bankOf } from "#tests/support/bank";
import { useDatabase } from "#tests/support/database";
import { later, NOW } from "#tests/support/people";
import { itemOf } from "../unit/content/authored-items";

useDatabase();

beforeEach(async () => {
  await db.$executeRaw`TRUNCATE item, topic, lexicon, rubric, erratum CASCADE`;
});

const found: Errata = {
  documents: [{ file: "000_text.txt", title: "A text" }],
  errata: [
    {
      id: "X01",
      changes: "fact",
      places: [{ file: "000_text.txt", lines: "2-3", quote: "in parallel" }],
      truth: "They take turns in one thread.",
      evidence: "All report one thread id.",
      asked_by: ["tasks.cloze#first-belief"],
    },
  ],
};
const covering = itemOf("flashcard", { covers: ["X01"] });
const bank = { ...bankOf([covering, itemOf("cloze")]), errata: found };

describe("errata", () => {
  test("are published with the questions on them, those that ask about the error itself first", async () => {
    expect(await publishBank(bank, NOW)).toMatchObject({ errata: 1 });
    expect(await publishedErrata()).toMatchObject([
      {
        id: "X01",
        places: [{ title: "A text", lines: "2-3", quote: "in parallel" }],
        items: [{ id: "tasks.cloze" }, { id: "tasks.flashcard" }],
      },
    ]);
  });

  test("a second publication writes nothing; one that is gone is forgotten", async () => {
    await publishBank(bank, NOW);
    expect(await publishBank(bank, later(60))).toMatchObject({ errata: 0 });
    expect(await publishBank({ ...bank, errata: { documents: [], errata: [] } }, later(60))).toMatchObject({
      errata: 1,
    });
    expect(await publishedErrata()).toEqual([]);
  });

  test("a question that is asked no longer is not linked to", async () => {
    await publishBank(bank, NOW);
    await publishBank({ ...bank, items: [covering] }, later(60));
    expect((await publishedErrata())[0]?.items).toEqual([{ id: "tasks.flashcard", title: "A title" }]);
  });
});

describe("an id that was used for another kind", () => {
  test("stops the publication, also when the first was retired, and what is published stays", async () => {
    await publishBank(bank, NOW);
    const before = await db.item.findMany({ orderBy: { id: "asc" } });
    const reused = { ...itemOf("free_text"), id: "tasks.cloze" };
    const other = itemOf("single_choice");
    const publication = publishBank({ ...bank, items: [covering, reused, other] }, later(60));
    await expect(publication).rejects.toThrow(
      /items\/tasks\/cloze\.yaml kind: tasks\.cloze was published as cloze, and is now free_text/,
    );
    expect(await db.item.findMany({ orderBy: { id: "asc" } })).toEqual(before);

    await publishBank({ ...bank, items: [covering] }, later(60));
    await expect(publishBank({ ...bank, items: [covering, reused] }, later(90))).rejects.toThrow("published as cloze");
  });
});
