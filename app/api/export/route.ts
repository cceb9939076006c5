import { jsonFile } from "#app/json-file";
import { streaming } from "#app/route-handlers";
import { personalData } from "#server/personal-data";
import { requireViewer } from "#server/session";

/** GET /api/export: everything that is kept about whoever asks, as a JSON file. */
export const GET = streaming(async () => {
  const now = new Date();
  const { id } = await requireViewer();
  return jsonFile(`awaited-my-data-${now.toISOString().slice(0, 10)}`, await personalData(id, now));
});
