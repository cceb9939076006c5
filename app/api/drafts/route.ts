import { z } from "zod";
import { readJson } from "#app/refusals";
import { responding } from "#app/route-handlers";
import { slugSchema } from "#domain/content/shared-fields";
import { answerableIdSchema } from "#domain/own-card/item-id";
import { draftFieldsSchema, saveDraft } from "#server/drafts";
import { requireViewer } from "#server/session";

const bodySchema = z.object({
  itemId: answerableIdSchema,
  step: slugSchema,
  fields: draftFieldsSchema,
});

/** PUT /api/drafts: keeps a half-typed answer of somebody who is known; for others the browser keeps it. */
export const PUT = responding(async (request) => {
  const draft = await readJson(request, bodySchema);
  const viewer = await requireViewer();
  const now = new Date();
  await saveDraft(viewer.id, draft, now);
  return { savedAt: now };
});
