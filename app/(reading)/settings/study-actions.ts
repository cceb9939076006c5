"use server";

import { z } from "zod";
import { answering, type FormState, parseInput } from "#app/refusals";
import { requireViewer } from "#server/session";
import { saveStudy, type StudyForm, studyFormSchema } from "#server/study";

const formSchema = z
  .object({
    timeZone: studyFormSchema.shape.timeZone,
    rolloverHour: z.coerce.number().pipe(studyFormSchema.shape.rolloverHour),
    retentionPercent: z.coerce.number().int().min(70, "choose 70 to 99").max(99, "choose 70 to 99"),
    newPerDay: z.coerce.number().pipe(studyFormSchema.shape.newPerDay),
    reviewsPerDay: z.coerce.number().pipe(studyFormSchema.shape.reviewsPerDay),
  })
  .transform(({ retentionPercent, ...rest }): StudyForm => ({ ...rest, desiredRetention: retentionPercent / 100 }));

/** Saves how whoever asks wants to study. */
export async function saveStudySettings(
  _previous: FormState<StudyForm>,
  form: FormData,
): Promise<FormState<StudyForm>> {
  return answering(async () => {
    const viewer = await requireViewer();
    const settings = parseInput(formSchema, form);
    await saveStudy(viewer.id, settings, new Date());
    return settings;
  });
}
