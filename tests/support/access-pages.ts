import { everybody, type Outcomes } from "./access-outcomes";

/** A page of a workspace: its members see it, and for all others it is not there. */
const pageOfMembers: Outcomes<number> = { ...everybody(404), viewer: 200, interviewer: 200, owner: 200 };

/** A call of a workspace: whoever is nobody is asked to sign in first. */
function callOf(inside: { viewer: number; interviewer: number; owner: number }): Outcomes<number> {
  return { ...everybody(404), visitor: 401, "link holder": 401, "expired link holder": 401, ...inside };
}

/** Names in braces stand for things of the world. */
export type PageRow = { route: string; path: string; statuses: Outcomes<number>; isPublic?: boolean };

const members = (route: string, path: string): PageRow => ({ route, path, statuses: pageOfMembers });
/** One's own list: it is there for everybody, and holds what is one's own. */
const ownList = (route: string): PageRow => ({ route, path: route, statuses: everybody(200) });
/** Whoever has the address may read it: that is what the address is for. */
const byAddress = (route: string, path: string): PageRow => ({
  route,
  path,
  statuses: everybody(200),
  isPublic: true,
});
const nothing = (route: string, path: string): PageRow => ({ route, path, statuses: everybody(404) });

/** Every page for interviewers and candidates, each by everybody. */
export const PAGE_ROWS: readonly PageRow[] = [
  ownList("/sets"),
  ownList("/sets/new"),
  members("/sets/[setId]", "/sets/{setId}"),
  members("/sets/[setId]/history", "/sets/{setId}/history"),
  members("/sets/[setId]/kit", "/sets/{setId}/kit"),
  members("/sets/[setId]/kit/candidate", "/sets/{setId}/kit/candidate"),
  members("/sets/[setId]/links", "/sets/{setId}/links"),
  members("/sets/[setId]/links/[takeId]", "/sets/{setId}/links/{takeId}"),
  // It is there to change the set, and so not for a viewer.
  {
    route: "/sets/[setId]/swap/[place]",
    path: "/sets/{setId}/swap/0",
    statuses: { ...pageOfMembers, viewer: 404 },
  },
  nothing("/sets/[setId]", "/sets/{unknownId}"),
  members("/sets/[setId]/interviews", "/sets/{setId}/interviews"),
  members("/interviews/[interviewId]", "/interviews/{interviewId}"),
  nothing("/interviews/[interviewId]", "/interviews/{unknownId}"),
  byAddress("/watch/[token]", "/watch/{watchToken}"),
  nothing("/watch/[token]", "/watch/{unknownToken}"),
  ownList("/candidates"),
  ownList("/candidates/new"),
  members("/candidates/[candidateId]", "/candidates/{candidateId}"),
  nothing("/candidates/[candidateId]", "/candidates/{unknownId}"),
  ownList("/team"),
  byAddress("/join/[token]", "/join/{invitationToken}"),
  nothing("/join/[token]", "/join/{unknownToken}"),
  byAddress("/take/[token]", "/take/{token}"),
  byAddress("/take/[token]", "/take/{expiredToken}"),
  nothing("/take/[token]", "/take/{unknownToken}"),
  byAddress("/take/at/[resume]", "/take/at/{resumeToken}"),
  nothing("/take/at/[resume]", "/take/at/{unknownToken}"),
];

export type CallRow = {
  route: string;
  path: string;
  /** What is sent, by PUT unless said otherwise; without it the call is a GET. */
  sent?: unknown;
  method?: "post";
  statuses: Outcomes<number>;
};

// Before the start there is nothing to pause: it is taken, and changes nothing.
const PAUSE = { edits: [{ id: "{unknownId}", ageMs: 0, edit: { kind: "pause" } }] };
const keep = (resumeToken: string) => ({ resumeToken, itemId: "no.such-question", step: "main", fields: {} });

/** Every call of interviewers and candidates, each by everybody. */
export const CALL_ROWS: readonly CallRow[] = [
  {
    route: "/api/sets/[setId]",
    path: "/api/sets/{setId}?format=json",
    statuses: callOf({ viewer: 200, interviewer: 200, owner: 200 }),
  },
  {
    route: "/api/sets/[setId]",
    path: "/api/sets/{setId}?format=markdown&copy=candidate",
    statuses: callOf({ viewer: 200, interviewer: 200, owner: 200 }),
  },
  {
    // Its answers are shown to who said that they interview, which nobody here did.
    route: "/api/sets/[setId]",
    path: "/api/sets/{setId}?format=markdown&copy=interviewer",
    statuses: { ...callOf({ viewer: 403, interviewer: 403, owner: 403 }), guest: 403, candidate: 403, stranger: 403 },
  },
  {
    route: "/api/candidates/[candidateId]",
    path: "/api/candidates/{candidateId}",
    statuses: callOf({ viewer: 403, interviewer: 200, owner: 200 }),
  },
  {
    route: "/api/interviews/[interviewId]",
    path: "/api/interviews/{interviewId}",
    sent: PAUSE,
    method: "post",
    statuses: callOf({ viewer: 403, interviewer: 200, owner: 200 }),
  },
  // Asked for without events, the present state is given once.
  {
    route: "/api/interviews/[interviewId]/events",
    path: "/api/interviews/{interviewId}/events",
    statuses: callOf({ viewer: 200, interviewer: 200, owner: 200 }),
  },
  { route: "/api/watch/[token]/events", path: "/api/watch/{watchToken}/events", statuses: everybody(200) },
  { route: "/api/watch/[token]/events", path: "/api/watch/{unknownToken}/events", statuses: everybody(404) },
  // The private address of a take is all that its candidate has; a question that it does not ask changes nothing.
  { route: "/api/takes", path: "/api/takes", sent: keep("{resumeToken}"), statuses: everybody(404) },
  { route: "/api/takes", path: "/api/takes", sent: keep("{unknownToken}"), statuses: everybody(404) },
];
