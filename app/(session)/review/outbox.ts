import { type Rating, RATINGS } from "#domain/scheduling/rating";
import { type AnswerToSend, SendFailure, sendJson } from "../send";
import { hasShape, isNumber, isRecord, isText } from "../stored-shape";

/** An answer that could not be sent before it was rated. */
export type KeptAnswer = Pick<AnswerToSend, "id" | "itemId" | "elapsedMs" | "response">;

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
  answer: KeptAnswer | undefined;
};

type Result =
  | { id: string; status: "recorded"; notice: string | null }
  | { id: string; status: "refused"; reason: string; message: string };

/** What became of sending: what waits for a connection, what the server refused, what it has to say, and how many
 * answers that were kept here it has scored now. */
export type Delivery = { waiting: number; refused: string[]; notices: string[]; scored: number };

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

  /** Whether this showing of a card was rated, and the rating is still on its way. */
  has({ cardId, version }: { cardId: string; version: number }): boolean {
    return this.#waiting().some((review) => review.cardId === cardId && review.seen === version);
  }

  add(review: OutgoingReview): void {
    try {
      localStorage.setItem(this.#prefix + review.id, JSON.stringify(review));
    } catch {
      this.#unstored.push(review);
    }
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
    const delivery: Delivery = { waiting: 0, refused: [], notices: [], scored: 0 };
    for (let batch = this.#waiting(); batch.length > 0; batch = this.#waiting()) {
      const reviews = batch.slice(0, BATCH);
      try {
        delivery.scored += await sendKeptAnswers(reviews);
        const sent = reviews.map((review) => ({ ...review, answer: undefined }));
        const { results } = await sendJson<{ results: Result[] }>("/api/reviews", { reviews: sent });
        for (const result of results) {
          if (result.status === "refused") delivery.refused.push(result.message);
          else if (result.notice !== null) delivery.notices.push(result.notice);
        }
      } catch (error) {
        if (!(error instanceof SendFailure)) throw error;
        if (!error.isFinal) return { ...delivery, waiting: batch.length };
        delivery.refused.push(error.message);
      }
      for (const { id } of reviews) this.#drop(id);
    }
    return delivery;
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

/** Answers before their ratings, each by its own id. One that the server will never take does not hold up the rest. */
async function sendKeptAnswers(reviews: readonly OutgoingReview[]): Promise<number> {
  let scored = 0;
  for (const { answer } of reviews) {
    if (!answer) continue;
    const kept: AnswerToSend = { ...answer, chainId: null, context: "review" };
    try {
      await sendJson("/api/answers", kept);
      scored += 1;
    } catch (error) {
      if (!(error instanceof SendFailure) || !error.isFinal) throw error;
    }
  }
  return scored;
}

function parse(text: string | null): OutgoingReview | null {
  try {
    const stored: unknown = JSON.parse(text ?? "null");
    return isOutgoing(stored) ? stored : null;
  } catch {
    return null; // not ours, or cut off
  }
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
    isCram: (field) => field === undefined || typeof field === "boolean",
    answer: (field): field is KeptAnswer | undefined => field === undefined || isRecord(field),
  });
}

function isRating(field: unknown): field is Rating {
  return RATINGS.some((rating) => rating === field);
}
