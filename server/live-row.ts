import { z } from "zod";
import { type LiveState, viewSchema } from "#domain/interviews/live-state";

const spentSchema = z.record(z.string(), z.number());

type LiveRow = {
  startedAt: Date | null;
  endedAt: Date | null;
  currentItemId: string | null;
  view: string;
  heldItemId: string | null;
  runningSince: Date | null;
  spentMs: unknown;
};

/** Where an interview is, from its row. */
export function liveStateOf({ startedAt, endedAt, currentItemId, view, heldItemId, ...row }: LiveRow): LiveState {
  return {
    startedAt: startedAt?.getTime() ?? null,
    endedAt: endedAt?.getTime() ?? null,
    currentItemId: currentItemId ?? "",
    view: viewSchema.parse(view),
    heldItemId,
    runningSince: row.runningSince?.getTime() ?? null,
    spentMs: spentSchema.parse(row.spentMs),
  };
}

/** The columns of a row that hold where an interview is. */
export function liveColumns(state: LiveState) {
  const instant = (ms: number | null) => (ms === null ? null : new Date(ms));
  return {
    startedAt: instant(state.startedAt),
    endedAt: instant(state.endedAt),
    currentItemId: state.currentItemId,
    view: state.view,
    heldItemId: state.heldItemId,
    runningSince: instant(state.runningSince),
    spentMs: state.spentMs,
  };
}
