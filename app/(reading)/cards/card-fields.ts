import { CARD_LIMITS } from "#domain/own-card/own-card";

/** What stands in the form of a card, as typed. */
export type CardFields = {
  id: string;
  /** The revision that is edited; "0" of a card that is not made yet. */
  rev: string;
  kind: "flashcard" | "cloze";
  front: string;
  back: string;
  notes: string;
  tags: string;
};

/** Everything that was typed, to be shown again: a refusal must not lose a word. */
export function typedFields(form: FormData): CardFields {
  const one = (name: string) => {
    const value = form.get(name);
    // Far above every limit, so that what is too long comes back whole and can be shortened.
    return typeof value === "string" ? value.slice(0, 4 * CARD_LIMITS.back) : "";
  };
  return {
    id: one("id").slice(0, 60),
    rev: /^\d{1,9}$/.test(one("rev")) ? one("rev") : "0",
    kind: one("kind") === "cloze" ? "cloze" : "flashcard",
    front: one("front"),
    back: one("back"),
    notes: one("notes"),
    tags: one("tags"),
  };
}
