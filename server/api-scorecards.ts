import { z } from "zod";
import { Refusal } from "#domain/refusal";
import { db } from "./db";
import { pageOf, type PageRequest, placeOf } from "./api-pages";

const recommendationSchema = z.enum(["strong-no", "no", "yes", "strong-yes"]).nullable();
const verdictSchema = z.enum(["met", "partly", "not", "not-asked"]);

/** One that is submitted, and beside which none of the same take or interview is still open: a rater must not learn of another's before. */
const READABLE = {
  submittedAt: { not: null },
  OR: [
    { takeOf: { scorecards: { none: { submittedAt: null } } } },
    { interview: { scorecards: { none: { submittedAt: null } } } },
  ],
};

type Filter = { candidateId?: string | undefined; takeId?: string | undefined; interviewId?: string | undefined };
type Row = {
  id: string;
  candidateId: string;
  takeId: string | null;
  interviewId: string | null;
  recommendation: string | null;
  submittedAt: Date | null;
  createdAt: Date;
  rater: { name: string; isAnonymous: boolean } | null;
};

/** The scorecards of a workspace that may be read by all, the last submitted first. @throws {Refusal} invalid cursor */
export async function listScorecards(
  workspaceId: string,
  { candidateId, takeId, interviewId, ...page }: PageRequest & Filter,
) {
  const place = placeOf(page);
  const rows = await db.scorecard.findMany({
    where: {
      workspaceId,
      ...READABLE,
      ...(candidateId !== undefined && { candidateId }),
      ...(takeId !== undefined && { takeId }),
      ...(interviewId !== undefined && { interviewId }),
      ...(place && {
        AND: { OR: [{ submittedAt: { lt: place.at } }, { submittedAt: place.at, id: { lt: place.id } }] },
      }),
    },
    include: { rater: { select: { name: true, isAnonymous: true } } },
    orderBy: [{ submittedAt: "desc" }, { id: "desc" }],
    take: page.limit + 1,
  });
  return pageOf(rows, page, submissionOf, summaryOf);
}

/** A scorecard that may be read by all, with its marks and notes. @throws {Refusal} not-found, also while one is open */
export async function getApiScorecard(workspaceId: string, id: string) {
  const row = await db.scorecard.findFirst({
    where: { workspaceId, id, ...READABLE },
    include: {
      rater: { select: { name: true, isAnonymous: true } },
      marks: { orderBy: [{ itemId: "asc" }, { step: "asc" }, { criterionKey: "asc" }] },
      notes: { orderBy: [{ itemId: "asc" }, { step: "asc" }] },
    },
  });
  if (!row) throw new Refusal("not-found", "There is no such scorecard, or one of the same talk is still open.");
  return {
    ...summaryOf(row),
    summary: row.summary,
    marks: row.marks.map((mark) => ({ ...mark, verdict: verdictSchema.parse(mark.verdict) })),
    notes: row.notes,
  };
}

function submissionOf({ submittedAt, createdAt }: Row): Date {
  return submittedAt ?? createdAt;
}

function summaryOf(row: Row) {
  const { id, candidateId, takeId, interviewId, rater, recommendation } = row;
  return {
    id,
    candidateId,
    takeId,
    interviewId,
    rater: rater && (rater.isAnonymous ? "a guest" : rater.name || "a member"),
    recommendation: recommendationSchema.parse(recommendation),
    submittedAt: submissionOf(row),
  };
}
