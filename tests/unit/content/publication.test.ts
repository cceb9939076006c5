import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { answerKeySchema } from "#domain/content/answer-key";
import { publishItem } from "#domain/content/publication";
import { questionSchema } from "#domain/content/question";
import { seededOrder } from "#domain/content/seeded-order";
import { ALL_KINDS, itemOf } from "./authored-items";

describe("publishItem", () => {
  test.each(ALL_KINDS)("gives a %s whose halves fit their schemas after a trip through JSON", (kind) => {
    const { question, key } = publishItem(itemOf(kind));
    expect(questionSchema.parse(JSON.parse(JSON.stringify(question)))).toEqual(question);
    expect(answerKeySchema.parse(JSON.parse(JSON.stringify(key)))).toEqual(key);
    expect(question.kind).toBe(kind);
    expect(key.kind).toBe(kind);
  });

  test.each(ALL_KINDS)("keeps everything secret of a %s out of the question and the search text", (kind) => {
    const { question, key, searchText } = publishItem(itemOf(kind));
    expect(JSON.stringify(question)).not.toMatch(/secret/i);
    expect(searchText).not.toMatch(/secret/i);
    expect(JSON.stringify(key)).toContain("SECRET");
  });

  test.each(ALL_KINDS)("publishes a %s the same way each time", (kind) => {
    expect(publishItem(itemOf(kind))).toEqual(publishItem(itemOf(kind)));
  });

  test("lists events by their place on the screen, not in the order in which they happen", () => {
    const item = itemOf("order_events");
    const { question, key } = publishItem(item);
    if (question.kind !== "order_events" || key.kind !== "order_events" || item.kind !== "order_events")
      throw new Error();
    expect(question.events.map((event) => event.key)).toEqual(["1", "2", "3", "4"]);
    expect(key.order.map((event) => event.key)).not.toEqual(["1", "2", "3", "4"]);
    const texts = key.order.map((event) => question.events.find((shown) => shown.key === event.key)?.text);
    expect(texts).toEqual(item.events.map(({ text }) => text));
    expect(key.order.map(({ at }) => at)).toEqual([0, 1, 2, 3]);
  });

  test("lists the reasons for a bug by their place, and knows the right one by it", () => {
    const { question, key } = publishItem(itemOf("spot_bug"));
    if (question.kind !== "spot_bug" || key.kind !== "spot_bug") throw new Error();
    expect(question.reasons.find((reason) => reason.key === key.reason)?.text).toBe("It prints too early.");
    const wrong = key.reasons.find((reason) => reason.key !== key.reason);
    expect(wrong?.feedback).toBe("SECRET it does not");
  });

  test("shares a multiple choice's points among the right options unless the author says otherwise", () => {
    const shared = publishItem(itemOf("multi_choice")).key;
    expect(shared).toMatchObject({ answers: ["A", "C"], perCorrect: 0.5, perWrong: -0.5 });
    const scoring = { per_correct: 0.5, per_wrong: -0.25, floor: 0 };
    expect(publishItem(itemOf("multi_choice", { scoring })).key).toMatchObject({ perWrong: -0.25 });
  });

  test("hands out the rubric of each typed answer by its step", () => {
    expect(publishItem(itemOf("free_text")).rubrics.map(({ step }) => step)).toEqual([null]);
    expect(publishItem(itemOf("chain")).rubrics.map(({ step }) => step)).toEqual(["main", "probe"]);
    expect(publishItem(itemOf("cloze")).rubrics).toEqual([]);
  });

  test("can be found by title and prompt", () => {
    expect(publishItem(itemOf("cloze")).searchText).toBe("A title `…` schedules and … waits.");
  });
});

describe("seededOrder", () => {
  const values = fc.array(fc.integer(), { minLength: 2, maxLength: 12 });

  test("keeps every value, depends on the seed alone, and never keeps the first place for all", () => {
    fc.assert(
      fc.property(values, fc.string(), (list, seed) => {
        const numbered = list.map((value, index) => ({ value, index }));
        const ordered = seededOrder(numbered, seed);
        expect(ordered).toEqual(seededOrder(numbered, seed));
        expect(new Set(ordered)).toEqual(new Set(numbered));
        expect(ordered).not.toEqual(numbered);
      }),
    );
  });

  test("puts the first value in every place about as often", () => {
    const places = Array.from({ length: 4 }, () => 0);
    for (let seed = 0; seed < 400; seed += 1) {
      const place = seededOrder(["a", "b", "c", "d"], `item-${seed}`).indexOf("a");
      places[place] = (places[place] ?? 0) + 1;
    }
    expect(Math.min(...places)).toBeGreaterThan(60);
  });
});
