import * as z from "zod/mini"; // a tenth of zod: this goes to the browser
import { RATINGS } from "#domain/scheduling/rating";
import { type AnswerToSend, SendFailure, sendJson } from "../send";

const reviewSchema = z.object({
  id: z.string(),
  cardId: z.string(),
  rating: z.enum(RATINGS),
  seen: z.number(),
  proposed: z.nullable(z.enum(RATINGS)),
  answerId: z.nullable(z.string()),
  answeredAt: z.string(),
  elapsedMs: z.number(),
  days: z.optional(z.record(z.string(), z.number())),
  isCram: z.optional(z.boolean()),
  /** The answer itself, where it could not be sent before it was rated. */
  answer: z.optional(z.object({ id: z.string(), itemId: z.string(), elapsedMs: z.number(), response: z.unknown() })),
});

/** A rating on its way to the server. */
export type OutgoingReview = z.infer<typeof reviewSchema>;

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
    return reviewSchema.safeParse(JSON.parse(text ?? "null")).data ?? null;
  } catch {
    return null; // not ours, or cut off
  }
}
