import { type DBSchema, type IDBPDatabase, openDB } from "idb";
import type { Answered } from "#app/answered";
import type { HeldCard } from "#app/offline-cards";
import { OFFLINE_DATABASE } from "#app/offline-places";
import type { ReviewCard } from "#app/review-cards";
import type { TypedAnswer } from "../answer-form";
import { SendFailure } from "../send";
import { isRecord, isText } from "../stored-shape";
import { scoreHere } from "./held-score";
import { chooseWay, findWalk, type HeldAnswer, sendStranded, walkOn } from "./held-walk";
import type { KeptAnswer } from "./kept-answers";
import { loadParts } from "./parts-on-demand";
import { placeOf, walkPlaces } from "./walk-places";

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

/** Keeps an answer here, and gives what is then shown; null when the card is not here as it is shown. */
export async function keepAnswer(
  viewerId: string,
  card: ReviewCard,
  { shown, id, response, elapsedMs }: TypedAnswer & { shown: Answered | null },
): Promise<HeldAnswer | null> {
  const held = await findHeld(viewerId, card);
  if (!held) return null;
  const answer: KeptAnswer = { id, itemId: card.cardId, chainId: null, elapsedMs, response };
  const typed = typedIn(response);
  const { steps, revealed } = held;
  if (steps) {
    const step = isRecord(response) && isText(response["step"]) ? response["step"] : "";
    return walkOn(placeOf(viewerId, card), { ...held, steps }, { shown, answer, step, typed: typed ?? "" });
  }
  if (card.isTurned) return { ...revealed, held: { answers: [], ways: [] } };
  const scored = held.scoring && scoreHere(held.scoring, { response, elapsedMs });
  const answers = revealed.answers.map((one) => ({ ...one, typed, outcome: scored?.outcome ?? one.outcome }));
  const proposal = scored?.proposal ?? null;
  return { ...revealed, answerId: id, answers, proposal, held: { answers: [answer], ways: [] } };
}

/** Takes a way on from the last step of a chain that is answered here. */
export async function choose(viewerId: string, card: ReviewCard, next: string | null): Promise<HeldAnswer | null> {
  const held = await findHeld(viewerId, card);
  return held?.steps ? chooseWay(placeOf(viewerId, card), { ...held, steps: held.steps }, next) : null;
}

/** Where a chain stands that was being answered here; null when it was not. */
export async function resume(viewerId: string, card: ReviewCard): Promise<HeldAnswer | null> {
  const held = await findHeld(viewerId, card);
  return held?.steps ? findWalk(placeOf(viewerId, card), { ...held, steps: held.steps }) : null;
}

/** Chains of which steps wait here although nobody can go on with them: what was answered is sent, and scored. */
export async function sendStrandedWalks(viewerId: string): Promise<void> {
  const held = new Set((await heldOf(viewerId)).map(({ card }) => placeOf(viewerId, card)));
  try {
    for (const place of walkPlaces(viewerId)) if (!held.has(place)) await sendStranded(place);
  } catch (error) {
    if (!(error instanceof SendFailure)) throw error; // the next visit tries again
  }
}

async function findHeld(viewerId: string, { cardId, version }: ReviewCard): Promise<HeldCard | null> {
  const held = await (await database()).get("cards", [viewerId, cardId]);
  return held && held.card.version === version ? held : null;
}

function typedIn(response: unknown): string | null {
  const typed = isRecord(response) ? (response["text"] ?? response["code"]) : null;
  return isText(typed) ? typed : null;
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
