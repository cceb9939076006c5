import { z } from "zod";
import { type AnswerKey, answerKeySchema } from "#domain/content/answer-key";
import type { Question } from "#domain/content/question";
import type { Outcome } from "#domain/quiz/outcome";
import { type Response, responseSchema } from "#domain/quiz/response";
import { Refusal } from "#domain/refusal";
import type { Grade } from "#domain/rubric/grade";
import type { Rubric } from "#domain/rubric/rubric";
import { takeResultSchema, takeScore } from "#domain/takes/take-result";
import { type Authority, personOf } from "./authority";
import { db } from "./db";
import { getSet } from "./question-sets";
import { getRubric } from "./rubrics";
import { seesProposalOf } from "./scorecard-access";
import { settleTake } from "./take-grading";
import { askedQuestions } from "./take-steps";
import { requireEditor } from "./workspaces";

/** One answer of a submitted take with its result and the item's key. */
export type TakenAnswer = {
  itemId: string;
  step: string;
  title: string;
  question: Question;
  key: AnswerKey;
  savedAt: Date | null;
  /** Null when it was not answered. */
  response: Response | null;
  score: number | null;
  outcome: Outcome | null;
  graded: { grade: Grade; rubric: Rubric } | null;
};

/** An answer without what became of it. */
export function withoutResult(answer: TakenAnswer): TakenAnswer {
  return { ...answer, score: null, outcome: null, graded: null };
}

/** All answers of a submitted take: for members of its workspace, and for the candidate where the link shows feedback. */
export async function takenAnswers(workspaceId: string, takeId: string): Promise<TakenAnswer[]> {
  const { submittedAt, answers, link } = await db.take.findUniqueOrThrow({
    where: { workspaceId_id: { workspaceId, id: takeId } },
    include: {
      answers: { orderBy: { position: "asc" } },
      link: { select: { version: { select: { document: true } } } },
    },
  });
  if (submittedAt === null) throw new Refusal("not-found", "There is no result yet.");
  const items = await db.item.findMany({ where: { id: { in: answers.map(({ itemId }) => itemId) } } });
  const byId = new Map(items.map((item) => [item.id, item]));
  const questions = await askedQuestions(link.version.document, answers);
  const shown = await Promise.all(
    answers.map(async ({ itemId, step, savedAt, response, score, result }, at) => {
      const item = byId.get(itemId);
      const question = questions[at];
      if (!item || !question) return [];
      const { outcome, grade, rubricId } = takeResultSchema.parse(result);
      return [
        {
          itemId,
          step,
          savedAt,
          score,
          outcome,
          title: item.title,
          question,
          key: answerKeySchema.parse(item.answerKey),
          response: response === null ? null : responseSchema.parse(response),
          graded: grade && rubricId ? { grade, rubric: (await getRubric(rubricId)).rubric } : null,
        },
      ];
    }),
  );
  return shown.flat();
}

async function findTakeOf(authority: Authority, setId: string, takeId: string) {
  const set = await getSet(authority, setId);
  const id = z.uuid().safeParse(takeId).data;
  const take = id
    ? await db.take.findFirst({
        where: { workspaceId: set.workspaceId, id, link: { setId } },
        include: { candidate: true },
      })
    : null;
  if (!take) throw new Refusal("not-found", "There is no such take.");
  return { set, take };
}

/** A take as members of its workspace see it. @throws {Refusal} not-found */
export async function getTakeResult(authority: Authority, setId: string, takeId: string, now: Date) {
  const { set, take } = await findTakeOf(authority, setId, takeId);
  const { workspaceId, id, candidate, startedAt, deadlineAt } = take;
  const submittedAt = await settleTake(take, now);
  // What a candidate is still writing is theirs.
  const all = submittedAt === null ? [] : await takenAnswers(workspaceId, id);
  // Who may score this take without what the engine proposes must not read it here either; programs score nothing.
  const subject = { id, workspaceId, candidateId: take.candidateId, setId: set.id };
  const person = personOf(authority);
  const showsProposal = person === null || (await seesProposalOf(person, subject, set.role));
  const answers = showsProposal ? all : all.map(withoutResult);
  return {
    id,
    candidateName: candidate.name,
    startedAt,
    deadlineAt,
    submittedAt,
    answers,
    role: set.role,
    setTitle: set.title,
    showsProposal,
    score: takeScore(answers),
  };
}

/** Deletes everything that a candidate left in one take. @throws {Refusal} not-found; forbidden for a viewer */
export async function deleteTake(authority: Authority, setId: string, takeId: string): Promise<void> {
  const { set, take } = await findTakeOf(authority, setId, takeId);
  requireEditor(set.role);
  await db.take.deleteMany({ where: { workspaceId: take.workspaceId, id: take.id } });
}
