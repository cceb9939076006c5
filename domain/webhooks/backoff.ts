const FIRST_WAIT_MS = 5_000;
const FACTOR = 4;
const LONGEST_WAIT_MS = 24 * 60 * 60 * 1000;

/** After so many attempts a message is given up: the waits between them come to about five days. */
export const MOST_ATTEMPTS = 13;

/** An address that only fails is told nothing more after so many days. */
export const FAILING_DAYS = 5;

/**
 * How long to wait after the `attempts`-th attempt failed: 5 seconds, then four times as long each time, up to a day.
 *
 * @param chance 0..1; takes up to a fifth off, so that messages that failed together do not come back together
 */
export function waitAfter(attempts: number, chance: number): number {
  const whole = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * FACTOR ** (attempts - 1));
  return Math.round(whole * (1 - chance / 5));
}
