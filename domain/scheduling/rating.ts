/** The four buttons, from forgotten to effortless. */
export const RATINGS = ["again", "hard", "good", "easy"] as const;
export type Rating = (typeof RATINGS)[number];

/** The number under which a rating is stored, and the key that gives it. */
export const RATING_NUMBERS = { again: 1, hard: 2, good: 3, easy: 4 } as const satisfies Record<Rating, number>;

/** What a rating is called on the screen. */
export const RATING_NAMES: Record<Rating, string> = { again: "Again", hard: "Hard", good: "Good", easy: "Easy" };

/** The rating stored as `number`; null for 0 (not a rating) and anything else. */
export function ratingOf(number: number): Rating | null {
  return RATINGS[number - 1] ?? null;
}
