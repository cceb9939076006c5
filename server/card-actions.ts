import { z } from "zod";
import { Refusal } from "#domain/refusal";
import { type CardAction, cardActionWords, memoryAfterAction } from "#domain/scheduling/card-action";
import { cardRow, MEMORY_COLUMNS } from "./card-row";
import { run, type Statement } from "./db";
import { takeAction } from "./journal";
import { findStudy } from "./study";

const FIND_TITLED_CARD = {
  name: "find-titled-card",
  text: `
    SELECT ${MEMORY_COLUMNS}, c.remark, i.title FROM card c JOIN item i ON i.id = c.item_id
    WHERE c.user_id = $1 AND c.card_id = $2`,
  row: z.looseObject({ title: z.string(), remark: z.string() }),
} satisfies Statement<z.ZodType>;

/** What a card action came to. */
export type CardActionResult = {
  /** What was done, without a full stop. */
  sentence: string;
  /** The card's version now: what the next answer has to name. */
  version: number;
};

/** A card of `userId` with its title and note. @throws {Refusal} not-found, also for somebody else's */
export async function getTitledCard(userId: string, cardId: string) {
  const [row] = await run(FIND_TITLED_CARD, [userId, cardId]);
  if (!row) throw new Refusal("not-found", "You have no card for this question.");
  return { ...cardRow.parse(row), title: row.title, remark: row.remark };
}

/**
 * Suspends a card, buries it, moves it, notes something on it ...: whatever is not an answer. It is logged, can be
 * undone, and never counts as recall.
 *
 * @param id made by the browser: sent twice, it is done once
 * @param seen the card's version when it was shown; null where what is on the screen does not matter
 * @throws {Refusal} not-found; stale when the card was changed since; invalid for a new card's due day
 */
export async function actOnCard(
  userId: string,
  { id, cardId, seen, action }: { id: string; cardId: string; seen: number | null; action: CardAction },
  now: Date,
): Promise<CardActionResult> {
  const [card, { settings, day }] = await Promise.all([getTitledCard(userId, cardId), findStudy(userId, now)]);
  const { kind } = action;
  const sentence = cardActionWords(card.title, action, day);
  const change = {
    card: { ...card, version: seen ?? card.version },
    kind,
    memory: memoryAfterAction(card.memory, action, day),
    ...((kind === "mark" || kind === "unmark") && { isMarked: kind === "mark" }),
    ...(kind === "remark" && { remark: { before: card.remark, after: action.text.trim() } }),
  };
  await takeAction(userId, { id, kind, sentence, changes: [change] }, { now, day, settings });
  return { sentence, version: change.card.version + 1 };
}
