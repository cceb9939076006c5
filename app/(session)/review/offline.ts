import { type DBSchema, type IDBPDatabase, openDB } from "idb";
import type { Answered } from "#app/answered";
import type { HeldCard } from "#app/offline-cards";
import type { ReviewCard } from "#app/review-cards";
import { loadParts } from "./parts-on-demand";
import { OFFLINE_DATABASE } from "#app/offline-places";

interface Held extends DBSchema {
  cards: { key: [viewerId: string, cardId: string]; value: HeldCard & { viewerId: string; place: number } };
}

let opened: Promise<IDBPDatabase<Held>> | null = null;

function database(): Promise<IDBPDatabase<Held>> {
  opened ??= openDB<Held>(OFFLINE_DATABASE, 1, {
    upgrade(fresh) {
      fresh.createObjectStore("cards", { keyPath: ["viewerId", "card.cardId"] });
    },
    // Another tab deletes it when somebody signs out.
    blocking: (_current, _blocked, event) => {
      opened = null;
      if (event.target instanceof IDBDatabase) event.target.close();
    },
  });
  return opened;
}

/** Today's cards that are kept here for one person, in their order. */
export async function heldCards(viewerId: string): Promise<ReviewCard[]> {
  const held = await heldOf(viewerId);
  return held.toSorted((a, b) => a.place - b.place).map(({ card }) => card);
}

/** What a card reveals, if it is kept here as it is shown. */
export async function reveal(viewerId: string, { cardId, version }: ReviewCard): Promise<Answered | null> {
  const held = await (await database()).get("cards", [viewerId, cardId]);
  return held && held.card.version === version ? held.revealed : null;
}

/** Lets go of cards whose ratings have arrived. */
export async function forget(viewerId: string, cardIds: readonly string[]): Promise<void> {
  const { store } = (await database()).transaction("cards", "readwrite");
  await Promise.all(cardIds.map((cardId) => store.delete([viewerId, cardId])));
}

/** Fetches today's cards anew, and has the page itself kept. @returns how many cards are kept; null without success */
export async function refresh(viewerId: string): Promise<number | null> {
  const response = await fetch("/api/offline").catch(() => null);
  if (!response?.ok) return null;
  const { cards } = (await response.json()) as { cards: HeldCard[] };
  const store = (await database()).transaction("cards", "readwrite").store;
  await store.clear(); // another person's too: one browser keeps one person's cards
  await Promise.all(cards.map((held, place) => store.put({ ...held, viewerId, place })));
  await keepPage();
  return cards.length;
}

const WORKER_MS = 5000;

async function keepPage(): Promise<void> {
  if (!("serviceWorker" in navigator)) return;
  await Promise.all([navigator.serviceWorker.register("/sw.js"), loadParts()]);
  const { active } = await navigator.serviceWorker.ready;
  await new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, WORKER_MS);
    navigator.serviceWorker.addEventListener("message", ({ data }) => {
      if (data !== "review-kept") return;
      clearTimeout(timer);
      resolve();
    });
    active?.postMessage({ kind: "keep-review", parts: loadedParts() }, []);
  });
}

/** Scripts, styles and fonts that this page is made of, whatever loaded them. */
function loadedParts(): string[] {
  const names = performance.getEntriesByType("resource").map(({ name }) => name);
  return [...new Set(names)].filter((name) => name.startsWith(`${location.origin}/_next/static/`));
}

async function heldOf(viewerId: string) {
  return (await database()).getAll("cards", IDBKeyRange.bound([viewerId], [viewerId, []]));
}
