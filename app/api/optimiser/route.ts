import { responding } from "#app/route-handlers";
import { findLastRun } from "#server/optimiser-runs";
import { requireViewer } from "#server/session";

/** GET /api/optimiser: how far the viewer's search for better weights is. */
export const GET = responding(async () => {
  const viewer = await requireViewer();
  const last = await findLastRun(viewer.id);
  return { id: last?.id ?? null, state: last?.state ?? null, progress: last?.progress ?? 0 };
});
