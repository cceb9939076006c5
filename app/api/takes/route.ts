import { readJson, responding } from "#app/refusals";
import { saveTakeAnswer, takeSaveSchema } from "#server/take-saving";

/** PUT /api/takes: keeps what a candidate has typed; the token of their private address stands for them. */
export async function PUT(request: Request): Promise<Response> {
  return responding(async () => {
    const now = new Date();
    await saveTakeAnswer(await readJson(request, takeSaveSchema), now);
    return { savedAt: now };
  });
}
