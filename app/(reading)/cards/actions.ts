"use server";

import { refresh } from "next/cache";
import { redirect } from "next/navigation";
import { z } from "zod";
import { answering, type FormState, parseInput } from "#app/refusals";
import { browserTimeZone } from "#app/submission";
import { ensureViewer } from "#app/visitor";
import { ownCardIdSchema, ownCardSchema, storedCard } from "#domain/own-card/own-card";
import { createOwnCard, deleteOwnCard, restoreOwnCard, saveOwnCard } from "#server/own-cards";
import { requireViewer } from "#server/session";
import { startStudy } from "#server/study";
import { type CardView, viewOwnCard } from "#ui/own-card-view";
import { type CardFields, typedFields } from "./card-fields";

/** What the form of a card shows: what was typed, why it was refused, or how it will look. */
export type CardFormState = { result: FormState; fields: CardFields; preview: CardView | null };

const idSchema = z.object({ id: ownCardIdSchema });
const cardSchema = ownCardSchema.extend({ id: ownCardIdSchema, rev: z.coerce.number().int().min(0) });

/** Makes a card, or changes one that has a revision; or only shows how it would look. */
export async function saveCard(_previous: CardFormState, form: FormData): Promise<CardFormState> {
  const fields = typedFields(form);
  let preview: CardView | null = null;
  const result = await answering(async () => {
    const { id, rev, ...card } = parseInput(cardSchema, form);
    if (form.get("intent") === "preview") {
      preview = await viewOwnCard(storedCard(card));
      return null;
    }
    const now = new Date();
    if (rev > 0) await saveOwnCard((await requireViewer()).id, { id, rev }, card, now);
    else {
      storedCard(card); // refused before a guest is made for it
      const viewer = await ensureViewer();
      await startStudy(viewer.id, await browserTimeZone(), now);
      await createOwnCard(viewer.id, id, card, now);
    }
    return null;
  });
  if (result?.ok && preview === null) redirect(`/cards?${fields.rev === "0" ? "made" : "saved"}=${fields.id}`);
  return { result, fields, preview };
}

/** Deletes a card; the list then offers to bring it back. */
export async function deleteCard(_previous: FormState, form: FormData): Promise<FormState> {
  const result = await answering(async () => {
    const { id } = parseInput(idSchema, form);
    await deleteOwnCard((await requireViewer()).id, id, new Date());
    return null;
  });
  if (result?.ok) redirect(`/cards?deleted=${typedFields(form).id}`);
  return result;
}

/** Brings a deleted card back. */
export async function restoreCard(_previous: FormState, form: FormData): Promise<FormState> {
  const result = await answering(async () => {
    const { id } = parseInput(idSchema, form);
    await restoreOwnCard((await requireViewer()).id, id);
    refresh();
    return null;
  });
  if (result?.ok) redirect(`/cards?restored=${typedFields(form).id}`);
  return result;
}
