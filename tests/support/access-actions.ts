import { everybody, type Outcomes } from "./access-outcomes";
import { ownQuestion, type Role, wish } from "./access-world";
import type { ActionInput } from "./server-actions";

/** An action on something of a workspace. */
function actionOf(inside: { viewer: string; interviewer: string; owner: string }): Outcomes<string> {
  const nobody = { visitor: "signed-out", "link holder": "signed-out", "expired link holder": "signed-out" };
  return { ...everybody("not-found"), ...nobody, ...inside };
}
const byEditors = (outcome: string) => actionOf({ viewer: "forbidden", interviewer: outcome, owner: outcome });
const byOwners = (outcome: string) => actionOf({ viewer: "forbidden", interviewer: "forbidden", owner: outcome });

export type ActionRow = {
  action: string;
  /** A page that knows the action. */
  page: string;
  input: ActionInput;
  outcomes: Outcomes<string>;
  /** Fields that are others for one role: what the one deletes is gone for the next. */
  formOf?: Partial<Record<Role, Record<string, string>>>;
};

const setId = "{setId}";
const workspaceId = "{workspaceId}";
const candidateId = "{candidateId}";
const FAR = "9999";
const KNOWN = "tasks.predict-await-runs-inline";
/** The terms of a link that would have ended long ago. */
const PAST_TERMS = {
  timeZone: "UTC",
  startsAt: "2020-01-01T00:00",
  endsAt: "2020-01-02T00:00",
  maxUses: "1",
  minutes: "10",
  extraPercent: "0",
  passcode: "",
  reveals: "nothing",
};
const onSet = (name: string, form: Record<string, string>, outcomes: Outcomes<string>): ActionRow => ({
  action: `sets/actions ${name}`,
  page: "/sets/{setId}",
  input: { form: { setId, ...form } },
  outcomes,
});
const onTeam = (name: string, form: Record<string, string>, outcomes: Outcomes<string>): ActionRow => ({
  action: `team/actions ${name}`,
  page: "/team",
  input: { form },
  outcomes,
});
const onLinks = (name: string, form: Record<string, string>, outcomes: Outcomes<string>): ActionRow => ({
  action: `sets/[setId]/links/actions ${name}`,
  page: "/sets/{setId}/links",
  input: { form: { setId, ...form } },
  outcomes,
});
const onQuestion = (name: string, form: Record<string, string>, outcomes: Outcomes<string>): ActionRow => ({
  action: `sets/[setId]/questions/actions ${name}`,
  page: "/sets/{setId}/add",
  input: { form: { setId, ...form } },
  outcomes,
});
const interviewId = "{interviewId}";
const scorecardId = "{scorecardId}";
const webhookId = "{webhookId}";
const onCard = (name: string, form: Record<string, string>, outcomes: Outcomes<string>): ActionRow => ({
  action: `scorecards/actions ${name}`,
  page: "/sets/{setId}/compare",
  input: { form },
  outcomes,
});
/** A scorecard is its rater's alone: the interviewer's. */
const byRater = (outcome: string) => actionOf({ viewer: "not-found", interviewer: outcome, owner: "not-found" });
const onProgram = (name: string, form: Record<string, string>, outcome = "ok"): ActionRow => ({
  action: `team/${name}`,
  page: `/team/${name.slice(0, name.indexOf("/"))}`,
  input: { form: { workspaceId, ...form } },
  outcomes: byOwners(outcome),
});

/** Whoever has no workspace gets one of their own; a viewer works in one that they may not change. */
const inOwn = (outcome: string): Outcomes<string> => ({ ...everybody(outcome), viewer: "forbidden" });
/** Who is somebody with an account; guests are refused before the invitation is looked at. */
const byAccount = (outcome: string): Outcomes<string> => ({
  ...actionOf({ viewer: outcome, interviewer: outcome, owner: outcome }),
  guest: "forbidden",
  candidate: outcome,
  stranger: outcome,
});

/** Every action of interviewers and candidates, each by everybody, in this order. Versions from afar change nothing. */
export const ACTION_ROWS: readonly ActionRow[] = [
  {
    action: "sets/actions changeQuestions",
    page: "/sets/{setId}",
    input: { values: [setId, Number(FAR), { kind: "remove", place: 0, itemId: "no.such-question" }] },
    outcomes: byEditors("stale"),
  },
  {
    action: "sets/actions scoreQuestionBy",
    page: "/sets/{setId}",
    input: { values: [setId, Number(FAR), { place: 0, itemId: KNOWN, step: "main", fork: null }] },
    outcomes: byEditors("stale"),
  },
  onSet("chooseAnew", { version: FAR, seed: "eight" }, byEditors("stale")),
  onSet("goBackTo", { version: FAR, restored: "1" }, byEditors("stale")),
  onSet("swapQuestion", { version: FAR, place: "0", itemId: KNOWN, withId: KNOWN }, byEditors("stale")),
  onSet("rename", { title: "{setTitle}" }, byEditors("ok")),
  onSet("removeSet", {}, byEditors("ok")),
  onSet("bringBack", {}, byEditors("ok")),
  onSet("duplicate", {}, byEditors("ok")),
  onQuestion(
    "saveQuestion",
    { version: FAR, newId: "{unknownId}", itemId: "", rev: "0", question: ownQuestion("Another") },
    byEditors("stale"),
  ),
  onQuestion("addQuestion", { itemId: KNOWN, version: FAR }, byEditors("stale")),
  // The interviewer deletes it, so that the owner finds none.
  onQuestion("deleteQuestion", { itemId: "{teamItemId}", sure: "yes" }, { ...byEditors("ok"), owner: "not-found" }),
  {
    action: "take/[token]/actions begin",
    page: "/take/{token}",
    input: { form: { token: "{expiredToken}", name: "Somebody", consent: "yes", passcode: "" } },
    outcomes: everybody("forbidden"),
  },
  {
    action: "take/[token]/actions begin",
    page: "/take/{token}",
    input: { form: { token: "{token}", name: "Somebody", consent: "yes", passcode: "" } },
    outcomes: everybody("ok"),
  },
  {
    action: "take/at/[resume]/actions submit",
    page: "/take/at/{resumeToken}",
    input: { form: { resumeToken: "{unknownToken}" } },
    outcomes: everybody("not-found"),
  },
  onLinks("makeLink", PAST_TERMS, byEditors("invalid")),
  onLinks("revokeLink", { linkId: "{linkId}" }, byEditors("ok")),
  {
    ...onLinks("removeTake", { takeId: "{takeId}", sure: "yes" }, byEditors("ok")),
    formOf: { interviewer: { takeId: "{spareTake}" }, owner: { takeId: "{otherSpareTake}" } },
  },
  {
    action: "candidates/actions correctCandidate",
    page: "/candidates/{candidateId}",
    input: { form: { candidateId, name: "{candidateName}", email: "" } },
    outcomes: byEditors("ok"),
  },
  {
    action: "candidates/actions removeCandidate",
    page: "/candidates/{candidateId}",
    input: { form: { candidateId, name: "not their name" } },
    outcomes: byEditors("invalid"),
  },
  {
    action: "sets/[setId]/interviews/actions prepare",
    page: "/sets/{setId}/interviews",
    input: { form: { setId, candidateId } },
    outcomes: byEditors("ok"),
  },
  {
    action: "sets/[setId]/interviews/actions takeBack",
    page: "/sets/{setId}/interviews",
    input: { form: { setId, interviewId } },
    outcomes: byEditors("ok"),
    formOf: {
      interviewer: { interviewId: "{spareInterview}" },
      owner: { interviewId: "{otherSpareInterview}" },
    },
  },
  {
    action: "interviews/[interviewId]/actions makeAddress",
    page: "/interviews/{interviewId}",
    input: { form: { interviewId } },
    outcomes: byEditors("ok"),
  },
  onCard("score", { kind: "interview", id: interviewId }, byEditors("ok")),
  onCard("submit", { scorecardId }, byRater("invalid")),
  onCard("reopen", { scorecardId, reason: "to look again" }, byRater("stale")),
  // Whoever has a scorecard keeps it; the others say that they will not score.
  onCard(
    "readOthers",
    { subjects: `interview:${interviewId}`, sure: "yes" },
    actionOf({ viewer: "ok", interviewer: "ok", owner: "ok" }),
  ),
  onCard("chooseProposal", { setId, proposalFor: "first" }, byEditors("ok")),
  onProgram("tokens/actions makeToken", { name: "Another", scopes: "sets:read", days: "30" }),
  onProgram("tokens/actions endToken", { tokenId: "{tokenId}", sure: "yes" }),
  onProgram("webhooks/actions makeWebhook", { url: "https://hooks.example.org/", events: "scorecard.submitted" }),
  onProgram("webhooks/actions turnWebhook", { webhookId, to: "off" }),
  onProgram("webhooks/actions pingWebhook", { webhookId }, "stale"),
  onProgram("webhooks/actions repeatDelivery", { webhookId, deliveryId: "{unknownId}" }, "stale"),
  onProgram("webhooks/actions renewSecret", { webhookId }),
  onProgram("webhooks/actions removeWebhook", { webhookId, sure: "yes" }),
  onTeam("renameTeam", { workspaceId, name: "{workspaceName}" }, byOwners("ok")),
  onTeam("giveRole", { workspaceId, memberId: "{ownerId}", role: "viewer" }, byOwners("invalid")),
  onTeam("dropMember", { workspaceId, memberId: "{ownerId}", sure: "yes" }, byOwners("invalid")),
  onTeam("invite", { workspaceId, role: "owner", days: "7" }, byOwners("ok")),
  onTeam("withdrawInvitation", { workspaceId, invitationId: "{invitationId}" }, byOwners("ok")),
  onTeam("join", { token: "{invitationToken}" }, byAccount("stale")),
  onTeam("join", { token: "{unknownToken}" }, byAccount("not-found")),
  onTeam("chooseForNewSets", { workspaceId, proposalFor: "first" }, byOwners("ok")),
  onTeam("keepFor", { workspaceId, days: "180", expected: "0" }, byOwners("ok")),
  onTeam("removeWorkspace", { workspaceId, name: "not its name" }, byOwners("invalid")),
  onTeam("switchWorkspace", { workspaceId, to: "/team" }, actionOf({ viewer: "ok", interviewer: "ok", owner: "ok" })),
  // Whoever makes something of their own is nobody no longer, so that comes last.
  {
    action: "sets/actions makeSet",
    page: "/sets/new",
    input: { form: { ...wish("A set"), mustHave: "no.such-question" } },
    outcomes: inOwn("invalid"),
  },
  {
    action: "candidates/actions addCandidate",
    page: "/candidates/new",
    input: { form: { name: "Somebody", email: "" } },
    outcomes: inOwn("ok"),
  },
  onTeam(
    "leave",
    { workspaceId, sure: "yes" },
    { ...everybody("not-found"), visitor: "signed-out", viewer: "ok", interviewer: "ok", owner: "invalid" },
  ),
  onTeam("addWorkspace", { name: "Another" }, everybody("ok")),
];
