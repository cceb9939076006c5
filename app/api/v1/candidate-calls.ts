import { newTakeToken } from "#app/take-token";
import { CANDIDATE_OPERATIONS as OPERATIONS } from "#domain/api/candidate-operations";
import { Refusal } from "#domain/refusal";
import { addApiCandidate, type ApiCandidate, eraseApiCandidate, getApiCandidate } from "#server/api-candidates";
import { listCandidates, listInvitations } from "#server/api-lists";
import { env } from "#server/env";
import { createTakeLink, revokeTakeLink } from "#server/take-links";
import { serve } from "./serve";

/** Calls about candidates and the links that they are invited by. */
export const CANDIDATE_CALLS = {
  listCandidates: serve(OPERATIONS.listCandidates, async ({ token, query }) => {
    const { items, next } = await listCandidates(token.workspaceId, query);
    return { items: items.map(candidateOf), next };
  }),

  createCandidate: serve(OPERATIONS.createCandidate, async ({ token, body, now, newId }) =>
    candidateOf(await addApiCandidate(token.workspaceId, { ...body, id: newId() }, now)),
  ),

  getCandidate: serve(OPERATIONS.getCandidate, async ({ token, params }) =>
    candidateOf(await getApiCandidate(token.workspaceId, params.candidateId)),
  ),

  deleteCandidate: serve(OPERATIONS.deleteCandidate, async ({ token, params }) =>
    eraseApiCandidate(token.workspaceId, params.candidateId),
  ),

  listInvitations: serve(OPERATIONS.listInvitations, async ({ token, query, now }) => {
    const { items, next } = await listInvitations(token.workspaceId, query, now);
    return { items: items.map(invitationOf), next };
  }),

  createInvitation: serve(OPERATIONS.createInvitation, async ({ token, body, now, newId }) => {
    const [id, secret] = [newId(), newTakeToken()];
    const { setId, candidateId, passcode = "", startsAt, endsAt, ...terms } = body;
    const input = { ...terms, passcode, startsAt: startsAt ? new Date(startsAt) : now, endsAt: new Date(endsAt) };
    await createTakeLink(token, setId, { id, token: secret, input, candidateId }, now);
    const made = await oneInvitation(token.workspaceId, id, now);
    return { ...made, url: new URL(`/take/${secret}`, env().APP_URL).href };
  }),

  getInvitation: serve(OPERATIONS.getInvitation, async ({ token, params, now }) =>
    oneInvitation(token.workspaceId, params.invitationId, now),
  ),

  withdrawInvitation: serve(OPERATIONS.withdrawInvitation, async ({ token, params, now }) => {
    const { id, setId } = await oneInvitation(token.workspaceId, params.invitationId, now);
    await revokeTakeLink(token, setId, id, now);
  }),
};

function candidateOf({ createdAt, ...candidate }: ApiCandidate) {
  return { ...candidate, createdAt: createdAt.toISOString() };
}

type Invitation = Awaited<ReturnType<typeof listInvitations>>["items"][number];

function invitationOf({ startsAt, endsAt, createdAt, ...invitation }: Invitation) {
  return {
    ...invitation,
    startsAt: startsAt.toISOString(),
    endsAt: endsAt.toISOString(),
    createdAt: createdAt.toISOString(),
  };
}

async function oneInvitation(workspaceId: string, id: string, now: Date) {
  const [found] = (await listInvitations(workspaceId, { limit: 1, id }, now)).items;
  if (!found) throw new Refusal("not-found", "There is no such invitation.");
  return invitationOf(found);
}
