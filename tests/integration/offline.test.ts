import { beforeAll, beforeEach, expect, test } from "vitest";
import { viewOffline } from "#app/offline-cards";
import { publishBank } from "#server/content";
import { bankOf, everyKind } from "#tests/support/bank";
import { addNewCards, inReview, newLearner, TODAY } from "#tests/support/cards";
import { useDatabase } from "#tests/support/database";
import { forgetPeople, NOW } from "#tests/support/people";

useDatabase();

const CHAIN = "tasks.chain";

let ana: string;

beforeAll(async () => {
  await publishBank(bankOf(everyKind()), NOW);
});

beforeEach(async () => {
  await forgetPeople();
  ana = await newLearner();
});

test("a device keeps a question of every kind, and of a chain its steps with where they lead", async () => {
  const kinds = everyKind().map(({ id }) => id);
  await addNewCards(ana, kinds);
  const { cards } = await viewOffline(ana, NOW);
  expect(cards.map(({ card }) => card.cardId).toSorted()).toEqual(kinds.toSorted());
  const chain = cards.find(({ card }) => card.cardId === CHAIN);
  expect(chain?.steps).toMatchObject([
    {
      key: "main",
      compared: { typed: null, graded: null, outcome: { score: null } },
      ways: [
        { words: "Less than 40 %", next: "probe" },
        { words: "40 % or more", next: null },
      ],
    },
    { key: "probe", ways: [{ next: null }] },
  ]);
  expect(chain?.steps?.map(({ compared }) => compared.modelAnswerHtml?.length ?? 0)).not.toContain(0);
  for (const { card, steps } of cards) expect(steps === null, card.cardId).toBe(card.cardId !== CHAIN);
});

test("what is kept holds the answers, and no rubric", async () => {
  await addNewCards(
    ana,
    everyKind().map(({ id }) => id),
  );
  const kept = JSON.stringify(await viewOffline(ana, NOW));
  expect(kept).toContain("SECRET has it started yet?");
  expect(kept).toContain("SECRET not yet");
  expect(kept).not.toContain("SECRET statement");
  expect(kept).not.toContain("said-it");
});

test("no card of another day is kept, none that is suspended, and nobody else's", async () => {
  const bo = await newLearner();
  await addNewCards(bo, [CHAIN]);
  await addNewCards(ana, [CHAIN], { ...inReview(TODAY + 1), version: 0 });
  await addNewCards(ana, ["tasks.flashcard"], { isSuspended: true });
  expect((await viewOffline(ana, NOW)).cards).toEqual([]);
  expect((await viewOffline(bo, NOW)).cards.map(({ card }) => card.cardId)).toEqual([CHAIN]);
});
