/** An address that nobody guesses: 32 random bytes. */
export function newTakeToken(): string {
  return Buffer.from(crypto.getRandomValues(new Uint8Array(32))).toString("base64url");
}

/** An instant in a sentence, the same for everybody: "2026-11-21, 06:30 UTC". */
export function instantWords(instant: Date): string {
  return `${instant.toISOString().slice(0, 10)}, ${instant.toISOString().slice(11, 16)} UTC`;
}
