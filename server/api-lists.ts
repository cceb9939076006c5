import { revealsSchema } from "#domain/takes/link-input";
import { takeScore } from "#domain/takes/take-result";
import { linkState } from "#domain/takes/take-time";
import { pageOf, type PageRequest, type Place, placeOf } from "./api-pages";
import { db } from "./db";
import { settleOverdueTakes } from "./take-grading";

const older = (place: Place | null) =>
  place ? { OR: [{ createdAt: { lt: place.at } }, { createdAt: place.at, id: { lt: place.id } }] } : {};
const newestFirst = [{ createdAt: "desc" as const }, { id: "desc" as const }];

/** The sets of a workspace, the newest first. @throws {Refusal} invalid cursor */
export async function listSets(workspaceId: string, page: PageRequest) {
  const rows = await db.questionSet.findMany({
    where: { workspaceId, deletedAt: null, ...older(placeOf(page)) },
    orderBy: newestFirst,
    take: page.limit + 1,
  });
  return pageOf(
    rows,
    page,
    ({ createdAt }) => createdAt,
    (row) => row,
  );
}

/** The candidates of a workspace, the newest first. @throws {Refusal} invalid cursor */
export async function listCandidates(
  workspaceId: string,
  { email, ...page }: PageRequest & { email?: string | undefined },
) {
  const rows = await db.candidate.findMany({
    where: {
      workspaceId,
      ...(email !== undefined && { email: { equals: email, mode: "insensitive" } }),
      ...older(placeOf(page)),
    },
    orderBy: newestFirst,
    take: page.limit + 1,
  });
  return pageOf(
    rows,
    page,
    ({ createdAt }) => createdAt,
    (row) => row,
  );
}

type Filter = { setId?: string | undefined; candidateId?: string | undefined };

/** What programs see of a take link; `id` picks one. @throws {Refusal} invalid cursor */
export async function listInvitations(
  workspaceId: string,
  { setId, candidateId, id, ...page }: PageRequest & Filter & { id?: string },
  now: Date,
) {
  const rows = await db.takeLink.findMany({
    where: {
      workspaceId,
      ...(setId !== undefined && { setId }),
      ...(candidateId !== undefined && { candidateId }),
      ...(id !== undefined && { id }),
      ...older(placeOf(page)),
    },
    include: { _count: { select: { takes: true } } },
    orderBy: newestFirst,
    take: page.limit + 1,
  });
  return pageOf(
    rows,
    page,
    ({ createdAt }) => createdAt,
    ({ _count, passcodeHash, ...row }) => ({
      ...row,
      uses: _count.takes,
      hasPasscode: passcodeHash !== null,
      reveals: revealsSchema.parse(row.reveals),
      state: linkState(row, _count.takes, now),
    }),
  );
}

/** The takes of a workspace, the last begun first; `id` picks one. @throws {Refusal} invalid cursor */
export async function listTakes(
  workspaceId: string,
  filter: PageRequest & Filter & { id?: string; invitationId?: string | undefined; state?: string | undefined },
  now: Date,
) {
  await settleOverdueTakes(now, workspaceId);
  const { setId, candidateId, invitationId, state, id } = filter;
  const place = placeOf(filter);
  const rows = await db.take.findMany({
    where: {
      workspaceId,
      ...(setId !== undefined && { link: { setId } }),
      ...(candidateId !== undefined && { candidateId }),
      ...(invitationId !== undefined && { linkId: invitationId }),
      ...(id !== undefined && { id }),
      ...(state !== undefined && { submittedAt: state === "running" ? null : { not: null } }),
      ...(place && { OR: [{ startedAt: { lt: place.at } }, { startedAt: place.at, id: { lt: place.id } }] }),
    },
    include: { link: { select: { setId: true, setVersion: true } }, answers: { select: { score: true } } },
    orderBy: [{ startedAt: "desc" }, { id: "desc" }],
    take: filter.limit + 1,
  });
  return pageOf(
    rows,
    filter,
    ({ startedAt }) => startedAt,
    ({ link, linkId, answers, ...row }) => ({
      ...row,
      ...link,
      invitationId: linkId,
      score: row.submittedAt === null ? null : takeScore(answers),
    }),
  );
}

/** The live interviews of a workspace, the newest first; `id` picks one. @throws {Refusal} invalid cursor */
export async function listInterviews(
  workspaceId: string,
  { setId, candidateId, id, ...page }: PageRequest & Filter & { id?: string },
) {
  const rows = await db.interview.findMany({
    where: {
      workspaceId,
      ...(setId !== undefined && { setId }),
      ...(candidateId !== undefined && { candidateId }),
      ...(id !== undefined && { id }),
      ...older(placeOf(page)),
    },
    omit: { viewTokenHash: true },
    orderBy: newestFirst,
    take: page.limit + 1,
  });
  return pageOf(
    rows,
    page,
    ({ createdAt }) => createdAt,
    (row) => row,
  );
}

/** The topics of the bank, in its order. */
export async function topicTitles(): Promise<{ id: string; title: string }[]> {
  return db.topic.findMany({ select: { id: true, title: true }, orderBy: { position: "asc" } });
}
