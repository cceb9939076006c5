import type { ScorecardChange } from "#domain/scorecards/change";
import { independentMarks } from "#domain/scorecards/independence";
import type { Mark } from "#domain/scorecards/mark";
import { byCriterion, type RatedUnit, type Reliability, reliabilityOf, unitOf } from "#domain/scorecards/reliability";
import { db } from "./db";
import { readingOf } from "./scorecard-access";
import type { Role } from "./workspaces";

/** The marks that raters gave before they read each other, by scorecard; several scorecards of one subject each. */
export async function marksBeforeReading(
  workspaceId: string,
  subjects: readonly (readonly string[])[],
): Promise<Map<string, Mark[]>[]> {
  const rows = await db.scorecardChange.findMany({
    where: { workspaceId, scorecardId: { in: subjects.flat() } },
    orderBy: { id: "asc" },
  });
  const logs = new Map<string, ScorecardChange[]>();
  for (const row of rows) logs.set(row.scorecardId, [...(logs.get(row.scorecardId) ?? []), row]);
  return subjects.map((ids) => independentMarks(new Map(ids.map((id) => [id, logs.get(id) ?? []]))));
}

/**
 * How far raters agree over takes and interviews.
 *
 * @param subjects the scorecards of each take or interview that may be read
 */
export async function agreementOf(workspaceId: string, subjects: readonly (readonly string[])[]): Promise<Reliability> {
  const marks = await marksBeforeReading(workspaceId, subjects);
  return reliabilityOf(marks.map((ofSubject) => unitsOf([...ofSubject.values()])));
}

function unitsOf(raters: readonly (readonly Mark[])[]): RatedUnit[] {
  return byCriterion(raters).map(unitOf);
}

export type WorkspaceAgreement = {
  all: Reliability;
  /** Pairs of raters who scored the same, the most compared first. */
  pairs: { names: [string, string]; reliability: Reliability }[];
  /** Submitted scorecards that are left out, since the reader may not read them yet. */
  hidden: number;
};

/** Groups the submitted scorecards that may be read by their take or interview. */
export async function readableSubjects(
  userId: string,
  { workspaceId, role }: { workspaceId: string; role: Role },
): Promise<{ subjects: Map<string, string[]>; hidden: number }> {
  const { cards, mayRead } = await readingOf(userId, { workspaceId, role }, null);
  const subjects = new Map<string, string[]>();
  let hidden = 0;
  for (const { id, subjectId, isSubmitted } of cards) {
    if (!isSubmitted) continue;
    if (mayRead(id)) subjects.set(subjectId, [...(subjects.get(subjectId) ?? []), id]);
    else hidden += 1;
  }
  return { subjects, hidden };
}

/** How far the raters of a workspace agree, over all that they scored twice. */
export async function workspaceAgreement(
  userId: string,
  workspace: { workspaceId: string; role: Role },
): Promise<WorkspaceAgreement> {
  const { subjects, hidden } = await readableSubjects(userId, workspace);
  const shared = [...subjects.values()].filter(({ length }) => length >= 2);
  const rows = await db.scorecard.findMany({
    where: { workspaceId: workspace.workspaceId, id: { in: shared.flat() } },
    select: { id: true, raterId: true, rater: { select: { name: true } } },
  });
  const raterOf = new Map(rows.map(({ id, raterId, rater }) => [id, { raterId, name: rater?.name || "a member" }]));
  const pairs = new Map<string, { names: [string, string]; subjects: [string, string][] }>();
  for (const ids of shared) {
    for (const [at, one] of ids.entries()) {
      for (const other of ids.slice(at + 1)) addPair(one, other);
    }
  }
  const compared = await Promise.all(
    [...pairs.values()].map(async ({ names, subjects: scored }) => ({
      names,
      reliability: await agreementOf(workspace.workspaceId, scored),
    })),
  );
  return {
    all: await agreementOf(workspace.workspaceId, shared),
    pairs: compared.toSorted((a, b) => b.reliability.units - a.reliability.units),
    hidden,
  };

  function addPair(one: string, other: string): void {
    const [a, b] = [raterOf.get(one), raterOf.get(other)];
    if (!a?.raterId || !b?.raterId) return;
    const [first, second] = a.raterId < b.raterId ? [a, b] : [b, a];
    const key = `${first.raterId} ${second.raterId}`;
    const pair = pairs.get(key) ?? { names: [first.name, second.name], subjects: [] };
    pair.subjects.push(a === first ? [one, other] : [other, one]);
    pairs.set(key, pair);
  }
}
