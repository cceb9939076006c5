import type { ScoredQuestion } from "#domain/scorecards/criteria";
import { setDocumentSchema } from "#domain/sets/document";
import type { KitQuestion } from "#domain/sets/kit";
import { db } from "./db";
import { findInterview } from "./interviews";
import { findSubject, questionsOf } from "./scorecard-subjects";
import { kitQuestions } from "./set-kit";
import type { Role } from "./workspaces";

export type InterviewKit = {
  id: string;
  setId: string;
  setTitle: string;
  candidateName: string;
  role: Role;
  /** In the order of asking, each with what its scorecard decides on, step by step. */
  questions: { kit: KitQuestion; scored: ScoredQuestion[] }[];
};

/**
 * An interview with everything that its interviewer needs. Answers and rubrics are in it: for members of its workspace
 * alone, and never for a page that the candidate sees.
 *
 * @throws {Refusal} not-found
 */
export async function getInterviewKit(userId: string, interviewId: string): Promise<InterviewKit> {
  const { id, setId, version, candidate, role } = await findInterview(userId, interviewId);
  const { subject } = await findSubject(db, userId, { interviewId });
  const [kit, scored] = await Promise.all([
    kitQuestions(setDocumentSchema.parse(version.document), { keepsRetired: true }),
    questionsOf(subject),
  ]);
  return {
    id,
    setId,
    setTitle: version.set.title,
    candidateName: candidate.name,
    role,
    questions: kit.map((one) => ({ kit: one, scored: scored.filter(({ itemId }) => itemId === one.itemId) })),
  };
}
