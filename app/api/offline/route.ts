import { viewOffline } from "#app/offline-cards";
import { responding } from "#app/route-handlers";
import { countAttempt } from "#server/limits";
import { requireViewer } from "#server/session";

// It renders many cards at once; a day needs it a few times.
const LIMIT = { name: "offline:person", max: 120, windowSeconds: 60 * 60 };

/**
 * GET /api/offline: today's own cards with their answers, for a device that works without a connection. The one place
 * that gives answers before they are asked for: the person chose so, and only of cards that are theirs and due.
 */
export const GET = responding(async () => {
  const viewer = await requireViewer();
  const now = new Date();
  await countAttempt(LIMIT, viewer.id, now);
  return viewOffline(viewer.id, now);
});
