import { randomUUID } from "node:crypto";
import { type APIRequestContext, expect, type PlaywrightWorkerArgs } from "@playwright/test";
import { z } from "zod";
import { type Scope, SCOPE_NAMES } from "#domain/api/scope";
import { answerTo, send } from "./journey";
import { APP_URL } from "./served-app";
import { builtActions, callAction, type ActionInput } from "./server-actions";

/** Who may ask: from somebody unknown to the owner of another workspace. */
export const ROLES = [
  "visitor",
  "guest",
  "candidate",
  "link holder",
  "expired link holder",
  "viewer",
  "interviewer",
  "owner",
  "stranger",
] as const;
export type Role = (typeof ROLES)[number];

/** What there is to be got at: ids and addresses, by the names that the rows of the matrix use in braces. */
export type World = {
  people: Record<Role, APIRequestContext>;
  things: Record<string, string>;
  /** A token of each scope, of the workspace and of another. */
  tokens: { scope: Scope; token: string; isForeign: boolean }[];
  /** Words that none but members may ever see. */
  marks: string[];
  /** Does something as somebody, and says how it went. */
  act: (role: Role, action: string, page: string, input: ActionInput) => ReturnType<typeof callAction>;
  close: () => Promise<void>;
};

const DAY_MS = 86_400_000;
const PASSWORD = "a quiet reading room";
const personSchema = z.object({ account: z.object({ id: z.string() }) });

/** Makes a workspace with everything in it, and everybody around it, through the app alone. */
export async function makeWorld({ request }: PlaywrightWorkerArgs["playwright"]): Promise<World> {
  const contexts: APIRequestContext[] = [];
  const newContext = async () => {
    const address = `198.19.${contexts.length}.${1 + Math.floor(Math.random() * 250)}`;
    const context = await request.newContext({ baseURL: APP_URL, extraHTTPHeaders: { "x-forwarded-for": address } });
    contexts.push(context);
    return context;
  };
  const actions = new Map(builtActions().map(({ id, name, file }) => [`${file} ${name}`, id]));
  const call = (who: APIRequestContext, action: string, page: string, input: ActionInput) => {
    const id = actions.get(action);
    if (id === undefined) throw new Error(`the build has no action ${action}`);
    return callAction(who, { id, page }, input);
  };
  const must = async (...args: Parameters<typeof call>) => {
    const { outcome, leadsTo, text } = await call(...args);
    expect(outcome, `${args[1]}: ${text.slice(0, 300)}`).toBe("ok");
    return { leadsTo, text };
  };
  const register = async () => {
    const person = await newContext();
    const form = { email: `access-${randomUUID()}@example.org`, password: PASSWORD, name: "Somebody", next: "/" };
    await must(person, "register/actions registerHere", "/register", { form });
    return person;
  };
  const newWorkspace = (who: APIRequestContext, name: string) =>
    must(who, "team/actions addWorkspace", "/team", { form: { name } });

  const [owner, stranger, viewer, interviewer, candidate] = [
    await register(),
    await register(),
    await register(),
    await register(),
    await register(),
  ];
  const mark = randomUUID().slice(0, 8);
  const marks = [`Workspace ${mark}`, `Candidate ${mark}`, `Set ${mark}`, `Question ${mark}`];
  const [workspaceName = "", candidateName = "", title = "", questionTitle = ""] = marks;
  await newWorkspace(owner, workspaceName);
  await newWorkspace(stranger, "Elsewhere");
  const team = await (await owner.get("/team")).text();
  const workspaceId = hidden(team, "workspaceId");
  const ownerId = personSchema.parse(await (await owner.get("/api/export")).json()).account.id;

  const invite = async (role: string) => {
    const form = { workspaceId, role, days: "7", label: "" };
    const { text } = await must(owner, "team/actions invite", "/team", { form });
    return found(text, /\/join\/([\w-]{43})/);
  };
  for (const [role, person] of [["viewer", viewer] as const, ["interviewer", interviewer] as const]) {
    await must(person, "team/actions join", "/team", { form: { token: await invite(role) } });
  }
  const invitationToken = await invite("viewer");
  const invitationId = hidden(await (await owner.get("/team")).text(), "invitationId");

  const set = await must(owner, "sets/actions makeSet", "/sets/new", { form: wish(title) });
  const setId = found(set.leadsTo, /\/sets\/([\w-]{36})/);
  const added = await must(owner, "candidates/actions addCandidate", "/candidates/new", {
    form: { name: candidateName, email: "" },
  });
  const candidateId = found(added.leadsTo, /\/candidates\/([\w-]{36})/);

  const links = `/sets/${setId}/links`;
  const makeLink = async (endsAt: Date) => {
    const form = {
      setId,
      timeZone: "UTC",
      startsAt: new Date(Date.now() - DAY_MS).toISOString().slice(0, -1),
      endsAt: endsAt.toISOString().slice(0, -1),
      maxUses: "50",
      minutes: "60",
      extraPercent: "0",
      passcode: "",
      reveals: "score",
    };
    const { text } = await must(owner, "sets/[setId]/links/actions makeLink", links, { form });
    return found(text, /\/take\/([\w-]{43})/);
  };
  const endsSoon = new Date(Date.now() + 3000);
  const [token, expiredToken] = [await makeLink(new Date(Date.now() + DAY_MS)), await makeLink(endsSoon)];
  const begin = async (who: APIRequestContext, linkToken: string) => {
    const form = { token: linkToken, name: candidateName, consent: "yes", passcode: "" };
    const { leadsTo } = await must(who, "take/[token]/actions begin", `/take/${linkToken}`, { form });
    return found(leadsTo, /\/take\/at\/([\w-]{43})/);
  };
  const [holder, expired] = [await newContext(), await newContext()];
  const resumeToken = await begin(holder, token);
  for (let more = 0; more < 2; more += 1) await begin(await newContext(), token);
  const page = await (await owner.get(links)).text();
  const [takeId = "", ...spareTakes] = [...new Set([...page.matchAll(/\/links\/([\w-]{36})"/g)].map(([, id]) => id))];
  const linkId = hidden(page, "linkId");
  await expect.poll(() => Date.now() > endsSoon.getTime(), { timeout: 10_000 }).toBe(true);

  const prepare = async () => {
    const form = { setId, candidateId };
    const { text } = await must(owner, "sets/[setId]/interviews/actions prepare", `/sets/${setId}/interviews`, {
      form,
    });
    return {
      id: found(text, /"value":\{"interviewId":"([\w-]{36})"/),
      watchToken: found(text, /\/watch\/([\w-]{43})/),
    };
  };
  const [{ id: interviewId, watchToken }, spare, otherSpare] = [await prepare(), await prepare(), await prepare()];
  const rated = await must(interviewer, "scorecards/actions score", `/sets/${setId}/compare`, {
    form: { kind: "interview", id: interviewId },
  });
  const scorecardId = found(rated.leadsTo, /\/scorecards\/([\w-]{36})/);
  await must(owner, "team/tokens/actions makeToken", "/team/tokens", {
    form: { workspaceId, name: "A program", scopes: "sets:read", days: "30" },
  });
  const tokenId = hidden(await (await owner.get("/team/tokens")).text(), "tokenId");
  await must(owner, "team/webhooks/actions makeWebhook", "/team/webhooks", {
    form: { workspaceId, url: "https://hooks.example.org/", events: "scorecard.submitted" },
  });
  const tokenOf = async (who: APIRequestContext, home: string, scope: string) => {
    const form = { workspaceId: home, name: `For ${scope}`, scopes: scope, days: "30" };
    const { text } = await must(who, "team/tokens/actions makeToken", "/team/tokens", { form });
    return found(text, /(awaited_[\w-]{43})/);
  };
  const strangersHome = hidden(await (await stranger.get("/team")).text(), "workspaceId");
  const tokens: World["tokens"] = [];
  for (const scope of SCOPE_NAMES) {
    tokens.push({ scope, token: await tokenOf(owner, workspaceId, scope), isForeign: false });
    tokens.push({ scope, token: await tokenOf(stranger, strangersHome, scope), isForeign: true });
  }
  const webhookId = hidden(await (await owner.get("/team/webhooks")).text(), "webhookId");

  const questionId = randomUUID();
  await must(owner, "sets/[setId]/questions/actions saveQuestion", `/sets/${setId}/questions/new`, {
    form: { setId, version: "1", newId: questionId, itemId: "", rev: "0", question: ownQuestion(questionTitle) },
  });

  const guest = await newContext();
  const answer = answerTo("tasks.predict-await-runs-inline");
  expect((await send(guest, "post", "/api/answers", answer)).status()).toBe(200);

  const people = {
    visitor: await newContext(),
    guest,
    candidate,
    "link holder": holder,
    "expired link holder": expired,
    viewer,
    interviewer,
    owner,
    stranger,
  };
  const things = { workspaceId, workspaceName, ownerId, invitationId, invitationToken, setId, candidateId };
  const taken = { candidateName, token, expiredToken, resumeToken, takeId, linkId };
  const asked = { teamItemId: `team.${questionId}`, interviewId, watchToken, scorecardId, tokenId, webhookId };
  const spares = { spareInterview: spare.id, otherSpareInterview: otherSpare.id };
  const [spareTake = "", otherSpareTake = ""] = spareTakes.flatMap((id) => id ?? []);
  return {
    people,
    things: {
      ...things,
      ...taken,
      ...asked,
      ...spares,
      setTitle: title,
      spareTake,
      otherSpareTake,
      unknownId: randomUUID(),
      unknownToken: "x".repeat(43),
    },
    tokens,
    marks,
    act: async (role, ...args) => {
      // A visitor who did something is one no longer: each of their deeds is another's.
      const who = role === "visitor" ? await newContext() : people[role];
      return call(who, ...args);
    },
    close: async () => void (await Promise.all(contexts.map((context) => context.dispose()))),
  };
}

/** A question of a workspace, as its form sends it. */
export function ownQuestion(title: string): string {
  const criterion = { key: "", statement: "Says that a task runs by itself", points: 1, patterns: [] };
  const words = { title, prompt: "What is a task?", modelAnswer: "A coroutine that the loop runs.", followUps: [] };
  const facts = { topicId: "tasks", minutes: 5, difficulty: 3, level: "mid" };
  return JSON.stringify({ ...words, ...facts, criteria: [criterion], redFlags: [] });
}

/** A wish for a short set, as its form sends it. */
export function wish(title: string): Record<string, string> {
  return {
    title,
    minutes: "15",
    level: "mid",
    profile: "even",
    python: "",
    exposure: "avoid",
    seed: "seven",
    forms: "1",
    mustHave: "",
    excluded: "",
    kind: "free_text",
    "weight.tasks": "1",
  };
}

function hidden(html: string, name: string): string {
  return found(html, new RegExp(`name="${name}" value="([^"]+)"`));
}

function found(text: string, pattern: RegExp): string {
  const match = pattern.exec(text)?.[1];
  if (match === undefined) throw new Error(`nothing like ${pattern} in ${text.slice(0, 500)}`);
  return match;
}
