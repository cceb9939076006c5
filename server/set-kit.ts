import { answerKeySchema } from "#domain/content/answer-key";
import { questionSchema } from "#domain/content/question";
import type { SetDocument } from "#domain/sets/document";
import { type KitQuestion, kitOf } from "#domain/sets/kit";
import type { Authority } from "./authority";
import { db } from "./db";
import { candidatePdf, interviewerPdf } from "./pdf/kit-pages";
import { getSet, setNames } from "./question-sets";
import { rubricGiven } from "./rubrics";

/**
 * A set with everything an interviewer needs. Answers and rubrics are in it: for members of its workspace alone, and
 * never for a page that a candidate sees.
 *
 * @throws {Refusal} not-found
 */
export async function getKit(
  authority: Authority,
  setId: string,
): Promise<{ title: string; form: string; minutes: number; questions: KitQuestion[] }> {
  const { title, form, document } = await getSet(authority, setId);
  const questions = await kitQuestions(document);
  return { title, form, minutes: questions.reduce((sum, { minutes }) => sum + minutes, 0), questions };
}

/**
 * The questions of one version of a set with all that is listened for, for whoever may read it.
 *
 * @param keepsRetired an interview goes on with what it began with, whatever the bank lets go of meanwhile
 */
export async function kitQuestions(
  document: SetDocument,
  { keepsRetired = false }: { keepsRetired?: boolean } = {},
): Promise<KitQuestion[]> {
  const names = await setNames();
  const rows = await db.item.findMany({
    where: {
      id: { in: document.picks.map(({ itemId }) => itemId) },
      ownerId: null,
      ...(keepsRetired ? {} : { retiredAt: null }),
    },
    include: {
      topics: { where: { position: 0 } },
      rubrics: { where: { retiredAt: null }, select: { step: true }, orderBy: { step: "asc" } },
    },
  });
  const items = await Promise.all(
    rows.map(async (row) => {
      const key = answerKeySchema.parse(row.answerKey);
      const order = key.kind === "chain" ? key.steps.map(({ id }) => id) : ["main"];
      const steps = order.filter((step) => row.rubrics.some((rubric) => rubric.step === step));
      const given = document.picks.find(({ itemId }) => itemId === row.id)?.rubrics;
      return {
        id: row.id,
        title: row.title,
        topic: names.topic(row.topics[0]?.topicId ?? ""),
        seconds: row.expectedSeconds,
        difficulty: row.difficulty,
        question: questionSchema.parse(row.question),
        key,
        rubrics: await Promise.all(
          steps.map(async (step) => ({ step, rubric: (await rubricGiven(given, { itemId: row.id, step })).rubric })),
        ),
      };
    }),
  );
  return kitOf(document.picks, items);
}

/** One copy of the kit as a PDF. The candidate's is made of what is asked alone. @throws {Refusal} not-found */
export async function getKitPdf(
  userId: string,
  setId: string,
  copy: "interviewer" | "candidate",
  now: Date,
): Promise<Buffer> {
  const { title, form, minutes, questions } = await getKit(userId, setId);
  if (copy === "interviewer") return interviewerPdf({ title, form, minutes, questions, madeAt: now });
  const asked = questions.map(({ number, minutes: about, ask }) => ({ number, minutes: about, ask }));
  return candidatePdf({ title, minutes, questions: asked, madeAt: now });
}
