import type { Item, ItemOf } from "./item";
import type { Question } from "./question";
import { seededOrder } from "./seeded-order";

/** The public half of an item. */
export function questionOf(item: Item): Question {
  switch (item.kind) {
    case "flashcard":
      return { kind: item.kind, front: item.front };
    case "cloze":
      return { kind: item.kind, text: item.text, blanks: Object.keys(item.blanks).toSorted() };
    case "single_choice":
    case "multi_choice": {
      const options = item.options.map(({ key, text }) => ({ key, text }));
      return { kind: item.kind, prompt: item.prompt, code: item.code ?? null, options };
    }
    case "predict_output":
      return { kind: item.kind, prompt: item.prompt, code: item.code };
    case "order_events":
      return { kind: item.kind, prompt: item.prompt, code: item.code, events: onScreen(shuffledEvents(item)) };
    case "spot_bug":
      return { kind: item.kind, prompt: item.prompt, code: item.code, reasons: onScreen(shuffledReasons(item)) };
    case "fix_code":
    case "write_code":
      return { kind: item.kind, prompt: item.prompt, code: item.code, hints: item.hints };
    case "free_text":
      return { kind: item.kind, prompt: item.prompt };
    case "chain": {
      const { id = "", prompt = "" } = item.steps[0] ?? {};
      return { kind: item.kind, prompt, firstStep: id, stepCount: item.steps.length };
    }
    case "mock_interview":
      return mockQuestion(item);
  }
}

/** The events as the screen lists them: in an order drawn from the item's id. */
export function shuffledEvents(item: ItemOf<"order_events">) {
  return seededOrder(item.events, item.id);
}

/** The reasons as the screen lists them: in an order drawn from the item's id. */
export function shuffledReasons(item: ItemOf<"spot_bug">) {
  return seededOrder(item.reasons, item.id);
}

/** The public key of the thing at a place on the screen, from 0: its name would give the answer away. */
export function placeKey(place: number): string {
  return String(place + 1);
}

function onScreen(things: readonly { text: string }[]) {
  return things.map(({ text }, place) => ({ key: placeKey(place), text }));
}

function mockQuestion({ kind, rules, sections }: ItemOf<"mock_interview">): Question {
  const { no_back: noBack, hints, feedback, pause } = rules;
  return { kind, rules: { noBack, hints, feedback, pause }, sections };
}
