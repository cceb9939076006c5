"use server";

import { redirect } from "next/navigation";
import { z } from "zod";
import { answering, type FormState, parseInput, sentenceOf } from "#app/refusals";
import { ensureViewer } from "#app/visitor";
import { itemIdSchema } from "#domain/content/shared-fields";
import { Refusal } from "#domain/refusal";
import { setChangeSchema, titleSchema } from "#domain/sets/document";
import { createSets } from "#server/question-sets";
import {
  changeSet,
  deleteSet,
  duplicateSet,
  regenerateSet,
  renameSet,
  restoreSet,
  undeleteSet,
} from "#server/set-changes";
import { scoreBy } from "#server/set-rubrics";
import { requireViewer } from "#server/session";
import { readWish } from "./wish-input";
import { setPath } from "./set-path";

const setIdSchema = z.uuid("name the set");
const versionSchema = z.coerce.number().int().min(1);
const scoreBySchema = z.object({
  setId: setIdSchema,
  version: versionSchema,
  wanted: z.strictObject({
    place: z.int().min(0).max(79),
    itemId: itemIdSchema,
    step: z.string().min(1).max(60),
    fork: z.strictObject({ id: z.uuid(), version: z.int().min(1) }).nullable(),
  }),
});

/** Makes a set from a wish, and leads to it. */
export async function makeSet(_previous: FormState, form: FormData): Promise<FormState> {
  let madeId: string | undefined;
  const result = await answering(async () => {
    const input = parsedWish(form);
    const viewer = await ensureViewer();
    [madeId] = await createSets(viewer.id, { ...input, newId: () => crypto.randomUUID() }, new Date());
    return null;
  });
  if (madeId) redirect(setPath(madeId));
  return result;
}

function parsedWish(form: FormData) {
  try {
    return readWish(form);
  } catch (error) {
    if (error instanceof z.ZodError) throw new Refusal("invalid", sentenceOf(error));
    throw error;
  }
}

/** Makes one change of a set's questions; `change` is JSON, since its shape differs by kind. */
export async function changeQuestions(setId: string, version: number, change: unknown): Promise<FormState> {
  return answering(async () => {
    const viewer = await requireViewer();
    const input = parseInput(z.object({ setId: setIdSchema, version: versionSchema, change: setChangeSchema }), {
      setId,
      version,
      change,
    });
    await changeSet(viewer.id, input.setId, input, new Date());
    return null;
  });
}

/** Has a question scored by one's own version of its rubric, or by the bank's again. */
export async function scoreQuestionBy(setId: string, version: number, wanted: unknown): Promise<FormState> {
  return answering(async () => {
    const viewer = await requireViewer();
    const input = parseInput(scoreBySchema, { setId, version, wanted });
    await scoreBy(viewer.id, input.setId, { version: input.version, ...input.wanted }, new Date());
    return null;
  });
}

/** Puts another question in the place of one, and leads back to the set. */
export async function swapQuestion(_previous: FormState, form: FormData): Promise<FormState> {
  const schema = z.object({
    setId: setIdSchema,
    version: versionSchema,
    place: z.coerce.number(),
    itemId: z.string(),
    withId: z.string(),
  });
  return thenShow(form, async (userId) => {
    const { setId, version, ...swap } = parseInput(schema, form);
    await changeSet(
      userId,
      setId,
      { version, change: parseInput(setChangeSchema, { kind: "swap", ...swap }) },
      new Date(),
    );
  });
}

/** Chooses all questions anew but the locked ones. */
export async function chooseAnew(_previous: FormState, form: FormData): Promise<FormState> {
  const schema = z.object({
    setId: setIdSchema,
    version: versionSchema,
    seed: z.string().trim().min(1, "give a seed of 1 to 60 characters").max(60, "give a seed of 1 to 60 characters"),
  });
  return thenShow(form, async (userId) => {
    const { setId, ...input } = parseInput(schema, form);
    await regenerateSet(userId, setId, input, new Date());
  });
}

/** Makes an old version the newest again. */
export async function goBackTo(_previous: FormState, form: FormData): Promise<FormState> {
  const schema = z.object({ setId: setIdSchema, version: versionSchema, restored: versionSchema });
  return thenShow(form, async (userId) => {
    const { setId, ...input } = parseInput(schema, form);
    await restoreSet(userId, setId, input, new Date());
  });
}

/** Gives a set another name. */
export async function rename(_previous: FormState, form: FormData): Promise<FormState> {
  return thenShow(form, async (userId) => {
    const { setId, title } = parseInput(z.object({ setId: setIdSchema, title: titleSchema }), form);
    await renameSet(userId, setId, title, new Date());
  });
}

/** Deletes a set; its page then offers to bring it back. */
export async function removeSet(_previous: FormState, form: FormData): Promise<FormState> {
  return thenShow(form, async (userId) => deleteSet(userId, setIdOf(form), new Date()));
}

/** Brings a deleted set back. */
export async function bringBack(_previous: FormState, form: FormData): Promise<FormState> {
  return thenShow(form, async (userId) => undeleteSet(userId, setIdOf(form)));
}

/** Makes a copy, and leads to it. */
export async function duplicate(_previous: FormState, form: FormData): Promise<FormState> {
  let copyId = "";
  const result = await answering(async () => {
    const id = crypto.randomUUID();
    await duplicateSet((await requireViewer()).id, setIdOf(form), id, new Date());
    copyId = id;
    return null;
  });
  if (copyId) redirect(setPath(copyId));
  return result;
}

function setIdOf(form: FormData): string {
  return parseInput(z.object({ setId: setIdSchema }), form).setId;
}

async function thenShow(form: FormData, work: (userId: string) => Promise<void>): Promise<FormState> {
  const result = await answering(async () => {
    await work((await requireViewer()).id);
    return null;
  });
  if (result?.ok) redirect(setPath(setIdOf(form)));
  return result;
}
