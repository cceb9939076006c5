/** What this window did and undid, newest last: an undo names what it expects to take back. */
export class Deeds {
  #done: string[] = [];
  #undone: string[] = [];

  did(id: string): void {
    this.#done.push(id);
    this.#undone = [];
  }

  /** What an undo or redo would be about; null when this window does not know. */
  next(direction: "undo" | "redo"): string | null {
    return (direction === "undo" ? this.#done : this.#undone).at(-1) ?? null;
  }

  moved(direction: "undo" | "redo", id: string): void {
    const [from, to] = direction === "undo" ? [this.#done, this.#undone] : [this.#undone, this.#done];
    if (from.at(-1) === id) from.pop();
    to.push(id);
  }

  /** After another window did something newer: the next undo takes whatever is last. */
  forget(): void {
    this.#done = [];
    this.#undone = [];
  }
}
