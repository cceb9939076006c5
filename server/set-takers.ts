import type { ProposalFor } from "#domain/scorecards/blindness";
import type { ScoredQuestion } from "#domain/scorecards/criteria";
import { mergedQuestions, type Rating } from "#domain/scorecards/comparing";
import { type Mark, markVerdictSchema, recommendationSchema } from "#domain/scorecards/mark";
import { proposedVerdicts } from "#domain/scorecards/proposal";
import { type TakeResult, takeResultSchema } from "#domain/takes/take-result";
import { db } from "./db";
import { proposalForSchema, readingOf } from "./scorecard-access";
import { questionsOf, type Subject } from "./scorecard-subjects";
import { personName } from "./scorecard-submission";
import { settleTake } from "./take-grading";
import type { Role } from "./workspaces";

export type TakerAnswer = {
  itemId: string;
  step: string;
  savedAt: Date | null;
  response: unknown;
  score: number | null;
  result: TakeResult;
};

/** Somebody who took a set or was interviewed with it, with all of their scoring that the reader may see. */
export type Taker = {
  subject: Subject;
  candidateId: string;
  name: string;
  at: Date;
  /** The questions that they had before them, as "item#step". */
  given: ReadonlySet<string>;
  /** Null for an interview. */
  answers: TakerAnswer[] | null;
  /** Submitted scorecards that may be read, the oldest first. */
  ratings: (Rating & { scorecardId: string })[];
  /** What the engine proposes; null where it is hidden or there is none. */
  proposal: Mark[] | null;
  /** Submitted scorecards that the reader may not read. */
  hidden: number;
  /** The reader's own scorecard that is not submitted; null when there is none. */
  ownOpenId: string | null;
};

type SetOfTakers = { id: string; workspaceId: string; role: Role };

/** All who took a set or were interviewed with it, and its questions; takes that still run are left out. */
export async function takersOf(
  userId: string,
  { id: setId, workspaceId, role }: SetOfTakers,
  now: Date,
): Promise<{ takers: Taker[]; questions: ScoredQuestion[]; proposalFor: ProposalFor }> {
  const set = await db.questionSet.findUniqueOrThrow({
    where: { workspaceId_id: { workspaceId, id: setId } },
  });
  const proposalFor = proposalForSchema.parse(set.proposalFor);
  const found = [...(await takeRows(workspaceId, setId, now)), ...(await interviewRows(workspaceId, setId))].toSorted(
    (a, b) => b.at.getTime() - a.at.getTime(),
  );
  const reading = await readingOf(userId, { workspaceId, role }, [...new Set(found.map((row) => row.candidateId))]);
  const lists = await questionLists(found.map(({ subject }) => subject));
  const cards = await db.scorecard.findMany({
    where: { workspaceId, id: { in: reading.cards.map(({ id }) => id) }, submittedAt: { not: null } },
    include: { marks: true, rater: { select: { name: true, isAnonymous: true } } },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
  });
  const takers = found.map((row): Taker => {
    const { subject, answers } = row;
    const own = cards.filter((card) => (card.takeId ?? card.interviewId) === subject.id);
    const readable = own.filter(({ id }) => reading.mayRead(id));
    const questions = lists.get(listKey(subject)) ?? [];
    const open = reading.cards.find(
      (card) => card.subjectId === subject.id && card.raterId === userId && !card.isSubmitted,
    );
    const mayReadProposal = answers !== null && reading.mayReadProposal({ ...subject, proposalFor });
    return {
      ...row,
      given: new Set((answers ?? questions).map(({ itemId, step }) => `${itemId}#${step}`)),
      ratings: readable.map((card) => ({
        scorecardId: card.id,
        name: personName(card.rater),
        recommendation: card.recommendation === null ? null : recommendationSchema.parse(card.recommendation),
        marks: card.marks.map(({ itemId, step, criterionKey, verdict }) => ({
          itemId,
          step,
          criterionKey,
          verdict: markVerdictSchema.parse(verdict),
        })),
      })),
      proposal: mayReadProposal ? proposalOf(questions, answers) : null,
      hidden: own.length - readable.length,
      ownOpenId: open?.id ?? null,
    };
  });
  return { takers, questions: mergedQuestions([...lists.values()]), proposalFor };
}

function proposalOf(questions: readonly ScoredQuestion[], answers: readonly TakerAnswer[]): Mark[] {
  return questions.flatMap((question) => {
    const { itemId, step } = question;
    const answer = answers.find((one) => one.itemId === itemId && one.step === step);
    if (!answer) return [];
    const { outcome, grade } = answer.result;
    const verdicts = proposedVerdicts(question, { isAnswered: answer.response !== null, outcome, grade });
    return [...verdicts].map(([criterionKey, verdict]) => ({ itemId, step, criterionKey, verdict }));
  });
}

function listKey({ kind, setVersion }: Subject): string {
  return `${kind} ${setVersion}`;
}

/** The questions by kind and version of the set, as the newest of each has them. */
async function questionLists(subjects: readonly Subject[]): Promise<Map<string, ScoredQuestion[]>> {
  const newest = new Map<string, Subject>();
  for (const subject of subjects) if (!newest.has(listKey(subject))) newest.set(listKey(subject), subject);
  const byVersion = [...newest.values()].toSorted((a, b) => b.setVersion - a.setVersion);
  return new Map(
    await Promise.all(
      byVersion.map(async (subject): Promise<[string, ScoredQuestion[]]> => [
        listKey(subject),
        await questionsOf(subject),
      ]),
    ),
  );
}

type FoundTaker = Pick<Taker, "subject" | "candidateId" | "name" | "at" | "answers">;

async function takeRows(workspaceId: string, setId: string, now: Date): Promise<FoundTaker[]> {
  const over = await db.take.findMany({
    where: { workspaceId, link: { setId }, submittedAt: null, deadlineAt: { lte: now } },
  });
  for (const take of over) await settleTake(take, now);
  const rows = await db.take.findMany({
    where: { workspaceId, link: { setId }, submittedAt: { not: null } },
    include: {
      candidate: { select: { name: true } },
      link: { select: { setVersion: true } },
      answers: { orderBy: { position: "asc" } },
    },
  });
  return rows.map(({ id, candidateId, candidate, startedAt: at, link: { setVersion }, answers }) => ({
    subject: { workspaceId, kind: "take", id, candidateId, setId, setVersion, askedAt: at, openUntil: null },
    candidateId,
    name: candidate.name,
    at,
    answers: answers.flatMap(({ itemId, step, savedAt, response, score, result }) => {
      const parsed = takeResultSchema.safeParse(result);
      return parsed.success ? [{ itemId, step, savedAt, response, score, result: parsed.data }] : [];
    }),
  }));
}

async function interviewRows(workspaceId: string, setId: string): Promise<FoundTaker[]> {
  const rows = await db.interview.findMany({
    where: { workspaceId, setId, startedAt: { not: null } },
    include: { candidate: { select: { name: true } } },
  });
  return rows.map(({ id, candidateId, candidate, createdAt: at, setVersion }) => ({
    subject: { workspaceId, kind: "interview", id, candidateId, setId, setVersion, askedAt: at, openUntil: null },
    candidateId,
    name: candidate.name,
    at,
    answers: null,
  }));
}
