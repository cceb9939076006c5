import { randomBytes, randomUUID } from "node:crypto";
import { z } from "zod";
import { answerCall } from "#app/api/v1/answering";
import { type Scope, SCOPE_NAMES } from "#domain/api/scope";
import { wishSchema } from "#domain/sets/wish";
import type { LinkInput } from "#domain/takes/link-input";
import { createToken } from "#server/api-tokens";
import { db } from "#server/db";
import { createSets, getSet } from "#server/question-sets";
import { createTakeLink } from "#server/take-links";
import { beginTake, getOwnTake, submitTake } from "#server/takes";
import { saveTakeAnswer } from "#server/take-saving";
import { newLearner } from "./cards";
import { NOW } from "./people";

export const WISH = wishSchema.parse({
  minutes: 15,
  topics: [{ topicId: "tasks", weight: 1 }],
  level: "mid",
  profile: "even",
  kinds: ["free_text", "single_choice"],
  seed: "seven",
});

export const address = "somewhere";
export const inMinutes = (count: number) => new Date(NOW.getTime() + count * 60_000);
export const newSecret = () => randomBytes(32).toString("base64url");

/** A workspace with a set, an owner, a candidate and a submitted take with one answer in words. */
export async function newWorkspace() {
  const owner = await newLearner();
  const [setId = ""] = await createSets(owner, { title: "Backend", wish: WISH, forms: 1, newId: randomUUID }, NOW);
  const { workspaceId } = await getSet(owner, setId);
  const candidateId = randomUUID();
  await db.candidate.create({
    data: { workspaceId, id: candidateId, name: "Kim", email: "kim@example.org", createdAt: NOW },
  });
  const link = await newLink(owner, setId, candidateId);
  const { takeId, resumeToken } = await newTake(link.token);
  await answerInWords(resumeToken, "A task is cancelled at its next await: CancelledError is raised there.");
  await submitTake(resumeToken, { address }, inMinutes(2));
  return { owner, setId, workspaceId, candidateId, linkId: link.linkId, takeId };
}

/** A take-home link, open for an hour. */
export async function newLink(owner: string, setId: string, candidateId: string | null = null) {
  const [linkId, token] = [randomUUID(), newSecret()];
  const times = { startsAt: NOW, endsAt: inMinutes(60) };
  const input: LinkInput = {
    ...times,
    maxUses: 5,
    minutes: 20,
    extraPercent: 0,
    passcode: "",
    reveals: "score",
  };
  await createTakeLink(owner, setId, { id: linkId, token, input, candidateId }, NOW);
  return { linkId, token };
}

/** Somebody begins a take by a link. */
export async function newTake(token: string, at = NOW) {
  const [takeId, resumeToken] = [randomUUID(), newSecret()];
  const input = { name: "Kim", consent: "yes" as const, passcode: "" };
  await beginTake(token, { id: takeId, resumeToken, address, input }, at);
  return { takeId, resumeToken };
}

async function answerInWords(resumeToken: string, text: string): Promise<void> {
  const { questions } = await getOwnTake(resumeToken, { address }, inMinutes(1));
  const inWords = questions.find(({ question }) => question.kind === "free_text");
  if (!inWords) throw new Error("the set has no question to be answered in words");
  const { itemId, step } = inWords;
  await saveTakeAnswer({ resumeToken, itemId, step, fields: { kind: "free_text", text } }, inMinutes(1));
}

/** A token of a workspace, by default with every scope. */
export async function newApiToken(
  owner: string,
  workspaceId: string,
  scopes: readonly Scope[] = SCOPE_NAMES,
  expiresAt: Date | null = null,
) {
  const [id, token] = [randomUUID(), `awaited_${newSecret()}`];
  await createToken(owner, workspaceId, { id, token, name: "Hiring", scopes: [...scopes], expiresAt }, NOW);
  return { id, token };
}

type CallOptions = { token?: string | null; body?: unknown; headers?: Record<string, string>; now?: Date };

/** Calls the API as a program does, by `METHOD /path`; a text as body is sent as it is. */
export async function callApi(what: string, { token = null, body, headers = {}, now = NOW }: CallOptions = {}) {
  const [method = "GET", path = "/"] = what.split(" ");
  const url = new URL(`http://localhost:3210/api/v1${path}`);
  const request = new Request(url, {
    method,
    headers: { ...(token !== null && { authorization: `Bearer ${token}` }), ...headers },
    ...(body !== undefined && { body: typeof body === "string" ? body : JSON.stringify(body) }),
  });
  const segments = url.pathname.slice("/api/v1/".length).split("/");
  const response = await answerCall(request, segments, now);
  const text = await response.text();
  const isJson = /json/.test(response.headers.get("content-type") ?? "");
  const json: unknown = isJson ? JSON.parse(text) : null;
  return { status: response.status, headers: response.headers, text, json };
}

/** A field of an answer that is a text. */
export function textAt(json: unknown, ...keys: (string | number)[]): string {
  let at = json;
  for (const key of keys)
    at = Array.isArray(at) ? z.array(z.unknown()).parse(at)[Number(key)] : z.looseObject({}).parse(at)[key];
  return z.string().parse(at);
}
