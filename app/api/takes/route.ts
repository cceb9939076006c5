import { readJson } from "#app/refusals";
import { responding } from "#app/route-handlers";
import { saveTakeAnswer, takeSaveSchema } from "#server/take-saving";

/** PUT /api/takes: keeps what a candidate has typed; the token of their private address stands for them. */
export const PUT = responding(async (request) => {
  const now = new Date();
  await saveTakeAnswer(await readJson(request, takeSaveSchema), now);
  return { savedAt: now };
});
