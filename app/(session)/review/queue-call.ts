import type { ReviewToday } from "#app/review-cards";
import type { ReviewMode } from "./review-mode";

/** The cards that come next, without those on the screen, the one named first; null when the server says no. */
export async function findCards(
  { kind, query }: ReviewMode,
  { except = [], first = null }: { except?: string[]; first?: string | null },
): Promise<ReviewToday | null> {
  const asked = new URLSearchParams([["mode", kind], ...query, ...except.map((cardId) => ["except", cardId])]);
  if (first !== null) asked.set("first", first);
  const response = await fetch(`/api/queue?${asked}`);
  return response.ok ? ((await response.json()) as ReviewToday) : null;
}
