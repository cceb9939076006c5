import { wallTime } from "#domain/time-zone";

/** An address that nobody guesses: 32 random bytes. */
export function newTakeToken(): string {
  return Buffer.from(crypto.getRandomValues(new Uint8Array(32))).toString("base64url");
}

const DAY = new Intl.DateTimeFormat("en-GB", { dateStyle: "medium", timeZone: "UTC" });

/** An instant in a sentence, the same for everybody: "21 Nov 2026, 06:30 UTC"; or by the clocks of another zone. */
export function instantWords(instant: Date, timeZone = "UTC"): string {
  const wall = wallTime(instant, timeZone);
  return `${DAY.format(new Date(`${wall}Z`))}, ${wall.slice(11)} ${timeZone}`;
}
