import { z } from "zod";
import type { AnswerKey } from "#domain/content/answer-key";
import type { Question } from "#domain/content/question";
import { Refusal } from "#domain/refusal";
import { MOST_BLANKS, readBlanks, writeBlanks } from "./blanks";
import { isOwnCardId } from "./own-id";

/** How much one card may hold. */
export const CARD_LIMITS = { front: 4000, back: 8000, notes: 4000, tags: 10, tag: 40, blank: 100 };

/** How many cards one person may have, those deleted lately with them. */
export const MOST_CARDS = 5000;

/** Days for which a deleted card can be brought back. */
export const KEPT_DAYS = 30;

/** The id of one's own card. */
export const ownCardIdSchema = z.string().refine(isOwnCardId, "this is not the id of a card");

function text(most: number) {
  return z
    .string()
    .transform((typed) => typed.replace(/\r\n?/g, "\n").trim())
    .refine((typed) => typed.length <= most, `write at most ${most.toLocaleString("en")} characters`)
    .refine(isPlain, "remove the control characters");
}

/** Whether a text has no control characters but tabs and ends of lines. */
function isPlain(typed: string): boolean {
  return !/(?![\n\t])\p{Cc}/u.test(typed);
}

const tagsSchema = z
  .string()
  .max(CARD_LIMITS.tags * (CARD_LIMITS.tag + 10), "write fewer or shorter tags")
  .transform((typed) => [...new Set(typed.split(",").map(tagOf).filter(Boolean))])
  .refine((tags) => tags.length <= CARD_LIMITS.tags, `give at most ${CARD_LIMITS.tags} tags`)
  .refine(
    (tags) => tags.every((tag) => tag.length <= CARD_LIMITS.tag),
    `a tag has at most ${CARD_LIMITS.tag} characters`,
  )
  .refine((tags) => tags.every((tag) => !/\p{Cc}/u.test(tag)), "write tags without control characters");

/** A tag in the one form in which it is kept and compared. */
export function tagOf(typed: string): string {
  return typed.normalize("NFC").replaceAll(/\s+/g, " ").trim().toLowerCase();
}

/** What a person writes of a card; all texts are Markdown, tags are parted by commas. */
export const ownCardSchema = z.object({
  kind: z.enum(["flashcard", "cloze"], "choose a flashcard or blanks"),
  /** The question; of blanks, the text with the answers in double braces. */
  front: text(CARD_LIMITS.front).refine((typed) => typed !== "", "write something to be asked"),
  /** The answer of a flashcard; blanks have theirs in the text. */
  back: text(CARD_LIMITS.back).default(""),
  /** Shown with the answer. */
  notes: text(CARD_LIMITS.notes).default(""),
  tags: tagsSchema.default([]),
});
export type OwnCard = z.infer<typeof ownCardSchema>;

/** A card as it is stored: public half, secret half, and words to find it by. */
export type StoredOwnCard = {
  kind: OwnCard["kind"];
  title: string;
  question: Question;
  key: AnswerKey;
  searchText: string;
};

const NOTHING_ELSE = { followUps: [], misconceptions: [], correction: null, references: [], sources: [] };

/** @throws {Refusal} invalid when a flashcard has no answer, or blanks are missing, too many or too long */
export function storedCard({ kind, front, back, notes }: OwnCard): StoredOwnCard {
  if (kind === "flashcard") {
    if (back === "") throw new Refusal("invalid", "Back: write the answer.");
    const found = `${front}\n${back}\n${notes}`;
    const key = { kind, explanation: notes, ...NOTHING_ELSE, back } as const;
    return { kind, title: titleOf(front), question: { kind, front }, key, searchText: found };
  }
  const { text: asked, blanks } = readBlanks(front);
  const names = Object.keys(blanks);
  if (names.length === 0) {
    throw new Refusal(
      "invalid",
      "Text: put what is to be filled in into double braces, as in await {{suspends}} the task.",
    );
  }
  if (names.length > MOST_BLANKS) throw new Refusal("invalid", `Text: leave at most ${MOST_BLANKS} blanks.`);
  const spellings = Object.values(blanks).flatMap(({ answer, accept }) => [answer, ...accept]);
  if (spellings.some((spelling) => spelling.length > CARD_LIMITS.blank || spelling.includes("\n"))) {
    throw new Refusal("invalid", `Text: a blank takes at most ${CARD_LIMITS.blank} characters of one line.`);
  }
  const key = { kind, explanation: notes, ...NOTHING_ELSE, blanks } as const;
  const title = titleOf(asked.replace(/(?<!\\)\{\{\d\}\}/g, "…"));
  return { kind, title, question: { kind, text: asked, blanks: names }, key, searchText: `${front}\n${notes}` };
}

/** The texts of a stored card, as its author wrote them; null of a kind that nobody writes for themselves. */
export function writtenCard(
  question: Question,
  key: AnswerKey,
): Pick<OwnCard, "kind" | "front" | "back" | "notes"> | null {
  if (question.kind === "flashcard" && key.kind === "flashcard") {
    return { kind: "flashcard", front: question.front, back: key.back, notes: key.explanation };
  }
  if (question.kind === "cloze" && key.kind === "cloze") {
    const front = writeBlanks({ text: question.text, blanks: key.blanks });
    return { kind: "cloze", front, back: "", notes: key.explanation };
  }
  return null;
}

const TITLE_CHARS = 90;

/** The first line with words in it, without the marks of Markdown; cut between words where it is long. */
function titleOf(markdown: string): string {
  const lines = markdown.split("\n").filter((line) => !/^\s*(```|~~~)/.test(line));
  const plain = lines.map((line) =>
    line
      .replace(/^\s*(#{1,6}|[-*+>]|\d+[.)])\s+/, "")
      .replace(/\[([^\]]*)\]\([^)]*\)/g, "$1")
      .replaceAll(/[`*~]/g, "")
      .replaceAll(/(?<!\w)_([^_]+)_(?!\w)/g, "$1")
      .replaceAll(/\s+/g, " ")
      .trim(),
  );
  const line = plain.find((words) => words !== "") ?? "";
  if (line === "") return "A card";
  if (line.length <= TITLE_CHARS) return line;
  const cut = line.slice(0, TITLE_CHARS).replace(/[\uD800-\uDBFF]$/, "");
  return `${cut
    .slice(0, Math.max(cut.lastIndexOf(" "), TITLE_CHARS / 2))
    .trimEnd()
    .replace(/[\uD800-\uDBFF]$/, "")}…`;
}
