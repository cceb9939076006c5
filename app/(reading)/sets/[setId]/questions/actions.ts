"use server";

import { redirect } from "next/navigation";
import { z } from "zod";
import { answering, type FormState, parseInput } from "#app/refusals";
import { Refusal } from "#domain/refusal";
import { type OwnQuestion, ownQuestionSchema } from "#domain/sets/own-question";
import { requireViewer } from "#server/session";
import { changeSet } from "#server/set-changes";
import { retireQuestion, rewriteQuestion, writeQuestion } from "#server/team-questions";
import { setPath } from "../../set-path";

const formSchema = z.object({
  setId: z.uuid("name the set"),
  version: z.coerce.number().int().min(1),
  newId: z.uuid("load the page again"),
  /** Empty for a question that is new. */
  itemId: z.string().max(90),
  rev: z.coerce.number().int().min(0),
  question: z.string().max(60_000, "write a shorter question"),
});

function questionOf(json: string): OwnQuestion {
  let typed: unknown;
  try {
    typed = JSON.parse(json);
  } catch {
    throw new Refusal("invalid", "The form did not arrive whole. Send it once more.");
  }
  return parseInput(ownQuestionSchema, typed);
}

/** Writes a question of one's own into a set, or changes it, and leads back to the set. */
export async function saveQuestion(_previous: FormState, form: FormData): Promise<FormState> {
  let savedIn: string | null = null;
  const result = await answering(async () => {
    const viewer = await requireViewer();
    const { setId, version, newId, itemId, rev, question } = parseInput(formSchema, form);
    const written = questionOf(question);
    if (itemId === "") await writeQuestion(viewer.id, setId, { newId, version, written }, new Date());
    else await rewriteQuestion(viewer.id, setId, { itemId, rev, written }, new Date());
    savedIn = setId;
    return null;
  });
  if (savedIn !== null) redirect(setPath(savedIn));
  return result;
}

const namedSchema = z.object({ setId: z.uuid("name the set"), itemId: z.string().max(90) });

/** Deletes a question of the workspace, and leads back to the set. */
export async function deleteQuestion(_previous: FormState, form: FormData): Promise<FormState> {
  return thenShowSet(form, async (userId) => {
    const { setId, itemId } = parseInput(
      namedSchema.extend({ sure: z.literal("yes", "tick that you want to delete it") }),
      form,
    );
    await retireQuestion(userId, setId, itemId, new Date());
  });
}

/** Puts a question of the bank or of the workspace at the end of a set. */
export async function addQuestion(_previous: FormState, form: FormData): Promise<FormState> {
  return thenShowSet(form, async (userId) => {
    const schema = namedSchema.extend({ version: z.coerce.number().int().min(1) });
    const { setId, itemId, version } = parseInput(schema, form);
    await changeSet(userId, setId, { version, change: { kind: "add", itemId } }, new Date());
  });
}

async function thenShowSet(form: FormData, work: (userId: string) => Promise<void>): Promise<FormState> {
  const result = await answering(async () => {
    await work((await requireViewer()).id);
    return null;
  });
  if (result?.ok) redirect(setPath(parseInput(namedSchema, form).setId));
  return result;
}
