import type { ScorecardChange } from "#domain/scorecards/change";
import type { MarkVerdict } from "#domain/scorecards/mark";
import { proposedVerdicts } from "#domain/scorecards/proposal";
import { byCriterion, type RatedCriterion, type Reliability } from "#domain/scorecards/reliability";
import { db } from "./db";
import { readableRow, type ScorecardReading, readingOf, seesProposalOf } from "./scorecard-access";
import { agreementOf } from "./scorecard-agreement";
import { type Scorecard, readScorecard } from "./scorecards";
import { personName, scorecardHistory } from "./scorecard-submission";
import { type TakenAnswer, takenAnswers, withoutResult } from "./take-results";

/** Another rater's scorecard of the same: what of it may be told now. */
export type OtherRater = { id: string; name: string; isSubmitted: boolean; isReadable: boolean };

/** Scorecards of the same take or interview that may be read now, side by side. */
export type Comparison = {
  raters: { id: string; name: string; card: Scorecard }[];
  rows: RatedCriterion[];
  /** Of the marks that each gave before reading another's. */
  reliability: Reliability;
};

export type ScorecardView = {
  card: Scorecard;
  raterName: string;
  isOwn: boolean;
  /** Whether it may be changed by whoever looks. */
  mayEdit: boolean;
  /** Answers of a take, without their results where the proposal is hidden; null for an interview. */
  answers: TakenAnswer[] | null;
  takeStartedAt: Date;
  /** What the engine proposes, by "item#step" and criterion; null where it is hidden or there is none. */
  proposals: Map<string, Map<string, MarkVerdict>> | null;
  others: OtherRater[];
  comparison: Comparison | null;
  history: (ScorecardChange & { by: string })[];
};

/** A scorecard with all that its reader may see beside it. @throws {Refusal} not-found */
export async function viewScorecard(userId: string, scorecardId: string, now: Date): Promise<ScorecardView> {
  const { row, role } = await readableRow(userId, scorecardId);
  const card = await readScorecard(userId, row, now);
  const { subject } = card;
  const isOwn = row.raterId === userId;
  const showsProposal = subject.kind === "take" && (await seesProposalOf(userId, subject, role));
  const answers = subject.kind === "take" ? await takenAnswers(subject.workspaceId, subject.id) : null;
  const reading = await readingOf(userId, { workspaceId: row.workspaceId, role }, [row.candidateId]);
  const others = await othersOf(card, reading);
  const rater = row.raterId === null ? null : await db.user.findUnique({ where: { id: row.raterId } });
  return {
    card,
    raterName: personName(rater),
    isOwn,
    mayEdit: isOwn && role !== "viewer" && card.submittedAt === null,
    answers: answers && (showsProposal ? answers : answers.map(withoutResult)),
    takeStartedAt: subject.askedAt,
    proposals: answers && showsProposal ? proposalsOf(card, answers) : null,
    others: others.filter(({ id }) => id !== card.id),
    comparison: await compare(userId, row.workspaceId, others, now),
    history: await scorecardHistory(userId, scorecardId),
  };
}

function proposalsOf({ questions }: Scorecard, answers: readonly TakenAnswer[]): Map<string, Map<string, MarkVerdict>> {
  return new Map(
    questions.map((question) => {
      const { itemId, step } = question;
      const answer = answers.find((one) => one.itemId === itemId && one.step === step);
      const isAnswered = answer?.response != null;
      const { outcome = null, graded = null } = answer ?? {};
      return [`${itemId}#${step}`, proposedVerdicts(question, { isAnswered, outcome, grade: graded?.grade ?? null })];
    }),
  );
}

async function othersOf({ workspaceId, subject }: Scorecard, { mayRead }: ScorecardReading): Promise<OtherRater[]> {
  const rows = await db.scorecard.findMany({
    where: { workspaceId, ...(subject.kind === "take" ? { takeId: subject.id } : { interviewId: subject.id }) },
    include: { rater: { select: { name: true, isAnonymous: true } } },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
  });
  return rows.map(({ id, rater, submittedAt }) => ({
    id,
    name: personName(rater),
    isSubmitted: submittedAt !== null,
    isReadable: submittedAt !== null && mayRead(id),
  }));
}

/** Null until two scorecards may be read. */
async function compare(
  userId: string,
  workspaceId: string,
  others: readonly OtherRater[],
  now: Date,
): Promise<Comparison | null> {
  const readable = others.filter(({ isReadable }) => isReadable);
  if (readable.length < 2) return null;
  const raters = await Promise.all(
    readable.map(async ({ id, name }) => {
      const { row } = await readableRow(userId, id);
      return { id, name, card: await readScorecard(userId, row, now) };
    }),
  );
  const rows = byCriterion(raters.map(({ card }) => card.marks));
  return { raters, rows, reliability: await agreementOf(workspaceId, [raters.map(({ id }) => id)]) };
}
