import type { ReviewCard } from "#app/review-cards";
import type { Deeds } from "./deeds";
import { findHeldCards } from "./offline-door";
import type { Outbox, OutgoingReview } from "./outbox";
import type { ShownAnswer } from "./use-answer";

/** A rating that was taken back or given again without the server, and what the screen then shows of its card. */
export type MovedHere = { card: ReviewCard; answered: ShownAnswer | null; sent: OutgoingReview };

/** Takes back the newest rating that the server has not heard of; null when what was done last was not that. */
export async function undoHere(viewerId: string, box: Outbox, deeds: Deeds): Promise<MovedHere | null> {
  const { last } = box;
  const deed = deeds.next("undo");
  // After a reload this window knows of nothing, and the newest that waits is what was done last.
  if (!last || (deed && deed.id !== last.id)) return null;
  const card = deed?.rated?.card ?? (await findHeldCards(viewerId)).find(({ cardId }) => cardId === last.cardId);
  if (!card) return null;
  box.takeBack(last);
  deeds.moved("undo", last.id, { isHere: true });
  return { card, answered: deed?.rated?.answered ?? null, sent: last };
}

/** Gives a rating again that was taken back here, as a new one; null when the server has to. */
export function redoHere(box: Outbox, deeds: Deeds): MovedHere | null {
  const deed = deeds.next("redo");
  if (!deed?.isHere || !deed.rated) return null;
  const id = crypto.randomUUID();
  const sent = { ...deed.rated.sent, id, answeredAt: new Date().toISOString(), isTakenBack: undefined };
  box.add(sent);
  deeds.moved("redo", deed.id, { id, rated: { ...deed.rated, sent }, isHere: false });
  return { ...deed.rated, sent };
}
