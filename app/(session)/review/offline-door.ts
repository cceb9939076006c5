import type { Answered } from "#app/answered";
import { clearOffline } from "#app/offline-places";
import type { ReviewCard } from "#app/review-cards";

// The rest comes on demand, and only for who asked to work without a connection: nobody else pays for it.
const load = () => import("./offline");

/** Whether a person wants today's cards, with their answers, on this device. */
export function isOfflineWanted(viewerId: string): boolean {
  try {
    return localStorage.getItem(`offline ${viewerId}`) === "on";
  } catch {
    return false; // storage refused: nothing could be kept either
  }
}

function isLeftByAnother(viewerId: string): boolean {
  try {
    return Object.keys(localStorage).some((name) => name.startsWith("offline ") && name !== `offline ${viewerId}`);
  } catch {
    return false; // storage refused
  }
}

/** Today's cards from this device when the server is out of reach; null otherwise. */
export async function openOffline(viewerId: string): Promise<{ cards: ReviewCard[]; message: string } | null> {
  if (!isOfflineWanted(viewerId) || navigator.onLine) return null;
  const cards = await (await load()).heldCards(viewerId);
  return { cards, message: "No connection: these are the cards kept on this device. Ratings are sent later." };
}

/** Brings what is kept on this device up to date, and takes off what somebody else left here. */
export async function refreshOffline(viewerId: string): Promise<void> {
  if (isLeftByAnother(viewerId)) await clearOffline();
  if (isOfflineWanted(viewerId) && navigator.onLine) await (await load()).refresh(viewerId);
}

/** What a card reveals, from this device; null when it is not there. */
export async function findOfflineCard(viewerId: string, card: ReviewCard): Promise<Answered | null> {
  return isOfflineWanted(viewerId) ? (await load()).reveal(viewerId, card) : null;
}

/** Today's cards that are kept on this device. */
export async function findHeldCards(viewerId: string): Promise<ReviewCard[]> {
  return isOfflineWanted(viewerId) ? (await load()).heldCards(viewerId) : [];
}

/** Cards whose ratings have arrived need not be kept any longer. */
export async function forgetOfflineCards(viewerId: string, cardIds: readonly string[]): Promise<void> {
  if (cardIds.length > 0 && isOfflineWanted(viewerId)) await (await load()).forget(viewerId, cardIds);
}
