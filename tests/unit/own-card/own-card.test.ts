import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { answerKeySchema } from "#domain/content/answer-key";
import { questionSchema } from "#domain/content/question";
import { itemIdSchema } from "#domain/content/shared-fields";
import { answerableIdSchema } from "#domain/own-card/item-id";
import { ownCardIdSchema, ownCardSchema, storedCard, writtenCard } from "#domain/own-card/own-card";

const parse = (changes: Record<string, string> = {}) =>
  ownCardSchema.parse({ kind: "flashcard", front: "What is a task?", back: "A scheduled coroutine.", ...changes });

describe("a card that is written", () => {
  test("keeps its Markdown, with one kind of line end and no space around", () => {
    expect(parse({ front: "  a\r\nb\rc \n" }).front).toBe("a\nb\nc");
  });

  test("refuses control characters, and lets tabs and line ends pass", () => {
    expect(() => parse({ front: "a\u0007b" })).toThrow(/control characters/);
    expect(() => parse({ back: "a\u0000b" })).toThrow(/control characters/);
    expect(() => parse({ notes: "\u001b[31m" })).toThrow(/control characters/);
    expect(parse({ front: "a\tb\nc" }).front).toBe("a\tb\nc");
  });

  test("has limits that are told", () => {
    expect(() => parse({ front: "x".repeat(4001) })).toThrow(/at most 4,000 characters/);
    expect(() => parse({ front: "   " })).toThrow(/write something to be asked/);
    expect(() => parse({ tags: Array.from({ length: 11 }, (_, at) => `t${at}`).join(",") })).toThrow(/at most 10 tags/);
    expect(() => parse({ tags: "x".repeat(41) })).toThrow(/at most 40 characters/);
  });

  test("has each tag once, in one form", () => {
    expect(parse({ tags: " Event  Loop, event loop ,,Cafe\u0301" }).tags).toEqual(["event loop", "caf\u00e9"]);
  });

  test("needs an answer: a back, or at least one blank", () => {
    expect(() => storedCard(parse({ back: " " }))).toThrow(/Back: write the answer/);
    expect(() => storedCard(parse({ kind: "cloze", front: "no blank" }))).toThrow(/double braces/);
    const ten = Array.from({ length: 10 }, (_, at) => `{{a${at}}}`).join(" ");
    expect(() => storedCard(parse({ kind: "cloze", front: ten }))).toThrow(/at most 9 blanks/);
    expect(() => storedCard(parse({ kind: "cloze", front: `{{${"x".repeat(101)}}}` }))).toThrow(/at most 100/);
  });

  test("is called by its first words, without marks and never with an answer", () => {
    expect(storedCard(parse({ front: "```python\nx = 1\n```\n\n## *Why* `await`?" })).title).toBe("x = 1");
    expect(storedCard(parse({ front: "Is `create_task` _really_ **eager**?" })).title).toBe(
      "Is create_task really eager?",
    );
    expect(storedCard(parse({ kind: "cloze", front: "await {{suspends}} it" })).title).toBe("await … it");
    const long = storedCard(parse({ front: "word ".repeat(60) })).title;
    expect(long.length).toBeLessThanOrEqual(91);
    expect(long.endsWith("word…")).toBe(true);
  });

  test("is stored in the bank's own form, and read back as it was written", () => {
    const text = fc.string({ unit: "grapheme", minLength: 1, maxLength: 60 });
    fc.assert(
      fc.property(text, text, text, (front, back, notes) => {
        const written = ownCardSchema.safeParse({ kind: "flashcard", front, back, notes });
        if (!written.success || written.data.back === "") return;
        const { question, key, title } = storedCard(written.data);
        expect(questionSchema.parse(question)).toEqual(question);
        expect(answerKeySchema.parse(key)).toEqual(key);
        expect(title.length).toBeGreaterThan(0);
        expect(title.isWellFormed()).toBe(true);
        expect({ ...writtenCard(question, key), tags: [] }).toEqual(written.data);
      }),
    );
  });

  test("with blanks keeps the answers out of what is shown", () => {
    const { question, key } = storedCard(parse({ kind: "cloze", front: "await {{suspends|pauses}} the {{task}}" }));
    expect(JSON.stringify(question)).not.toMatch(/suspends|pauses/);
    expect(writtenCard(question, key)?.front).toBe("await {{suspends|pauses}} the {{task}}");
  });
});

describe("ids", () => {
  const own = "own-6f1c7f0e-52d4-4cf5-8f3f-1d4a35d60a01";

  test("of own cards and of the bank never meet", () => {
    expect(ownCardIdSchema.safeParse(own).success).toBe(true);
    expect(itemIdSchema.safeParse(own).success).toBe(false);
    expect(ownCardIdSchema.safeParse("tasks.create-task").success).toBe(false);
    expect(answerableIdSchema.safeParse(own).success).toBe(true);
    expect(answerableIdSchema.safeParse("tasks.create-task").success).toBe(true);
    expect(answerableIdSchema.safeParse("own-../../etc").success).toBe(false);
  });
});
