import { describe, expect, test } from "vitest";
import { backingOf, unrunItems } from "#domain/content/claims";
import { itemSchema } from "#domain/content/item";
import { itemOf } from "./authored-items";

const unrun = { why: "The lab has no sockets to wait for.", by_hand: "http_clients.py" };
const verify = [{ name: "prints one", run: "print(1)", expect: { stdout: "1\n" } }];

describe("what backs an item", () => {
  test("runs, where it has any; else the reason that it gives; else nothing", () => {
    expect(backingOf(itemOf("flashcard", { verify }))).toBe("runs");
    expect(backingOf(itemOf("predict_output"))).toBe("runs");
    expect(backingOf(itemOf("flashcard", { unrun }))).toBe("reason");
    expect(backingOf(itemOf("flashcard"))).toBe("nothing");
  });

  test("a mock interview is backed by the items that it asks", () => {
    expect(backingOf(itemOf("mock_interview"))).toBe("parts");
  });

  test("those without a run are listed with their reason, and with the program that was tried by hand", () => {
    const [byHand, never] = [unrun, { why: "It is a matter of judgement." }].map((reason) =>
      itemOf("flashcard", { unrun: reason }),
    );
    const listed = unrunItems([itemOf("flashcard", { verify, unrun }), byHand, never].flatMap((item) => item ?? []));
    expect(listed).toEqual([
      { id: "tasks.flashcard", why: unrun.why, byHand: "http_clients.py" },
      { id: "tasks.flashcard", why: "It is a matter of judgement.", byHand: null },
    ]);
  });

  test("a program tried by hand is a file of content/by-hand, not any path", () => {
    const item = { ...itemOf("flashcard"), unrun: { ...unrun, by_hand: "../secrets.py" } };
    expect(itemSchema.safeParse(item).success).toBe(false);
  });
});
