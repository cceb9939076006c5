import { RESULT_OPERATIONS as RESULTS } from "#domain/api/result-operations";
import { Refusal } from "#domain/refusal";
import { listInterviews, listTakes } from "#server/api-lists";
import { getApiScorecard, listScorecards } from "#server/api-scorecards";
import { deleteTake, getTakeResult, type TakenAnswer } from "#server/take-results";
import { serve } from "./serve";

/** Calls about what candidates answered, and what people made of it. */
export const RESULT_CALLS = {
  listTakes: serve(RESULTS.listTakes, async ({ token, query, now }) => {
    const { items, next } = await listTakes(token.workspaceId, query, now);
    return { items: items.map(takeOf), next };
  }),

  getTake: serve(RESULTS.getTake, async ({ token, params, now }) => {
    const { setId } = await oneTake(token.workspaceId, params.takeId, now);
    const { answers } = await getTakeResult(token, setId, params.takeId, now);
    return { ...(await oneTake(token.workspaceId, params.takeId, now)), answers: answers.map(answerOf) };
  }),

  deleteTake: serve(RESULTS.deleteTake, async ({ token, params, now }) => {
    const { id, setId } = await oneTake(token.workspaceId, params.takeId, now);
    await deleteTake(token, setId, id);
  }),

  listInterviews: serve(RESULTS.listInterviews, async ({ token, query }) => {
    const { items, next } = await listInterviews(token.workspaceId, query);
    return { items: items.map(interviewOf), next };
  }),

  getInterview: serve(RESULTS.getInterview, async ({ token, params }) => {
    const [found] = (await listInterviews(token.workspaceId, { limit: 1, id: params.interviewId })).items;
    if (!found) throw new Refusal("not-found", "There is no such interview.");
    return interviewOf(found);
  }),

  listScorecards: serve(RESULTS.listScorecards, async ({ token, query }) => {
    const { items, next } = await listScorecards(token.workspaceId, query);
    return { items: items.map(scorecardOf), next };
  }),

  getScorecard: serve(RESULTS.getScorecard, async ({ token, params }) =>
    scorecardOf(await getApiScorecard(token.workspaceId, params.scorecardId)),
  ),
};

const instant = (at: Date | null) => at && at.toISOString();

type Take = Awaited<ReturnType<typeof listTakes>>["items"][number];

function takeOf({ startedAt, deadlineAt, submittedAt, ...take }: Take) {
  const times = { startedAt: startedAt.toISOString(), deadlineAt: deadlineAt.toISOString() };
  return { ...take, ...times, submittedAt: instant(submittedAt) };
}

async function oneTake(workspaceId: string, id: string, now: Date) {
  const [found] = (await listTakes(workspaceId, { limit: 1, id }, now)).items;
  if (!found) throw new Refusal("not-found", "There is no such take.");
  return takeOf(found);
}

function answerOf({ savedAt, graded, ...answer }: TakenAnswer) {
  const { criteria = [], misconceptions = [], flags = [] } = graded?.grade ?? {};
  const said = new Map(
    [...(graded?.rubric.criteria ?? []), ...(graded?.rubric.misconceptions ?? [])].map(({ key, statement }) => [
      key,
      statement,
    ]),
  );
  return {
    ...answer,
    savedAt: instant(savedAt),
    criteria: criteria.map((one) => ({ ...one, statement: said.get(one.key) ?? "" })),
    misconceptions: misconceptions.map((one) => ({ ...one, statement: said.get(one.key) ?? "" })),
    flags,
  };
}

type Interview = Awaited<ReturnType<typeof listInterviews>>["items"][number];

function interviewOf({ createdAt, startedAt, endedAt, ...interview }: Interview) {
  return {
    ...interview,
    createdAt: createdAt.toISOString(),
    startedAt: instant(startedAt),
    endedAt: instant(endedAt),
  };
}

function scorecardOf<Card extends { submittedAt: Date }>({ submittedAt, ...card }: Card) {
  return { ...card, submittedAt: submittedAt.toISOString() };
}
