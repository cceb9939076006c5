import type { Answered } from "#app/answered";
import { clearOffline } from "#app/offline-places";
import type { ReviewCard } from "#app/review-cards";
import type { TypedAnswer } from "../answer-form";
import type { HeldAnswer } from "./held-walk";
import { placeOf, walkPlaces } from "./walk-places";

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
  if (!navigator.onLine) return;
  if (isOfflineWanted(viewerId)) await (await load()).refresh(viewerId);
  if (walkPlaces(viewerId).length > 0) await (await load()).sendStrandedWalks(viewerId);
}

/** Keeps an answer on this device, and gives what is then shown; null when its card is not here. */
export async function keepAnswer(
  viewerId: string,
  card: ReviewCard,
  answer: TypedAnswer & { shown: Answered | null },
): Promise<HeldAnswer | null> {
  return isOfflineWanted(viewerId) ? (await load()).keepAnswer(viewerId, card, answer) : null;
}

/** Takes a way on from the last step of a chain that is answered on this device. */
export async function chooseWay(viewerId: string, card: ReviewCard, next: string | null): Promise<HeldAnswer | null> {
  return (await load()).choose(viewerId, card, next);
}

/** Where a chain stands that was being answered on this device; null when it was not. */
export async function findWalk(viewerId: string, card: ReviewCard): Promise<HeldAnswer | null> {
  const isKept = isOfflineWanted(viewerId) && walkPlaces(viewerId).includes(placeOf(viewerId, card));
  return isKept ? (await load()).resume(viewerId, card) : null;
}

/** The walk through a chain goes on with its rating. */
export function dropWalk(viewerId: string, card: ReviewCard): void {
  const place = placeOf(viewerId, card);
  if (walkPlaces(viewerId).includes(place)) localStorage.removeItem(place);
}

/** Today's cards that are kept on this device. */
export async function findHeldCards(viewerId: string): Promise<ReviewCard[]> {
  return isOfflineWanted(viewerId) ? (await load()).heldCards(viewerId) : [];
}

/** Cards whose ratings have arrived need not be kept any longer. */
export async function forgetOfflineCards(viewerId: string, cardIds: readonly string[]): Promise<void> {
  if (cardIds.length > 0 && isOfflineWanted(viewerId)) await (await load()).forget(viewerId, cardIds);
}
