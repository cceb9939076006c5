import { responding } from "#app/refusals";
import { personalData } from "#server/personal-data";
import { requireViewer } from "#server/session";

/** GET /api/export: everything that is kept about whoever asks, as a JSON file. */
export async function GET(): Promise<Response> {
  const now = new Date();
  const response = await responding(async () => personalData((await requireViewer()).id, now));
  if (response.ok) {
    const day = now.toISOString().slice(0, 10);
    response.headers.set("content-disposition", `attachment; filename="awaited-my-data-${day}.json"`);
  }
  return response;
}
