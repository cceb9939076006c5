import { type Rating, RATINGS } from "#domain/scheduling/rating";
import { SendFailure, sendJson } from "../send";
import { hasShape, isNumber, isRecord, isText } from "../stored-shape";
import { type KeptAnswer, sendKeptAnswers } from "./kept-answers";

/** A rating on its way to the server. */
export type OutgoingReview = {
  id: string;
  cardId: string;
  rating: Rating;
  seen: number;
  proposed: Rating | null;
  answerId: string | null;
  answeredAt: string;
  elapsedMs: number;
  /** The days that the buttons showed. */
  days: Partial<Record<Rating, number>> | undefined;
  isCram: boolean | undefined;
  /** What could not be sent before it was rated; of a chain, its steps in order. */
  answers: KeptAnswer[];
  /** It could not be sent at once: should another device have been first, it is kept beside that. */
  isKept?: boolean | undefined;
  /** Taken back while it waited. It stays until it is sure that the server has not counted it either. */
  isTakenBack?: boolean | undefined;
};

type Result =
  | { id: string; status: "recorded"; notice: string | null; isSecond: boolean }
  | { id: string; status: "refused"; reason: string; message: string };

/** What became of sending. */
export type Delivery = {
  /** The server could not be reached: not everything was sent. */
  isCutOff: boolean;
  /** Ratings that wait for a connection. */
  waiting: number;
  refused: string[];
  notices: string[];
  /** Answers that were kept here and are scored now. */
  scored: number;
  /** Ratings that came after one from another device. */
  second: number;
  /** Cards whose ratings have arrived. */
  cardIds: string[];
};

const BATCH = 20;

/**
 * Ratings that the server has not confirmed yet, in the order given, kept in the browser so that a reload or a lost
 * connection loses none. Each has its own id, so one that is sent twice counts once; and a place of its own in the
 * storage, so that two tabs keep theirs side by side, and whichever is online first sends both.
 */
export class Outbox {
  readonly #prefix: string;
  /** What the storage refused: kept for as long as the page is open. */
  #unstored: OutgoingReview[] = [];
  #sending: Promise<Delivery> | null = null;

  /** @param viewerId whose ratings these are: another person on the same browser never sends them */
  constructor(viewerId: string) {
    this.#prefix = `review ${viewerId} `;
  }

  get size(): number {
    return this.#waiting().length;
  }

  /** The cards without those whose showing was rated and the rating is still on its way. */
  unrated<Card extends { cardId: string; version: number }>(cards: readonly Card[]): Card[] {
    const rated = new Set(this.#inForce().map(({ cardId, seen }) => `${cardId} ${seen}`));
    return cards.filter(({ cardId, version }) => !rated.has(`${cardId} ${version}`));
  }

  /** The newest rating that waits here; null when there is none. */
  get last(): OutgoingReview | null {
    return this.#inForce().at(-1) ?? null;
  }

  /** Keeps a rating; one of the same id takes the place of the one before. */
  add(review: OutgoingReview): void {
    this.#unstored = this.#unstored.filter(({ id }) => id !== review.id);
    try {
      localStorage.setItem(this.#prefix + review.id, JSON.stringify(review));
    } catch {
      this.#unstored.push(review);
    }
  }

  /** A rating is not to count. Its answer is sent and scored all the same: it was given. */
  takeBack(review: OutgoingReview): void {
    this.add({ ...review, isTakenBack: true });
  }

  /** Sends everything, in order. One sending at a time: a second call waits for the first and then sends the rest. */
  async deliver(): Promise<Delivery> {
    while (this.#sending) await this.#sending;
    this.#sending = this.#send();
    try {
      return await this.#sending;
    } finally {
      this.#sending = null;
    }
  }

  async #send(): Promise<Delivery> {
    const delivery: Delivery = {
      isCutOff: false,
      waiting: 0,
      refused: [],
      notices: [],
      scored: 0,
      second: 0,
      cardIds: [],
    };
    for (let batch = this.#waiting(); batch.length > 0; batch = this.#waiting()) {
      const reviews = nextOf(batch);
      try {
        delivery.scored += await sendKeptAnswers(reviews.flatMap(({ answers }) => answers));
        if (reviews[0]?.isTakenBack) await undoIfThere(reviews[0].id);
        else await sendRatings(reviews, delivery);
      } catch (error) {
        if (!(error instanceof SendFailure)) throw error;
        if (!error.isFinal) {
          for (const review of this.#inForce()) if (!review.isKept) this.add({ ...review, isKept: true });
          return { ...delivery, isCutOff: true, waiting: this.#inForce().length };
        }
        delivery.refused.push(error.message);
      }
      // What was taken back while it was on its way is still to be undone.
      const isUndone = new Set(this.#waiting().flatMap(({ id, isTakenBack }) => (isTakenBack ? [id] : [])));
      for (const { id, isTakenBack } of reviews) if (isTakenBack || !isUndone.has(id)) this.#drop(id);
    }
    return delivery;
  }

  #inForce(): OutgoingReview[] {
    return this.#waiting().filter(({ isTakenBack }) => !isTakenBack);
  }

  #waiting(): OutgoingReview[] {
    const reviews = [...this.#stored(), ...this.#unstored];
    return reviews.toSorted((a, b) => (a.answeredAt < b.answeredAt ? -1 : 1));
  }

  #stored(): OutgoingReview[] {
    try {
      const names = Object.keys(localStorage).filter((name) => name.startsWith(this.#prefix));
      return names.flatMap((name) => parse(localStorage.getItem(name)) ?? []);
    } catch {
      return []; // storage refused
    }
  }

  #drop(id: string): void {
    this.#unstored = this.#unstored.filter((review) => review.id !== id);
    try {
      localStorage.removeItem(this.#prefix + id);
    } catch {
      return; // storage refused: nothing of it was there
    }
  }
}

/** What is sent at once: one that was taken back by itself, or the ratings up to the next of those. */
function nextOf(waiting: readonly OutgoingReview[]): OutgoingReview[] {
  if (waiting[0]?.isTakenBack) return waiting.slice(0, 1);
  const end = waiting.findIndex(({ isTakenBack }) => isTakenBack);
  return waiting.slice(0, Math.min(BATCH, end === -1 ? BATCH : end));
}

async function sendRatings(reviews: readonly OutgoingReview[], delivery: Delivery): Promise<void> {
  const sent = reviews.map((review) => ({ ...review, answers: undefined }));
  const { results } = await sendJson<{ results: Result[] }>("/api/reviews", { reviews: sent });
  for (const result of results) {
    if (result.status === "refused") delivery.refused.push(result.message);
    else if (result.isSecond) delivery.second += 1;
    else if (result.notice !== null) delivery.notices.push(result.notice);
  }
  delivery.cardIds.push(...reviews.map(({ cardId }) => cardId));
}

/** Of a rating whose sending broke off nobody knows here whether it arrived: where it did not, there is nothing to undo. */
async function undoIfThere(id: string): Promise<void> {
  try {
    await sendJson("/api/undo", { direction: "undo", expected: id });
  } catch (error) {
    if (!(error instanceof SendFailure) || !error.isFinal) throw error;
  }
}

function parse(text: string | null): OutgoingReview | null {
  try {
    const stored = withAnswers(JSON.parse(text ?? "null"));
    return isOutgoing(stored) ? stored : null;
  } catch {
    return null; // not ours, or cut off
  }
}

/** Before chains could be kept there was one answer at most, under another name. */
function withAnswers(stored: unknown): unknown {
  if (!isRecord(stored) || "answers" in stored) return stored;
  const { answer, ...rest } = stored;
  return { ...rest, answers: isRecord(answer) ? [{ chainId: null, ...answer }] : [] };
}

function isOutgoing(stored: unknown): stored is OutgoingReview {
  return hasShape<OutgoingReview>(stored, {
    id: isText,
    cardId: isText,
    rating: isRating,
    seen: isNumber,
    proposed: (field) => field === null || isRating(field),
    answerId: (field) => field === null || isText(field),
    answeredAt: isText,
    elapsedMs: isNumber,
    days: (field): field is OutgoingReview["days"] => field === undefined || isRecord(field),
    isCram: isFlag,
    answers: (field): field is KeptAnswer[] => Array.isArray(field) && field.every(isRecord),
    isKept: isFlag,
    isTakenBack: isFlag,
  });
}

function isFlag(field: unknown): field is boolean | undefined {
  return field === undefined || typeof field === "boolean";
}

function isRating(field: unknown): field is Rating {
  return RATINGS.some((rating) => rating === field);
}
