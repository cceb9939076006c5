/** A text without what PostgreSQL refuses, so that one odd character does not cost the rest. */
export function storableText(text: string): string {
  return text.replaceAll("\0", "").toWellFormed();
}

/** Whether PostgreSQL can keep all text in a value, keys included: it refuses NUL, and halves of surrogate pairs. */
export function isStorable(value: unknown): boolean {
  if (typeof value === "string") return value.isWellFormed() && !value.includes("\0");
  if (typeof value !== "object" || value === null) return true;
  return Object.entries(value).every(([key, inner]) => isStorable(key) && isStorable(inner));
}
