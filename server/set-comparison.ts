import {
  type ComparisonView,
  lowestRecommendation,
  markId,
  type ShareCell,
  shareCell,
  type Sheet,
  sheetsOf,
  type SheetVerdict,
} from "#domain/scorecards/comparing";
import type { ProposalFor } from "#domain/scorecards/blindness";
import type { ScoredQuestion } from "#domain/scorecards/criteria";
import type { Recommendation } from "#domain/scorecards/mark";
import { getSet, setNames } from "./question-sets";
import { type Taker, takersOf } from "./set-takers";
import type { Role } from "./workspaces";
import { db } from "./db";

/** So many candidates are compared by criterion when none were chosen. */
const SHOWN_AT_FIRST = 4;

export type ComparedCandidate = {
  subjectId: string;
  kind: "take" | "interview";
  name: string;
  at: Date;
  /** Submitted scorecards that the reader may not read yet. */
  hidden: number;
  ownOpenId: string | null;
  hasOwn: boolean;
  isWaived: boolean;
  topicCount: number;
  sheets: { name: string; scorecardId: string | null; recommendation: Recommendation | null; topics: ShareCell[] }[];
};

export type ComparedSet = {
  set: { title: string; role: Role };
  proposalFor: ProposalFor;
  topics: { id: string; title: string }[];
  candidates: ComparedCandidate[];
  /** Who is compared by criterion. */
  shown: string[];
  columns: { id: string; candidate: string; sheet: string }[];
  questions: {
    id: string;
    number: number;
    title: string;
    step: string;
    rows: { key: string; statement: string; verdicts: (SheetVerdict | "not-given" | null)[] }[];
  }[];
};

type Query = { view: ComparisonView; sort: string; picked: readonly string[] };

/**
 * The candidates of a set side by side, as far as the reader may see them.
 *
 * @param query sort is "name", "newest", "recommendation" or "topic:" and its id
 * @throws {Refusal} not-found
 */
export async function compareSet(userId: string, setId: string, query: Query, now: Date): Promise<ComparedSet> {
  const set = await getSet(userId, setId);
  const { takers, questions, proposalFor } = await takersOf(userId, set, now);
  const names = await setNames();
  const topicIds = [...new Set(questions.map(({ topicId }) => topicId))];
  const own = await ownStanding(userId, set.workspaceId);
  const rows = takers.map((taker) => {
    const sheets = sheetsOf(taker.ratings, taker.proposal, query.view);
    return { taker, sheets, candidate: candidateOf(taker, sheets) };
  });
  const sorted = rows.toSorted((a, b) => compareBy(query.sort, topicIds, a, b));
  const picked = sorted.filter(({ taker }) => query.picked.includes(taker.subject.id));
  const chosen = picked.length > 0 ? picked : sorted.slice(0, SHOWN_AT_FIRST);
  const columns = chosen.flatMap(({ taker, sheets }) => sheets.map((sheet, at) => ({ taker, sheet, at })));
  return {
    set: { title: set.title, role: set.role },
    proposalFor,
    topics: topicIds.map((id) => ({ id, title: names.topic(id) })),
    candidates: sorted.map(({ candidate }) => candidate),
    shown: chosen.map(({ taker }) => taker.subject.id),
    columns: columns.map(({ taker, sheet, at }) => ({
      id: `${taker.subject.id} ${at}`,
      candidate: taker.name,
      sheet: sheet.name,
    })),
    questions: questions.map((question) => criteriaRows(question, columns)),
  };

  function candidateOf(taker: Taker, sheets: readonly Sheet[]): ComparedCandidate {
    const { subject, name, at, hidden, ownOpenId, ratings, given } = taker;
    return {
      subjectId: subject.id,
      kind: subject.kind,
      name,
      at,
      hidden,
      ownOpenId,
      hasOwn: own.scored.has(subject.id),
      isWaived: own.waived.has(subject.id),
      topicCount: topicIds.length,
      sheets: sheets.map((sheet, place) => ({
        name: sheet.name,
        scorecardId: query.view === "each" ? (ratings[place]?.scorecardId ?? null) : null,
        recommendation: sheet.recommendation,
        topics: topicIds.map((topicId) =>
          shareCell(
            questions.filter((question) => question.topicId === topicId),
            sheet,
            given,
          ),
        ),
      })),
    };
  }
}

type Column = { taker: Taker; sheet: Sheet };

function criteriaRows(question: ScoredQuestion, columns: readonly Column[]): ComparedSet["questions"][number] {
  const { itemId, step, number, title, criteria } = question;
  const id = `${itemId}#${step}`;
  return {
    id,
    number,
    title,
    step,
    rows: criteria.map(({ key, statement }) => ({
      key,
      statement,
      verdicts: columns.map(({ taker, sheet }) =>
        taker.given.has(id) ? (sheet.verdicts.get(markId({ itemId, step, criterionKey: key })) ?? null) : "not-given",
      ),
    })),
  };
}

type Row = { sheets: readonly Sheet[]; candidate: ComparedCandidate };

function compareBy(sort: string, topicIds: readonly string[], a: Row, b: Row): number {
  const byTime = b.candidate.at.getTime() - a.candidate.at.getTime();
  if (sort === "name") return a.candidate.name.localeCompare(b.candidate.name, "en") || byTime;
  if (sort === "recommendation") return lowestRecommendation(b.sheets) - lowestRecommendation(a.sheets) || byTime;
  const topic = topicIds.findIndex((topicId) => sort === `topic:${topicId}`);
  return topic === -1 ? byTime : bestShare(b, topic) - bestShare(a, topic) || byTime;
}

/** What was not asked or decided comes after every share, 0 included. */
function bestShare({ candidate }: Row, topic: number): number {
  return Math.max(
    -1,
    ...candidate.sheets.flatMap(({ topics }) => (typeof topics[topic] === "number" ? topics[topic] : [])),
  );
}

async function ownStanding(userId: string, workspaceId: string) {
  const where = { workspaceId };
  const [cards, waived] = await Promise.all([
    db.scorecard.findMany({ where: { ...where, raterId: userId }, select: { takeId: true, interviewId: true } }),
    db.scorecardReader.findMany({ where: { ...where, userId }, select: { subjectId: true } }),
  ]);
  return {
    scored: new Set(cards.map(({ takeId, interviewId }) => takeId ?? interviewId ?? "")),
    waived: new Set(waived.map(({ subjectId }) => subjectId)),
  };
}
