"use server";

import { redirect } from "next/navigation";
import { z } from "zod";
import { answering, type FormState, parseInput } from "#app/refusals";
import { MAX_ANSWER_CHARS } from "#domain/quiz/answer-length";
import type { Grade } from "#domain/rubric/grade";
import { rubricEditsSchema } from "#domain/rubric/rubric-edits";
import { Refusal } from "#domain/refusal";
import {
  deleteFork,
  forkNameSchema,
  forkRubric,
  type RubricChangeRequest,
  saveForkVersion,
} from "#server/rubric-forks";
import { tryAnswer } from "#server/rubric-trial";
import { type RubricView, viewRubric } from "#ui/result-view";
import { requireReader } from "./access";

/** An answer that was tried, with its grade. */
export type Trial = { answer: string; grade: Grade; rubric: RubricView };

const answerSchema = z.string().max(MAX_ANSWER_CHARS, `use at most ${MAX_ANSWER_CHARS} characters`);
const triedSchema = z.union([
  z.strictObject({ rubricId: z.string().max(200) }),
  z.strictObject({ forkId: z.uuid(), version: z.int().min(1) }),
]);

/** Scores an answer that nobody gave; nothing is stored. */
export async function tryAnAnswer(tried: z.input<typeof triedSchema>, typed: string): Promise<FormState<Trial>> {
  return answering(async () => {
    const viewer = await requireReader();
    const answer = parseInput(z.object({ answer: answerSchema }), { answer: typed }).answer;
    const { grade, rubric } = await tryAnswer(viewer.id, parseInput(triedSchema, tried), answer, new Date());
    return { answer, grade, rubric: await viewRubric(rubric) };
  });
}

const forkSchema = z.object({ id: z.uuid(), rubricId: z.string().max(200), name: forkNameSchema });

/** Makes a variant of one's own of a published rubric, and opens it. */
export async function makeOwn(_previous: FormState, form: FormData): Promise<FormState> {
  let id = "";
  const result = await answering(async () => {
    const viewer = await requireReader();
    const fork = parseInput(forkSchema, form);
    await forkRubric(viewer.id, fork, new Date());
    id = fork.id;
    return null;
  });
  if (result?.ok) redirect(`/rubrics/mine/${id}`);
  return result;
}

/** What became of saving a text: as it was sent, since a form forgets it. */
export type SaveState = { result: FormState; text: string };

const savedSchema = z.object({ forkId: z.uuid(), seen: z.coerce.number().int().min(0) });

/** Saves a further version of one's own rubric, as a text. */
export async function saveText(previous: SaveState, form: FormData): Promise<SaveState> {
  const typed = form.get("text");
  const text = typeof typed === "string" ? typed.replaceAll("\r\n", "\n") : previous.text;
  return {
    result: await save(form, () => ({ text: parseInput(z.object({ text: z.string() }), { text }).text })),
    text,
  };
}

/** Saves a further version of one's own rubric, as the fields of a form. */
export async function saveEdits(_previous: FormState, form: FormData): Promise<FormState> {
  return save(form, () => ({ edits: parseInput(rubricEditsSchema, jsonIn(form.get("edits"))) }));
}

async function save(form: FormData, read: () => RubricChangeRequest): Promise<FormState> {
  let address: `/rubrics/mine/${string}` | null = null;
  const result = await answering(async () => {
    const viewer = await requireReader();
    const { forkId, seen } = parseInput(savedSchema, { forkId: form.get("forkId"), seen: form.get("seen") });
    const version = await saveForkVersion(viewer.id, { forkId, seen, change: read() }, new Date());
    const as = form.has("text") ? "&as=text" : "";
    address = `/rubrics/mine/${forkId}?saved=${version}${as}`;
    return null;
  });
  if (address !== null) redirect(address);
  return result;
}

function jsonIn(value: FormDataEntryValue | null): unknown {
  try {
    return typeof value === "string" ? JSON.parse(value) : null;
  } catch (cause) {
    throw cause instanceof SyntaxError
      ? new Refusal("invalid", "The form was sent in a form that is not known.")
      : cause;
  }
}

/** Deletes a rubric of one's own. */
export async function deleteOwn(_previous: FormState, form: FormData): Promise<FormState> {
  const result = await answering(async () => {
    const viewer = await requireReader();
    await deleteFork(viewer.id, parseInput(z.uuid(), form.get("forkId")));
    return null;
  });
  if (result?.ok) redirect("/rubrics");
  return result;
}
