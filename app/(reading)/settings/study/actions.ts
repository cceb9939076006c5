"use server";

import { refresh } from "next/cache";
import { answering, type FormState } from "#app/refusals";
import { type ChosenSettings, settingsFormSchema } from "#domain/scheduling/settings-form";
import { countAttempt } from "#server/limits";
import { requireViewer } from "#server/session";
import { saveStudy } from "#server/study";
import { type Consequences, findConsequences } from "./consequences";

/** What the form shows after it was sent. */
export type StudyState = {
  /** As they were typed. */
  fields: Readonly<Record<string, string | undefined>>;
  /** One sentence for each field that is not right. */
  errors: Record<string, string>;
  /** What saving these very fields would lead to; null until asked for. */
  consequences: Consequences | null;
  isSaved: boolean;
  /** Why the whole of it was refused. */
  refusal: string | null;
};

const PREVIEWS = { name: "settings:preview", max: 60, windowSeconds: 60 };

/** Shows what the settings in the form would lead to, or saves them: the pressed button says which. */
export async function changeStudy(_previous: StudyState, form: FormData): Promise<StudyState> {
  const fields = textOf(form);
  const state = { fields, errors: {}, consequences: null, isSaved: false, refusal: null };
  const { intent, ...typed } = fields;
  const parsed = settingsFormSchema.safeParse(typed);
  if (!parsed.success) {
    const wrong = parsed.error.issues.map(({ path, message }) => [String(path[0] ?? ""), message]);
    return { ...state, errors: Object.fromEntries(wrong.toReversed()) };
  }
  const result = intent === "save" ? await save(parsed.data) : await answering(() => preview(parsed.data, new Date()));
  if (result?.ok === false) return { ...state, refusal: result.message };
  return { ...state, consequences: result?.value ?? null, isSaved: intent === "save" };
}

async function preview(chosen: ChosenSettings, now: Date): Promise<Consequences | null> {
  const viewer = await requireViewer();
  await countAttempt(PREVIEWS, viewer.id, now);
  return findConsequences(viewer.id, chosen, now);
}

async function save(chosen: ChosenSettings): Promise<FormState> {
  return answering(async () => {
    const viewer = await requireViewer();
    await saveStudy(viewer.id, chosen, new Date());
    refresh();
    return null;
  });
}

function textOf(form: FormData): Record<string, string> {
  const texts: Record<string, string> = {};
  for (const [name, value] of form) if (typeof value === "string" && !name.startsWith("$")) texts[name] = value;
  return texts;
}
