import { z } from "zod";
import { afterReview, capElapsedMs, clampReviewedAt } from "#domain/scheduling/answering";
import type { Memory } from "#domain/scheduling/memory";
import { leechNotice } from "#domain/scheduling/leech";
import { type Rating, RATING_NAMES, ratingOf } from "#domain/scheduling/rating";
import { siblingsToBury } from "#domain/scheduling/siblings";
import { studyDay } from "#domain/scheduling/study-day";
import { cardRow, MEMORY_COLUMNS, type StoredCard } from "./card-row";
import { run, type Statement } from "./db";
import { type CardChange, writeAction } from "./journal";
import { findSiblings } from "./preview";
import { currentDay, readSettings, type Study } from "./study";

/** One rating as the browser sends it. */
export type RatedCard = {
  /** Made by the browser: sent twice, it is one review. */
  id: string;
  cardId: string;
  rating: Rating;
  /** The card's version when it was shown. */
  seen: number;
  /** What the score proposed; null when there was none. */
  proposed: Rating | null;
  /** The answer that was rated; null for a flipped card. */
  answerId: string | null;
  answeredAt: Date;
  elapsedMs: number;
  /** The days that the buttons showed, where they showed days: what was shown is applied. */
  days?: Partial<Record<Rating, number>> | undefined;
  /** Practice that moves no date, makes no sibling wait and teaches the model nothing. */
  isCram?: boolean | undefined;
  /** It waited on a device without a connection: it is kept even when another device was first. */
  isKept?: boolean | undefined;
};

/** What became of one rating. */
export type RatingResult =
  | {
      id: string;
      status: "recorded";
      version: number;
      state: Memory["state"];
      dueAt: Date | null;
      dueDay: number | null;
      /** What the learner should be told: this card does not stick. */
      notice: string | null;
      /** Another device had rated the same showing: this one is in the log beside it, and moved no date. */
      isSecond: boolean;
    }
  | { id: string; status: "refused"; reason: "not-found" | "stale" | "invalid"; message: string };

const FIND_FOR_RATING = {
  name: "find-for-rating",
  text: `
    SELECT ${MEMORY_COLUMNS}, i.title, s.settings, s.last_day,
      ARRAY(SELECT json_build_object('id', r.id, 'card_id', r.card_id, 'number', r.number, 'rating', r.rating,
        'kind', r.kind, 'state', r.state, 'due_at', r.due_at, 'due_day', r.due_day)
        FROM review r WHERE r.user_id = $1 AND r.id = ANY ($3::uuid[])) AS known
    FROM (SELECT 1) one
    LEFT JOIN card c ON c.user_id = $1 AND c.card_id = ANY ($2)
    LEFT JOIN item i ON i.id = c.item_id
    LEFT JOIN study s ON s.user_id = $1`,
  row: z.looseObject({
    card_id: z.string().nullable(),
    title: z.string().nullable(),
    settings: z.unknown(),
    last_day: z.int().nullable(),
    known: z.array(
      z.object({
        id: z.string(),
        card_id: z.string(),
        number: z.int(),
        rating: z.int(),
        kind: z.string(),
        state: z.enum(["new", "learning", "review", "relearning"]),
        due_at: z.coerce.date().nullable(),
        due_day: z.int().nullable(),
      }),
    ),
  }),
} satisfies Statement<z.ZodType>;
type KnownReview = z.output<(typeof FIND_FOR_RATING)["row"]>["known"][number];

/**
 * Records ratings in the order in which they were made, each by itself: one that is refused leaves the others alone.
 *
 * @returns one result for each rating, in the same order; a rating that was recorded before gives the same again
 */
export async function recordReviews(userId: string, ratings: readonly RatedCard[], now: Date): Promise<RatingResult[]> {
  const rows = await run(FIND_FOR_RATING, [userId, ratings.map(({ cardId }) => cardId), ratings.map(({ id }) => id)]);
  const [first] = rows;
  const study = { settings: readSettings(first?.settings), lastDay: first?.last_day ?? 0 };
  const known = new Map(first?.known.map((review) => [review.id, review]));
  const cards = new Map(
    rows
      .filter((row) => row.card_id !== null)
      .map((row) => ({ ...cardRow.parse(row), title: row.title ?? "" }))
      .map((card) => [card.cardId, card]),
  );

  const results: RatingResult[] = [];
  for (const rating of ratings) {
    const before = known.get(rating.id);
    const card = cards.get(rating.cardId);
    if (before) results.push(repeated(rating, before));
    else if (!card) results.push(refused(rating, "not-found", "You have no card for this question."));
    else results.push(await record(userId, { rating, card, study, cards }, now));
  }
  return results;
}

type TitledCard = StoredCard & { title: string };
type Work = {
  rating: RatedCard;
  card: TitledCard;
  study: Study;
  cards: Map<string, TitledCard>;
  /** How often the card was changed while this was written. */
  tries?: number;
};

/** Two devices that deliver at once take turns; more than a few times in a row nobody loses. */
const MOST_TRIES = 20;

async function record(userId: string, work: Work, now: Date): Promise<RatingResult> {
  const { rating, study, cards } = work;
  const { card, isAsSeen } = await cardNow(userId, work);
  const isSecond = !isAsSeen && rating.isKept === true && card.version > rating.seen;
  if (!isAsSeen && !isSecond) return (await findRepeated(userId, rating)) ?? stale(rating);

  const isCram = isSecond || rating.isCram === true;
  const { settings } = study;
  // Never before the card was there: a clock centuries behind would count days that no calendar has.
  const at = clampReviewedAt(rating.answeredAt, card.memory.lastReviewedAt ?? card.addedAt, now);
  const day = Math.max(dayOf(study, at, now), card.memory.lastReviewDay ?? 0);
  const shown = rating.days ? { shownDays: rating.days } : {};
  const context = { cardId: card.cardId, now: at, settings, today: day, ...shown };
  const memory = isCram ? card.memory : afterReview(card.memory, rating.rating, context);
  const answer = { ...rating, at, elapsedMs: capElapsedMs(rating.elapsedMs, settings) };
  const kind = isCram ? "cram" : "rated";
  const rated: CardChange = { card, kind, memory, answer };
  const buried = isCram ? [] : await buryingSiblings(userId, card, study, day);
  const action = {
    id: rating.id,
    kind,
    sentence: `“${card.title}” ${isSecond ? "also rated" : isCram ? "practised" : "rated"} ${RATING_NAMES[rating.rating]}`,
    changes: [rated, ...buried],
  };
  const time = { now, day, settings };
  // A sibling that was changed this very moment must not cost the answer.
  const isWritten =
    (await writeAction(userId, action, time)) ||
    (buried.length > 0 && (await writeAction(userId, { ...action, changes: [rated] }, time)));
  if (!isWritten) {
    const same = await findRepeated(userId, rating);
    if (same) return same;
    const tries = (work.tries ?? 0) + 1;
    return rating.isKept && tries < MOST_TRIES ? record(userId, { ...work, tries }, now) : stale(rating);
  }
  const version = card.version + 1;
  const buriedUntilDay = isCram ? card.buriedUntilDay : null;
  cards.set(card.cardId, { ...card, version, memory, buriedUntilDay });
  const { state, dueAt, dueDay } = memory;
  const notice = leechNotice(card.memory, memory, settings.leechThreshold)?.message ?? null;
  return { id: rating.id, status: "recorded", version, state, dueAt, dueDay, notice, isSecond };
}

// What happened since a showing, without what was taken back since, and without the taking back.
const FIND_ENTRIES_SINCE = {
  name: "find-entries-since",
  text: `
    SELECT ${MEMORY_COLUMNS}, ARRAY(SELECT r.kind FROM review r
      LEFT JOIN review t ON t.user_id = r.user_id AND t.id = r.undoes
      WHERE r.user_id = $1 AND r.card_id = $2 AND r.number > $3 AND NOT COALESCE(t.number > $3, false)
        AND NOT EXISTS (SELECT FROM review u WHERE u.user_id = $1 AND u.card_id = $2 AND u.undoes = r.id)) AS kinds
    FROM card c JOIN item i ON i.id = c.item_id WHERE c.user_id = $1 AND c.card_id = $2`,
  row: z.looseObject({ kinds: z.array(z.string()) }),
} satisfies Statement<z.ZodType>;

const LEAVES_ANSWERS_VALID = new Set(["bury", "bury-sibling", "unbury", "mark", "unmark", "remark", "cram"]);

/** The card as it now is, and whether what happened to it since it was shown left alone what the answer is about. */
async function cardNow(
  userId: string,
  { rating, card, tries = 0 }: Work,
): Promise<{ card: TitledCard; isAsSeen: boolean }> {
  if (tries === 0 && card.version <= rating.seen) return { card, isAsSeen: card.version === rating.seen };
  const [row] = await run(FIND_ENTRIES_SINCE, [userId, rating.cardId, rating.seen]);
  if (!row) return { card, isAsSeen: false };
  const isAsSeen = rating.seen >= 0 && row.kinds.every((kind) => LEAVES_ANSWERS_VALID.has(kind));
  return { card: { ...cardRow.parse(row), title: card.title }, isAsSeen };
}

async function buryingSiblings(
  userId: string,
  card: StoredCard,
  { settings }: Study,
  today: number,
): Promise<CardChange[]> {
  const siblings = await findSiblings(userId, card);
  const ids = new Set(siblingsToBury(card, siblings, { settings, today }));
  return siblings
    .filter(
      ({ cardId, isSuspended, buriedUntilDay }) => ids.has(cardId) && !isSuspended && (buriedUntilDay ?? 0) <= today,
    )
    .map((sibling) => ({ card: sibling, kind: "bury-sibling" as const }));
}

/** An answer of today counts for the day that the person sees; one sent late, for the day it was given. */
function dayOf(study: Study, at: Date, now: Date): number {
  const day = studyDay(at, study.settings);
  return day === studyDay(now, study.settings) ? currentDay(study, now) : day;
}

/** The same rating sent at the same time on another connection may have been recorded since we looked. */
async function findRepeated(userId: string, rating: RatedCard): Promise<RatingResult | null> {
  const [row] = await run(FIND_FOR_RATING, [userId, [], [rating.id]]);
  const known = row?.known[0];
  return known ? repeated(rating, known) : null;
}

function repeated(rating: RatedCard, known: KnownReview): RatingResult {
  if (known.card_id !== rating.cardId || ratingOf(known.rating) !== rating.rating || known.number <= rating.seen) {
    return refused(rating, "invalid", "This review id was already used for another answer.");
  }
  return {
    id: rating.id,
    status: "recorded",
    version: known.number,
    state: known.state,
    dueAt: known.due_at,
    dueDay: known.due_day,
    notice: null,
    isSecond: known.kind === "cram" && rating.isCram !== true,
  };
}

function stale(rating: RatedCard): RatingResult {
  return refused(rating, "stale", "This card was already answered, here or in another window.");
}

function refused({ id }: RatedCard, reason: "not-found" | "stale" | "invalid", message: string): RatingResult {
  return { id, status: "refused", reason, message };
}
