/** An address that nobody guesses: 32 random bytes. */
export function newTakeToken(): string {
  return Buffer.from(crypto.getRandomValues(new Uint8Array(32))).toString("base64url");
}

const DAY = new Intl.DateTimeFormat("en-GB", { dateStyle: "medium", timeZone: "UTC" });

/** An instant in a sentence, the same for everybody: "21 Nov 2026, 06:30 UTC". */
export function instantWords(instant: Date): string {
  return `${DAY.format(instant)}, ${instant.toISOString().slice(11, 16)} UTC`;
}
