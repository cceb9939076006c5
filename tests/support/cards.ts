import { randomUUID } from "node:crypto";
import { isDeepStrictEqual } from "node:util";
import { ENTRY_KINDS, foldAvailability, foldLog, type ReviewEntry, scheduleOf } from "#domain/scheduling/log";
import type { Memory } from "#domain/scheduling/memory";
import { DEFAULT_PARAMETERS, type Weights } from "#domain/scheduling/parameters";
import { DEFAULT_SETTINGS, type StudySettings } from "#domain/scheduling/settings";
import { studyDay } from "#domain/scheduling/study-day";
import { db } from "#server/db";
import type { Prisma } from "#server/generated/client";
import type { RatedCard } from "#server/reviews";
import { NOW } from "./people";

/** The study day of `NOW` for who kept the settings as they are. */
export const TODAY = studyDay(NOW, DEFAULT_SETTINGS);

/** Somebody who studies, with what they changed of the settings. @returns their id */
export async function newLearner(settings: Partial<StudySettings> = {}, lastDay = 0): Promise<string> {
  const id = randomUUID();
  await db.user.create({ data: { id, name: "", email: `${id}@example.org` } });
  await db.study.create({ data: { userId: id, settings, lastDay, updatedAt: NOW } });
  return id;
}

type CardFields = Partial<Prisma.CardUncheckedCreateInput>;

/** A new card for each item, added long before `NOW` and in this order, with the same changes. */
export async function addNewCards(userId: string, itemIds: readonly string[], changes: CardFields = {}): Promise<void> {
  const data = itemIds.map((id, index) => ({
    userId,
    cardId: id,
    itemId: id,
    addedAt: new Date(NOW.getTime() - 90 * 86_400_000 + index),
    ...changes,
  }));
  await db.card.createMany({ data });
}

/** Fields of a card in review that is due on `dueDay`, ten days after it was answered. */
export function inReview(dueDay: number): CardFields {
  const lastReviewDay = dueDay - 10;
  const lastReviewedAt = new Date((lastReviewDay + 0.5) * 86_400_000);
  const counts = { version: 1, reviewCount: 1, scheduledDays: 10 };
  return { state: "review", stabilityDays: 10, difficulty: 5, ...counts, dueDay, lastReviewDay, lastReviewedAt };
}

/** Fields of a card in the first learning step, which ends at `dueAt`. */
export function inLearning(dueAt: Date): CardFields {
  const lastReviewedAt = new Date(dueAt.getTime() - 60_000);
  const last = { lastReviewedAt, lastReviewDay: studyDay(lastReviewedAt, DEFAULT_SETTINGS) };
  return { state: "learning", stabilityDays: 1, difficulty: 5, version: 1, reviewCount: 1, dueAt, ...last };
}

/** A rating as a browser sends it: Good, at `NOW`, of a card never answered before. */
export function ratingOf(cardId: string, changes: Partial<RatedCard> = {}): RatedCard {
  const base = { id: randomUUID(), cardId, rating: "good", seen: 0, proposed: null, answerId: null } as const;
  return { ...base, answeredAt: NOW, elapsedMs: 4000, ...changes };
}

/** The log of a card, oldest first. */
export async function logOf(userId: string, cardId: string): Promise<ReviewEntry[]> {
  const rows = await db.review.findMany({ where: { userId, cardId }, orderBy: { number: "asc" } });
  return rows.map((row) => ({
    id: row.id,
    cardId,
    number: row.number,
    kind: ENTRY_KINDS.find((kind) => kind === row.kind) ?? "rated",
    rating: row.rating,
    reviewedAt: row.reviewedAt,
    studyDay: row.studyDay,
    elapsedMs: row.elapsedMs,
    algorithm: "FSRS-6",
    parameterSetId: row.parametersId,
    outcome: scheduleOf(memoryOf(row)),
    undoes: row.undoes,
  }));
}

/** What a card's row, or the part of it that a log row keeps, says of its memory. */
function memoryOf(row: Pick<Memory, "step" | "scheduledDays" | "dueDay" | "dueAt"> & { state: string }): Memory {
  const { state, step, scheduledDays, dueDay, dueAt } = row;
  const rest = { stabilityDays: 0, difficulty: 0, reviewCount: 0, lapseCount: 0 };
  const known = state === "learning" || state === "review" || state === "relearning" ? state : "new";
  return { ...rest, state: known, step, scheduledDays, dueDay, dueAt, lastReviewedAt: null, lastReviewDay: null };
}

/**
 * The cards whose row is not what their log folds to, or whose version is not the length of their log: none, ever.
 *
 * @param weights those that the reviews were made with
 */
export async function findInconsistentCards(weights: Weights = DEFAULT_PARAMETERS.weights): Promise<string[]> {
  const cards = await db.card.findMany();
  const wrong: string[] = [];
  for (const card of cards) {
    const entries = await logOf(card.userId, card.cardId);
    const folded = foldLog(entries, () => weights);
    const { reviewCount, lapseCount, lastReviewedAt, lastReviewDay } = card;
    const stored = { ...memoryOf(card), reviewCount, lapseCount, lastReviewedAt, lastReviewDay };
    const isSame =
      isDeepStrictEqual(
        { ...stored, stabilityDays: 0, difficulty: 0 },
        { ...folded, stabilityDays: 0, difficulty: 0 },
      ) &&
      isNear(card.stabilityDays ?? 0, folded.stabilityDays) &&
      isNear(card.difficulty ?? 0, folded.difficulty);
    const { isSuspended, buriedUntilDay } = card;
    const isAvailable = isDeepStrictEqual({ isSuspended, buriedUntilDay }, foldAvailability(entries));
    const isCounted = card.version === entries.length && entries.every(({ number }, index) => number === index + 1);
    if (!isSame || !isAvailable || !isCounted) wrong.push(`${card.userId} ${card.cardId}`);
  }
  return wrong;
}

function isNear(a: number, b: number): boolean {
  return Math.abs(a - b) <= 1e-9;
}
