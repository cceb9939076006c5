import { z } from "zod";
import { readJson } from "#app/refusals";
import { responding } from "#app/route-handlers";
import { markInputSchema, noteInputSchema, recommendationSchema } from "#domain/scorecards/mark";
import { saveOverall } from "#server/scorecard-submission";
import { saveMark, saveNote } from "#server/scorecards";
import { requireViewer } from "#server/session";

const saveSchema = z.object({
  scorecardId: z.uuid("name the scorecard"),
  change: z.discriminatedUnion("kind", [
    z.strictObject({ kind: z.literal("mark"), ...markInputSchema.shape }),
    z.strictObject({ kind: z.literal("note"), ...noteInputSchema.shape }),
    z.strictObject({
      kind: z.literal("overall"),
      recommendation: recommendationSchema.nullable(),
      summary: z.string().max(10_000, "use at most 10,000 characters"),
    }),
  ]),
});

/** PUT /api/scorecards: keeps one decision or one text of a rater, as they make it. */
export const PUT = responding(async (request) => {
  const now = new Date();
  const viewer = await requireViewer();
  const { scorecardId, change } = await readJson(request, saveSchema);
  const { kind, ...rest } = change;
  if (kind === "mark") await saveMark(viewer.id, scorecardId, markInputSchema.parse(rest), now);
  else if (kind === "note") await saveNote(viewer.id, scorecardId, noteInputSchema.parse(rest), now);
  else await saveOverall(viewer.id, scorecardId, change, now);
  return { savedAt: now };
});
