import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { z } from "zod";
import { RATINGS } from "#domain/scheduling/rating";
import type { BenchLearner } from "./bench-learner";

const DUPLICATE_SHARE = 0.05;
const RETRY_MS = 100;
const REQUEST_TIMEOUT_MS = 15_000;

const reviewsSchema = z.object({
  results: z.array(z.looseObject({ id: z.string(), status: z.string(), version: z.int().optional() })),
});

/** What all clients together saw. */
export class Witness {
  /** Each acknowledged review, with the result that was first given for it. */
  readonly reviews = new Map<string, string>();
  readonly answers = new Set<string>();
  /** Results given for one id that differ from the first. */
  contradictions = 0;
  /** Ratings refused though nobody else rates those cards: what was seen was not what was kept. */
  refusals: string[] = [];
  /** Refused for the outage as they should be: 503 with Retry-After. */
  outages = 0;
  /** Answers that are neither an acknowledgement nor that. */
  oddities: string[] = [];
  /** Calls that nobody answered. */
  broken = 0;
}

/** Posts until it is acknowledged, the same ids again and again, as the browser's outbox does. */
export class StubbornClient {
  readonly #url: string;
  readonly #cookie: string;
  readonly #witness: Witness;

  constructor(url: string, { cookie }: BenchLearner, witness: Witness) {
    this.#url = url;
    this.#cookie = `${cookie.name}=${cookie.value}`;
    this.#witness = witness;
  }

  /** Rates its cards, which are nobody else's, in batches of one to three until `isOver`. */
  async rate(cardIds: readonly string[], isOver: () => boolean): Promise<void> {
    const versions = new Map(cardIds.map((id) => [id, 0]));
    for (let turn = 0; !isOver(); turn++) {
      const size = 1 + (turn % 3);
      const batch = Array.from({ length: size }, (_, place) => cardIds[(turn * 3 + place) % cardIds.length] ?? "");
      const reviews = batch.map((cardId, place) => ({
        id: randomUUID(),
        cardId,
        rating: RATINGS[(turn + place) % RATINGS.length],
        seen: versions.get(cardId) ?? 0,
        proposed: null,
        answerId: null,
        answeredAt: new Date().toISOString(),
        elapsedMs: 2000,
      }));
      await this.#sendSometimesTwice(async () => {
        this.#keep(reviewsSchema.parse(await this.#deliver("/api/reviews", { reviews })).results);
      });
      for (const { cardId, seen } of reviews) versions.set(cardId, seen + 1);
    }
  }

  /** Answers an item in words until `isOver`. */
  async answer(itemId: string, text: string, isOver: () => boolean): Promise<void> {
    while (!isOver()) {
      const id = randomUUID();
      const response = { kind: "free_text", text };
      const body = { id, itemId, chainId: null, elapsedMs: 2000, response, context: "practice" };
      await this.#sendSometimesTwice(async () => void (await this.#deliver("/api/answers", body)));
      this.#witness.answers.add(id);
    }
  }

  async #sendSometimesTwice(send: () => Promise<void>): Promise<void> {
    const chance = Math.random();
    if (chance < DUPLICATE_SHARE / 2) await Promise.all([send(), send()]);
    else await send();
    if (chance > 1 - DUPLICATE_SHARE / 2) await send();
  }

  #keep(results: z.output<typeof reviewsSchema>["results"]): void {
    const { reviews, refusals } = this.#witness;
    for (const result of results) {
      const text = JSON.stringify(result);
      if (result.status !== "recorded") refusals.push(text);
      else if (!reviews.has(result.id)) reviews.set(result.id, text);
      else if (reviews.get(result.id) !== text) this.#witness.contradictions += 1;
    }
  }

  async #deliver(route: string, body: unknown): Promise<unknown> {
    for (;;) {
      try {
        const response = await fetch(this.#url + route, {
          method: "POST",
          headers: { "content-type": "application/json", origin: this.#url, cookie: this.#cookie },
          body: JSON.stringify(body),
          signal: AbortSignal.timeout(REQUEST_TIMEOUT_MS),
        });
        if (response.ok) return (await response.json()) as unknown;
        const words = await response.text();
        if (response.status === 503 && response.headers.has("retry-after")) this.#witness.outages += 1;
        else this.#witness.oddities.push(`${route} ${response.status} ${words.slice(0, 200)}`);
      } catch {
        this.#witness.broken += 1;
      }
      await sleep(RETRY_MS);
    }
  }
}
