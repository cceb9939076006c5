import { beforeAll, beforeEach, expect, test } from "vitest";
import { scoreHere } from "#app/(session)/review/held-score";
import { viewOffline } from "#app/offline-cards";
import { blankResponse } from "#domain/quiz/blank-response";
import { scoreResponse } from "#domain/quiz/scoring";
import { publishBank } from "#server/content";
import { bankOf, everyKind, rightResponse } from "#tests/support/bank";
import { addNewCards, inReview, newLearner, TODAY } from "#tests/support/cards";
import { useDatabase } from "#tests/support/database";
import { forgetPeople, NOW } from "#tests/support/people";
import { viewOutcome } from "#ui/result-view";

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

test("a closed question is scored on the device as on the server, in the same words", async () => {
  const kinds = everyKind();
  await addNewCards(
    ana,
    kinds.map(({ id }) => id),
  );
  const { cards } = await viewOffline(ana, NOW);
  const scored: string[] = [];
  for (const { card, scoring } of cards) {
    if (!scoring) continue;
    const { key, question } = scoring;
    const blank = blankResponse(question);
    const typed = blank && "blanks" in blank ? { ...blank, blanks: { "1": "<b>`x`</b> & y", "2": "` a" } } : blank;
    const printed = typed?.kind === "predict_output" ? { ...typed, output: "a\n\n<i>b</i>\n" } : typed;
    for (const response of [rightResponse(key), blank, printed]) {
      if (!response) continue;
      const { outcome } = scoreHere(scoring, { response, elapsedMs: 0 });
      const there = await viewOutcome(scoreResponse(key, question, response));
      expect(outcome, card.cardId).toEqual({ ...there, summaryHtml: there.summaryHtml?.trim() ?? null });
      scored.push(question.kind);
    }
    expect(() => scoreHere(scoring, { response: { kind: question.kind }, elapsedMs: 0 })).toThrow();
    expect(scoreHere(scoring, { response: rightResponse(key), elapsedMs: 0 }).proposal?.rating).toBe("easy");
  }
  expect([...new Set(scored)].toSorted()).toEqual([
    "cloze",
    "multi_choice",
    "order_events",
    "predict_output",
    "single_choice",
    "spot_bug",
  ]);
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
