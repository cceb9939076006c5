import { z } from "zod";

/** A question of the set that is asked; which there are, the set says. */
export const questionIdSchema = z.string().min(1).max(120);

export const viewSchema = z.enum(["follow", "held", "blank"], "choose what the candidate sees");
/** What the candidate sees: the current question, one that is held, or nothing. */
export type View = z.infer<typeof viewSchema>;

/** Where a live interview is. Instants are milliseconds since 1970, by the server's clock. */
export const liveStateSchema = z.object({
  startedAt: z.number().nullable(),
  endedAt: z.number().nullable(),
  /** The question that is being asked. */
  currentItemId: z.string(),
  view: viewSchema,
  /** What is shown while the view is held. */
  heldItemId: z.string().nullable(),
  /** Since when the current question's clock runs; null before the start, in a pause and after the end. */
  runningSince: z.number().nullable(),
  /** Milliseconds spent on each question, up to `runningSince`. */
  spentMs: z.record(z.string(), z.number()),
});
export type LiveState = z.infer<typeof liveStateSchema>;

/** What an interviewer does with the interview as a whole. */
export const moveSchema = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("start") }),
  z.strictObject({ kind: z.literal("go"), itemId: questionIdSchema }),
  z.strictObject({ kind: z.literal("show"), view: viewSchema, itemId: questionIdSchema }),
  z.strictObject({ kind: z.literal("pause") }),
  z.strictObject({ kind: z.literal("resume") }),
  z.strictObject({ kind: z.literal("end") }),
]);
export type Move = z.infer<typeof moveSchema>;

/** An interview that nobody has begun, at its first question. */
export function newInterview(firstItemId: string): LiveState {
  return {
    startedAt: null,
    endedAt: null,
    currentItemId: firstItemId,
    view: "follow",
    heldItemId: null,
    runningSince: null,
    spentMs: {},
  };
}

export type Phase = "ready" | "running" | "paused" | "ended";

/** How far an interview is. */
export function phaseOf({ startedAt, endedAt, runningSince }: LiveState): Phase {
  if (startedAt === null) return "ready";
  if (endedAt !== null) return "ended";
  return runningSince === null ? "paused" : "running";
}

/**
 * The interview after one move. What makes no sense any more (a second start, a pause in a pause, anything after the
 * end) changes nothing, so that a move sent twice counts once.
 *
 * @param at when it was done; never before the last change of the clock, whatever a late message says
 */
export function afterMove(state: LiveState, move: Move, at: number): LiveState {
  const phase = phaseOf(state);
  if (phase === "ended") return state;
  const now = Math.max(at, state.runningSince ?? state.startedAt ?? at);
  switch (move.kind) {
    case "start":
      return phase === "ready" ? { ...state, startedAt: now, runningSince: now } : state;
    case "go":
      return move.itemId === state.currentItemId ? state : { ...counted(state, now), currentItemId: move.itemId };
    case "show": {
      const heldItemId = move.view === "held" ? move.itemId : null;
      const isSame = move.view === state.view && heldItemId === state.heldItemId;
      return isSame ? state : { ...state, view: move.view, heldItemId };
    }
    case "pause":
      return phase === "running" ? { ...counted(state, now), runningSince: null } : state;
    case "resume":
      return phase === "paused" ? { ...state, runningSince: now } : state;
    case "end":
      return phase === "ready" ? state : { ...counted(state, now), runningSince: null, endedAt: now };
  }
}

/** The running stretch counted to its question. */
function counted(state: LiveState, now: number): LiveState {
  if (state.runningSince === null) return state;
  const spent = spentOn(state, state.currentItemId, now);
  return { ...state, runningSince: now, spentMs: { ...state.spentMs, [state.currentItemId]: spent } };
}

/** Milliseconds spent on a question so far, pauses left out. */
export function spentOn({ spentMs, currentItemId, runningSince }: LiveState, itemId: string, now: number): number {
  const running = itemId === currentItemId && runningSince !== null ? Math.max(0, now - runningSince) : 0;
  return (spentMs[itemId] ?? 0) + running;
}

/** Milliseconds spent on the whole interview so far, pauses left out. */
export function spentAltogether(state: LiveState, now: number): number {
  const counts = Object.values(state.spentMs).reduce((sum, ms) => sum + ms, 0);
  return counts + (state.runningSince === null ? 0 : Math.max(0, now - state.runningSince));
}

/** What the candidate may see now; of the questions none but this one. */
export type Sight = { kind: "waiting" | "blank" | "ended" } | { kind: "question"; itemId: string };

/** What the candidate sees of an interview. */
export function sightOf(state: LiveState): Sight {
  const phase = phaseOf(state);
  if (phase === "ready") return { kind: "waiting" };
  if (phase === "ended") return { kind: "ended" };
  if (state.view === "blank") return { kind: "blank" };
  return { kind: "question", itemId: (state.view === "held" ? state.heldItemId : null) ?? state.currentItemId };
}
