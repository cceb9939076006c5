import { z } from "zod";
import { db } from "./db";
import { visibleTo } from "./items";

/** Fields of a half-filled answer form, by their names. */
export const draftFieldsSchema = z
  .record(z.string().max(80), z.union([z.string().max(10_000), z.array(z.string().max(80)).max(30)]))
  .refine((fields) => Object.keys(fields).length <= 60, "save at most 60 fields");
export type DraftFields = z.infer<typeof draftFieldsSchema>;

export type Draft = { fields: DraftFields; updatedAt: Date };

/** The half-typed answer to one step of an item; null when there is none. */
export async function findDraft(userId: string, itemId: string, step: string): Promise<Draft | null> {
  const row = await db.draft.findUnique({ where: { userId_itemId_step: { userId, itemId, step } } });
  return row && { fields: draftFieldsSchema.parse(row.fields), updatedAt: row.updatedAt };
}

/** Keeps a half-typed answer, in place of the one before. An unknown item is left alone: nothing could show it. */
export async function saveDraft(
  userId: string,
  { itemId, step, fields }: { itemId: string; step: string; fields: DraftFields },
  now: Date,
): Promise<void> {
  if (!(await db.item.findFirst({ where: { id: itemId, ...visibleTo(userId) }, select: { id: true } }))) return;
  const key = { userId, itemId, step };
  await db.draft.upsert({
    where: { userId_itemId_step: key },
    create: { ...key, fields, updatedAt: now },
    update: { fields, updatedAt: now },
  });
}
