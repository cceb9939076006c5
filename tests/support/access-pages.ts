import { everybody, type Outcomes } from "./access-outcomes";
import { wish } from "./access-world";

/** A page of a workspace: its members see it, and for all others it is not there. */
const pageOfMembers: Outcomes<number> = { ...everybody(404), viewer: 200, interviewer: 200, owner: 200 };

/** A call of a workspace: whoever is nobody is asked to sign in first. */
function callOf(inside: { viewer: number; interviewer: number; owner: number }): Outcomes<number> {
  return { ...everybody(404), visitor: 401, "link holder": 401, "expired link holder": 401, ...inside };
}

/** Names in braces stand for things of the world. */
export type PageRow = { route: string; path: string; statuses: Outcomes<number>; isPublic?: boolean };

const members = (route: string, path: string): PageRow => ({ route, path, statuses: pageOfMembers });
/** It is there to change something, and so not for a viewer. */
const editors = (route: string, path: string): PageRow => ({
  route,
  path,
  statuses: { ...pageOfMembers, viewer: 404 },
});
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
  members("/sets/[setId]/interviews", "/sets/{setId}/interviews"),
  members("/sets/[setId]/compare", "/sets/{setId}/compare"),
  members("/sets/[setId]/statistics", "/sets/{setId}/statistics"),
  editors("/sets/[setId]/swap/[place]", "/sets/{setId}/swap/0"),
  editors("/sets/[setId]/add", "/sets/{setId}/add"),
  editors("/sets/[setId]/questions/new", "/sets/{setId}/questions/new"),
  editors("/sets/[setId]/questions/[itemId]", "/sets/{setId}/questions/{teamItemId}"),
  nothing("/sets/[setId]", "/sets/{unknownId}"),
  ownList("/candidates"),
  ownList("/candidates/new"),
  members("/candidates/[candidateId]", "/candidates/{candidateId}"),
  nothing("/candidates/[candidateId]", "/candidates/{unknownId}"),
  ownList("/team"),
  ownList("/team/tokens"),
  ownList("/team/webhooks"),
  members("/interviews/[interviewId]", "/interviews/{interviewId}"),
  nothing("/interviews/[interviewId]", "/interviews/{unknownId}"),
  byAddress("/watch/[token]", "/watch/{watchToken}"),
  nothing("/watch/[token]", "/watch/{unknownToken}"),
  ownList("/scorecards"),
  // It is the interviewer's own, and nobody else reads it before it is submitted.
  {
    route: "/scorecards/[scorecardId]",
    path: "/scorecards/{scorecardId}",
    statuses: { ...everybody(404), interviewer: 200 },
  },
  byAddress("/join/[token]", "/join/{invitationToken}"),
  nothing("/join/[token]", "/join/{unknownToken}"),
  // How to call is for everybody to read, and says nothing of any workspace.
  { route: "/docs/api", path: "/docs/api", statuses: everybody(200) },
  byAddress("/take/[token]", "/take/{token}"),
  byAddress("/take/[token]", "/take/{expiredToken}"),
  nothing("/take/[token]", "/take/{unknownToken}"),
  byAddress("/take/at/[resume]", "/take/at/{resumeToken}"),
  nothing("/take/at/[resume]", "/take/at/{unknownToken}"),
];

export type CallRow = {
  route: string;
  path: string;
  /** What is sent; without it the call is a GET. */
  sent?: { method: "post" | "put"; body: unknown };
  /** It tells what happens as it happens, and so does not end by itself. */
  isStream?: boolean;
  statuses: Outcomes<number>;
};

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
    route: "/api/sets/[setId]",
    path: "/api/sets/{setId}?format=pdf&copy=candidate",
    statuses: callOf({ viewer: 200, interviewer: 200, owner: 200 }),
  },
  {
    // Its answers are shown to who said that they interview, which nobody here did.
    route: "/api/sets/[setId]",
    path: "/api/sets/{setId}?format=markdown&copy=interviewer",
    statuses: { ...callOf({ viewer: 403, interviewer: 403, owner: 403 }), guest: 403, candidate: 403, stranger: 403 },
  },
  {
    // The file holds what other raters found, and the interviewer is still scoring.
    route: "/api/candidates/[candidateId]",
    path: "/api/candidates/{candidateId}",
    statuses: callOf({ viewer: 403, interviewer: 409, owner: 200 }),
  },
  // The private address of a take is all that its candidate has; a question that it does not ask changes nothing.
  {
    route: "/api/takes",
    path: "/api/takes",
    sent: { method: "put", body: keep("{resumeToken}") },
    statuses: everybody(404),
  },
  {
    route: "/api/takes",
    path: "/api/takes",
    sent: { method: "put", body: keep("{unknownToken}") },
    statuses: everybody(404),
  },
  {
    route: "/api/interviews/[interviewId]",
    path: "/api/interviews/{interviewId}",
    sent: { method: "post", body: { edits: [{ id: "{unknownId}", ageMs: 0, edit: { kind: "start" } }] } },
    statuses: callOf({ viewer: 403, interviewer: 200, owner: 200 }),
  },
  {
    route: "/api/interviews/[interviewId]/events",
    path: "/api/interviews/{interviewId}/events",
    isStream: true,
    statuses: callOf({ viewer: 200, interviewer: 200, owner: 200 }),
  },
  {
    route: "/api/watch/[token]/events",
    path: "/api/watch/{watchToken}/events",
    isStream: true,
    statuses: everybody(200),
  },
  { route: "/api/watch/[token]/events", path: "/api/watch/{unknownToken}/events", statuses: everybody(404) },
  {
    route: "/api/scorecards",
    path: "/api/scorecards",
    sent: {
      method: "put",
      body: { scorecardId: "{scorecardId}", change: { kind: "overall", recommendation: null, summary: "Calm" } },
    },
    statuses: callOf({ viewer: 404, interviewer: 200, owner: 404 }),
  },
  // A wish is judged before there is a workspace.
  {
    route: "/api/wishes",
    path: "/api/wishes",
    sent: { method: "post", body: { fields: Object.entries(wish("A set")) } },
    statuses: everybody(200),
  },
  {
    route: "/api/wishes",
    path: "/api/wishes",
    sent: { method: "post", body: { fields: Object.entries({ ...wish("A set"), mustHave: "{teamItemId}" }) } },
    // For others there is no such question; the answer says so, and nothing of it.
    statuses: everybody(200),
  },
  // Programs come with a token; a person's session is none.
  { route: "/api/v1/[...path]", path: "/api/v1/sets", statuses: everybody(401) },
  { route: "/api/v1/openapi.json", path: "/api/v1/openapi.json", statuses: everybody(200) },
];
