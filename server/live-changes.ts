import { z } from "zod";
import { run } from "./db";
import { log } from "./log";
import { isOutage, noteOutage } from "./outage";

const POLL_MS = 200;

type Key = { workspaceId: string; id: string };
type Watched = Key & { signature: string | null; listeners: Set<() => void> };

/**
 * The interviews that somebody looks at through this process. On `globalThis`, since pages and route handlers are
 * bundled apart.
 */
const shared = globalThis as typeof globalThis & {
  awaitedLive?: { watched: Map<string, Watched>; timer: ReturnType<typeof setTimeout> | null };
};
const live = (shared.awaitedLive ??= { watched: new Map(), timer: null });

const SIGNATURES = {
  name: "live-signatures",
  text: `
    SELECT i.id, i.revision || ' ' || i.view_token_hash || ' ' || coalesce((
      SELECT string_agg(s.id || ' ' || coalesce((SELECT max(c.id) FROM scorecard_change c
        WHERE c.workspace_id = s.workspace_id AND c.scorecard_id = s.id), 0), ',' ORDER BY s.id)
      FROM scorecard s WHERE s.workspace_id = i.workspace_id AND s.interview_id = i.id), '') AS signature
    FROM unnest($1::uuid[], $2::uuid[]) AS w(workspace_id, id)
    JOIN interview i ON i.workspace_id = w.workspace_id AND i.id = w.id`,
  row: z.object({ id: z.string(), signature: z.string() }),
};

/**
 * Calls `listener` soon after anything about an interview has changed, whichever process changed it.
 *
 * One small query for all interviews that are looked at asks a few times a second, and none does while nobody looks.
 * Unlike a LISTEN it needs no connection of its own, misses nothing while the database restarts, and works behind a
 * pooler; what this process changed itself is told at once by `tellChanged`.
 *
 * @returns ends the listening
 */
export function onChange({ workspaceId, id }: Key, listener: () => void): () => void {
  const known = live.watched.get(id) ?? { workspaceId, id, signature: null, listeners: new Set() };
  known.listeners.add(listener);
  live.watched.set(id, known);
  live.timer ??= setTimeout(() => void poll(), POLL_MS);
  return () => {
    known.listeners.delete(listener);
    if (known.listeners.size === 0) live.watched.delete(id);
  };
}

/** Tells those who look at an interview through this process that it has changed. */
export function tellChanged(interviewId: string): void {
  for (const listener of live.watched.get(interviewId)?.listeners ?? []) listener();
}

async function poll(): Promise<void> {
  const asked = [...live.watched.values()];
  if (asked.length > 0) {
    try {
      const values = [asked.map(({ workspaceId }) => workspaceId), asked.map(({ id }) => id)];
      const found = new Map((await run(SIGNATURES, values)).map(({ id, signature }) => [id, signature]));
      for (const one of asked) {
        const signature = found.get(one.id) ?? "gone";
        const isChanged = one.signature !== signature;
        one.signature = signature;
        if (isChanged) tellChanged(one.id);
      }
    } catch (error) {
      // Whoever looks on keeps what they see; the next round asks again.
      if (isOutage(error)) noteOutage(error);
      else log().error({ reason: String(error) }, "could not look for changes of interviews");
    }
  }
  live.timer = live.watched.size > 0 ? setTimeout(() => void poll(), POLL_MS) : null;
}
