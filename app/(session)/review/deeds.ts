import type { ReviewCard } from "#app/review-cards";
import type { OutgoingReview } from "./outbox";
import type { ShownAnswer } from "./use-answer";

/** A card as it stood on the screen when it was rated, and what was sent: enough to take it back without the server. */
export type RatedCard = { card: ReviewCard; answered: ShownAnswer; sent: OutgoingReview };

/** Something that this window did. */
export type Deed = {
  id: string;
  /** Null for what was not a rating, and for what another window did. */
  rated: RatedCard | null;
  /** Taken back here before the server heard of it. */
  isHere: boolean;
};

/** What this window did and undid, newest last: an undo names what it expects to take back. */
export class Deeds {
  #done: Deed[] = [];
  #undone: Deed[] = [];

  did(id: string, rated: RatedCard | null = null): void {
    this.#done.push({ id, rated, isHere: false });
    this.#undone = [];
  }

  /** What an undo or redo would be about; null when this window does not know. */
  next(direction: "undo" | "redo"): Deed | null {
    return (direction === "undo" ? this.#done : this.#undone).at(-1) ?? null;
  }

  /** @param change what is another afterwards: done again here, it has another id */
  moved(direction: "undo" | "redo", id: string, change: Partial<Deed> = {}): void {
    const [from, to] = direction === "undo" ? [this.#done, this.#undone] : [this.#undone, this.#done];
    const deed = from.at(-1)?.id === id ? from.pop() : null;
    to.push({ ...(deed ?? { id, rated: null, isHere: false }), ...change });
  }

  /** After another window did something newer: the next undo takes whatever is last. */
  forget(): void {
    this.#done = [];
    this.#undone = [];
  }
}
