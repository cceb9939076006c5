import { randomUUID } from "node:crypto";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { OPERATIONS } from "#domain/api/operations";
import { SCOPE_NAMES } from "#domain/api/scope";
import { CALLS } from "#app/api/v1/answering";
import { createToken, revokeToken, tokensOf } from "#server/api-tokens";
import { publishBank } from "#server/content";
import { db } from "#server/db";
import { getInvitation } from "#server/takes";
import { faultsOf, operationsOf, readDocument } from "#tests/support/api-document";
import { shippedBank } from "#tests/support/bank";
import { newLearner } from "#tests/support/cards";
import { useDatabase } from "#tests/support/database";
import { forgetPeople, newGuest, NOW } from "#tests/support/people";
import {
  address,
  callApi,
  inMinutes,
  newApiToken,
  newSecret,
  newWorkspace,
  textAt,
  WISH,
} from "#tests/support/programs";

useDatabase();

const document = readDocument();
const operations = operationsOf(document);

type Workspace = Awaited<ReturnType<typeof newWorkspace>> & { interviewId: string; scorecardId: string };
let own: Workspace;
let token: string;

/** A live interview and a submitted scorecard of the take besides. */
async function wholeWorkspace(): Promise<Workspace> {
  const made = await newWorkspace();
  const { workspaceId, setId, candidateId, takeId, owner } = made;
  const [interviewId, scorecardId] = [randomUUID(), randomUUID()];
  const ended = { startedAt: NOW, endedAt: inMinutes(30) };
  await db.interview.create({
    data: {
      workspaceId,
      id: interviewId,
      setId,
      setVersion: 1,
      candidateId,
      viewTokenHash: newSecret(),
      createdAt: NOW,
      ...ended,
    },
  });
  const times = { createdAt: NOW, updatedAt: NOW, submittedAt: NOW };
  const card = {
    workspaceId,
    id: scorecardId,
    candidateId,
    takeId,
    raterId: owner,
    recommendation: "yes",
    summary: "Calm.",
  };
  await db.scorecard.create({ data: { ...card, ...times } });
  const mark = { itemId: "tasks.one", step: "main", criterionKey: "answer", verdict: "partly", markedAt: NOW };
  await db.scorecardMark.create({ data: { workspaceId, scorecardId, ...mark } });
  const note = { itemId: "tasks.one", step: "main", text: "Knew why.", flags: ["strong"], notedAt: NOW };
  await db.scorecardNote.create({ data: { workspaceId, scorecardId, ...note } });
  return { ...made, interviewId, scorecardId };
}

/** The call of an operation with what a workspace has; deletions come last. */
function callOf({ method, path }: { method: string; path: string }, at: Workspace): string {
  const ids: Record<string, string> = { ...at, invitationId: at.linkId };
  return `${method} ${path.replaceAll(/\{(\w+)\}/g, (_, name: string) => ids[name] ?? "")}`;
}

function bodyOf(id: string, at: Workspace): unknown {
  if (id === "createSet") return { title: "Another", wish: { ...WISH, seed: "eight" } };
  if (id === "createCandidate") return { name: "Sam Rivera", email: "sam@example.com" };
  if (id === "createInvitation") {
    const times = { startsAt: NOW.toISOString(), endsAt: inMinutes(60).toISOString() };
    return { setId: at.setId, candidateId: at.candidateId, minutes: 30, passcode: "open sesame", ...times };
  }
  return undefined;
}

const inOrder = operations.toSorted((a, b) => Number(a.method === "DELETE") - Number(b.method === "DELETE"));
// What hangs on another thing goes before it.
const gentle = inOrder.toSorted((a, b) => Number(a.id === "deleteCandidate") - Number(b.id === "deleteCandidate"));

beforeAll(async () => {
  await publishBank(await shippedBank(), NOW);
});
beforeEach(async () => {
  await forgetPeople();
  await db.workspace.deleteMany();
  own = await wholeWorkspace();
  ({ token } = await newApiToken(own.owner, own.workspaceId));
});

describe("the document", () => {
  test("names exactly the operations that are served, each under its own id", () => {
    expect(operations.map(({ id }) => id)).toEqual(Object.keys(OPERATIONS));
    expect(new Set(operations.map(({ method, path }) => `${method} ${path}`)).size).toBe(operations.length);
  });

  test("holds for every operation: each is called, and its answer is what the document says", async () => {
    for (const operation of gentle) {
      const call = callOf(operation, own);
      const answer = await callApi(call, { token, body: bodyOf(operation.id, own) });
      expect(answer.status, `${call}: ${answer.text}`).toBeLessThan(300);
      expect(faultsOf(document, operation.responses, answer), call).toEqual([]);
      if (operation.id.startsWith("list")) expect(answer.text, call).not.toMatch(/^\{"items":\[\]/);
    }
  });

  test("finds fault with an answer of another form", () => {
    const responses = operations.find(({ id }) => id === "getCandidate")?.responses ?? {};
    const wrong = { id: randomUUID(), name: 7, email: null, createdAt: NOW.toISOString() };
    expect(faultsOf(document, responses, { status: 200, json: wrong, text: "" })).not.toEqual([]);
    expect(faultsOf(document, responses, { status: 418, json: {}, text: "" })).not.toEqual([]);
  });
});

describe("access", () => {
  test("every operation is refused without a token, and with one that is made up, revoked or expired", async () => {
    const revoked = await newApiToken(own.owner, own.workspaceId);
    await revokeToken(own.owner, own.workspaceId, revoked.id, NOW);
    const expired = await newApiToken(own.owner, own.workspaceId, SCOPE_NAMES, inMinutes(1));
    for (const operation of operations) {
      const call = callOf(operation, own);
      for (const given of [null, `awaited_${newSecret()}`, "x", revoked.token, expired.token]) {
        const now = given === expired.token ? inMinutes(1) : NOW;
        const answer = await callApi(call, { token: given, now, body: bodyOf(operation.id, own) });
        expect(answer.status, `${call} with ${given}`).toBe(401);
        expect(answer.headers.get("www-authenticate")).toMatch(/^Bearer/);
        expect(answer.headers.get("content-type")).toBe("application/problem+json");
        expect(faultsOf(document, operation.responses, answer)).toEqual([]);
      }
    }
    expect(await db.candidate.count()).toBe(1);
  });

  test("a scope opens what the document says it opens, and nothing else", async () => {
    for (const scope of SCOPE_NAMES) {
      const one = await newApiToken(own.owner, own.workspaceId, [scope]);
      for (const operation of operations) {
        const isOpen = operation.scope === null || operation.scope === scope;
        // What is there is not touched: an id that nobody has tells as much.
        const call = callOf(operation, {
          ...own,
          setId: randomUUID(),
          candidateId: randomUUID(),
          takeId: randomUUID(),
        });
        const answer = await callApi(call, { token: one.token, ...(operation.takesBody && { body: {} }) });
        if (!isOpen) {
          expect(answer.status, `${call} with ${scope}`).toBe(403);
          expect(answer.json).toMatchObject({ type: "/docs/api#error-forbidden", status: 403 });
        } else expect([200, 204, 404, 422], `${call} with ${scope}: ${answer.text}`).toContain(answer.status);
      }
    }
  });

  test("what belongs to another workspace is not there, and no list shows it", async () => {
    const foreign = await wholeWorkspace();
    const { token: theirs } = await newApiToken(foreign.owner, foreign.workspaceId);
    for (const operation of operations) {
      const call = callOf(operation, own);
      const answer = await callApi(call, { token: theirs, body: bodyOf(operation.id, own) });
      if (operation.path.includes("{") || operation.id === "createInvitation") {
        expect(answer.status, call).toBe(404);
      }
      expect(answer.text, call).not.toContain(own.takeId);
      expect(answer.text, call).not.toContain(own.candidateId);
    }
    for (const id of ["x", "1%27%20OR%201=1", "__proto__", "%00", "00000000-0000-0000-0000-000000000000"]) {
      expect((await callApi(`GET /sets/${id}`, { token })).status, id).toBe(404);
    }
    expect(await db.take.count({ where: { workspaceId: own.workspaceId } })).toBe(1);
  });

  test("the token outlives its maker in the workspace, and goes with the workspace", async () => {
    await db.workspaceMember.create({
      data: { workspaceId: own.workspaceId, userId: await newLearner(), role: "owner", joinedAt: NOW },
    });
    await db.user.delete({ where: { id: own.owner } });
    expect((await callApi("GET /token", { token })).json).toMatchObject({ name: "Hiring" });
    await db.workspace.deleteMany();
    expect((await callApi("GET /token", { token })).status).toBe(401);
  });
});

describe("tokens", () => {
  test("are made, seen and revoked by owners with an account alone, and never kept as they are", async () => {
    const { workspaceId } = own;
    const secret = `awaited_${newSecret()}`;
    const input = { id: randomUUID(), token: secret, name: "x", scopes: ["sets:read" as const], expiresAt: null };
    for (const [role, reason] of [
      ["viewer", "forbidden"],
      ["interviewer", "forbidden"],
      [null, "not-found"],
    ] as const) {
      const userId = await newLearner();
      if (role) await db.workspaceMember.create({ data: { userId, workspaceId, role, joinedAt: NOW } });
      await expect(createToken(userId, workspaceId, input, NOW)).rejects.toMatchObject({ reason });
      await expect(tokensOf(userId, workspaceId, NOW)).rejects.toMatchObject({ reason });
      await expect(revokeToken(userId, workspaceId, randomUUID(), NOW)).rejects.toMatchObject({ reason });
    }
    const { viewer: guest } = await newGuest();
    await db.workspaceMember.create({ data: { userId: guest.id, workspaceId, role: "owner", joinedAt: NOW } });
    await expect(createToken(guest.id, workspaceId, input, NOW)).rejects.toThrow(/Register first/);
    await createToken(own.owner, workspaceId, input, NOW);
    expect(JSON.stringify(await db.apiToken.findMany())).not.toContain(secret.slice(20));
    const listed = await tokensOf(own.owner, workspaceId, NOW);
    expect(listed).toContainEqual(expect.objectContaining({ prefix: secret.slice(0, 14), state: "in-force" }));
  });

  test("say when they were used last", async () => {
    await callApi("GET /token", { token, now: inMinutes(5) });
    expect((await tokensOf(own.owner, own.workspaceId, NOW))[0]?.lastUsedAt).toEqual(inMinutes(5));
  });

  test("may call so often a minute; the headers say how often still", async () => {
    const first = await callApi("GET /token", { token });
    expect(first.headers.get("ratelimit-policy")).toBe('"token";q=300;w=60');
    expect(first.headers.get("ratelimit")).toBe('"token";r=299;t=60');
    await db.rateLimit.updateMany({ data: { count: CALLS.max } });
    const refused = await callApi("GET /token", { token });
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(0);
    expect(refused.headers.get("ratelimit")).toBe('"token";r=0;t=60');
    expect((await callApi("GET /token", { token, now: inMinutes(1.1) })).status).toBe(200);
  });
});

describe("an applicant-tracking system", () => {
  test("makes a set, invites, and fetches the result", async () => {
    const set = await callApi("POST /sets", { token, body: bodyOf("createSet", own) });
    expect(set.json).toMatchObject({ sets: [{ form: "A", unmet: expect.any(Array) }] });
    const setId = textAt(set.json, "sets", 0, "id");
    const candidate = await callApi("POST /candidates", { token, body: { name: "Sam" } });
    const candidateId = textAt(candidate.json, "id");
    const body = { setId, candidateId, endsAt: inMinutes(60).toISOString(), minutes: 30 };
    const invited = await callApi("POST /invitations", { token, body });
    const url = textAt(invited.json, "url");
    const secret = /^http:\/\/localhost:3210\/take\/([\w-]{43})$/.exec(url)?.[1] ?? "";
    expect((await getInvitation(secret, { address }, NOW)).state).toBe("open");
    const id = textAt(invited.json, "id");
    expect((await callApi(`GET /invitations/${id}`, { token })).text).not.toContain(secret);
    expect((await callApi(`DELETE /invitations/${id}`, { token })).status).toBe(204);
    expect((await callApi(`GET /invitations/${id}`, { token })).json).toMatchObject({ state: "revoked" });

    const take = await callApi(`GET /takes/${own.takeId}`, { token });
    const said = "A task is cancelled at its next await: CancelledError is raised there.";
    expect(take.json).toMatchObject({
      candidateId: own.candidateId,
      score: expect.any(Number),
      answers: expect.arrayContaining([
        expect.objectContaining({
          response: { kind: "free_text", text: said },
          criteria: expect.arrayContaining([expect.objectContaining({ verdict: expect.any(String) })]),
        }),
      ]),
    });
    expect((await callApi(`DELETE /candidates/${own.candidateId}`, { token })).status).toBe(204);
    for (const path of [`/takes/${own.takeId}`, `/interviews/${own.interviewId}`, `/scorecards/${own.scorecardId}`]) {
      expect((await callApi(`GET ${path}`, { token })).status, path).toBe(404);
    }
  });

  test("is not told of a scorecard while another of the same take is open", async () => {
    const { workspaceId, candidateId, takeId } = own;
    const id = randomUUID();
    await db.scorecard.create({ data: { workspaceId, id, candidateId, takeId, createdAt: NOW, updatedAt: NOW } });
    expect((await callApi(`GET /scorecards?takeId=${takeId}`, { token })).json).toEqual({ items: [], next: null });
    expect((await callApi(`GET /scorecards/${own.scorecardId}`, { token })).status).toBe(404);
    await db.scorecard.update({ where: { workspaceId_id: { workspaceId, id } }, data: { submittedAt: NOW } });
    expect((await callApi(`GET /scorecards/${own.scorecardId}`, { token })).json).toMatchObject({
      recommendation: "yes",
      marks: [{ verdict: "partly" }],
      notes: [{ flags: ["strong"] }],
    });
  });

  test("turns the pages of a list, and meets each row once", async () => {
    const { workspaceId } = own;
    // Some share an instant: only the id tells them apart.
    const rows = Array.from({ length: 7 }, (_, at) => ({
      id: randomUUID(),
      name: `C${at}`,
      createdAt: inMinutes(at % 3),
    }));
    await db.candidate.createMany({ data: rows.map((row) => ({ ...row, workspaceId })) });
    const met: string[] = [];
    let query = "limit=3";
    for (;;) {
      const { json } = await callApi(`GET /candidates?${query}`, { token });
      const page = json as { items: { id: string }[]; next: string | null };
      met.push(...page.items.map(({ id }) => id));
      if (page.next === null) break;
      query = `limit=3&cursor=${page.next}`;
    }
    expect(met.toSorted()).toEqual([...rows.map(({ id }) => id), own.candidateId].toSorted());
    expect((await callApi("GET /candidates?email=KIM@example.org", { token })).json).toMatchObject({
      items: [{ name: "Kim" }],
    });
  });
});

describe("a call with an Idempotency-Key", () => {
  const call = (key: string, body: unknown, now = NOW) =>
    callApi("POST /candidates", { token, body, now, headers: { "idempotency-key": key } });

  test("is made once, also by ten at once, and answered the same", async () => {
    const answers = await Promise.all(Array.from({ length: 10 }, () => call("k", { name: "Sam" })));
    expect(answers.filter(({ status }) => status !== 201 && status !== 409)).toEqual([]);
    const again = await call("k", { name: "Sam" });
    expect(again.status).toBe(201);
    expect(again.headers.get("idempotency-replayed")).toBe("true");
    expect(answers.filter(({ status }) => status === 201).map(({ text }) => text)).toContain(again.text);
    expect(await db.candidate.count({ where: { name: "Sam" } })).toBe(1);
    expect((await call("k", { name: "Alex" })).status).toBe(409);
    expect((await call("other", { name: "Sam" })).status).toBe(201);
    expect(await db.candidate.count({ where: { name: "Sam" } })).toBe(2);
  });

  test("may be made again when it was refused, and a day later", async () => {
    expect((await call("k", { name: "" })).status).toBe(422);
    expect((await call("k", { name: "Sam" })).status).toBe(201);
    expect((await call("k", { name: "Sam" }, inMinutes(24 * 60 + 1))).headers.has("idempotency-replayed")).toBe(false);
    expect(await db.candidate.count({ where: { name: "Sam" } })).toBe(2);
  });

  test("is never made twice: of one that was cut off it is said that nobody knows", async () => {
    const { workspaceId } = own;
    const { id: tokenId } = await db.apiToken.findFirstOrThrow();
    expect((await call("k", { name: "Sam" })).status).toBe(201);
    const where = { workspaceId_tokenId_key: { workspaceId, tokenId, key: "k" } };
    await db.apiAnswer.update({ where, data: { status: null, sealedBody: null } });
    const running = await call("k", { name: "Sam" }, inMinutes(1));
    expect([running.status, running.headers.get("retry-after")]).toEqual([409, "5"]);
    for (const minutes of [4, 5]) {
      const doubtful = await call("k", { name: "Sam" }, inMinutes(minutes));
      expect(doubtful.headers.get("retry-after")).toBeNull();
      expect(doubtful.json).toMatchObject({ status: 409, field: "Idempotency-Key" });
      expect(textAt(doubtful.json, "detail")).toMatch(/^this call was begun at .* it is not known whether it was done/);
    }
    expect(await db.candidate.count({ where: { name: "Sam" } })).toBe(1);
  });

  test("is not made twice when its work was done and its answer could not be kept", async () => {
    await db.$executeRaw`CREATE FUNCTION fail_here() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RAISE EXCEPTION ''cut off''; END'`;
    await db.$executeRaw`CREATE TRIGGER cut_off BEFORE UPDATE ON api_answer FOR EACH ROW EXECUTE FUNCTION fail_here()`;
    try {
      expect((await call("k", { name: "Sam" })).status).toBe(500);
    } finally {
      await db.$executeRaw`DROP FUNCTION fail_here() CASCADE`;
    }
    expect(await db.candidate.count({ where: { name: "Sam" } })).toBe(1);
    expect((await call("k", { name: "Sam" }, inMinutes(1))).status).toBe(409);
    expect((await call("k", { name: "Sam" }, inMinutes(4))).status).toBe(409);
    expect(await db.candidate.count({ where: { name: "Sam" } })).toBe(1);
  });

  test("whose answer was kept under another APP_SECRET is not made again, and says so", async () => {
    expect((await call("k", { name: "Sam" })).status).toBe(201);
    await db.apiAnswer.updateMany({ data: { sealedBody: Buffer.alloc(60).toString("base64") } });
    const unread = await call("k", { name: "Sam" });
    expect([unread.status, textAt(unread.json, "detail")]).toEqual([
      409,
      expect.stringMatching(/was done.*APP_SECRET/),
    ]);
    expect(await db.candidate.count({ where: { name: "Sam" } })).toBe(1);
  });

  test("keeps no address of a candidate readable", async () => {
    const body = { setId: own.setId, endsAt: inMinutes(60).toISOString(), minutes: 30 };
    const headers = { "idempotency-key": "k" };
    const first = await callApi("POST /invitations", { token, body, headers });
    const again = await callApi("POST /invitations", { token, body, headers });
    expect(again.json).toEqual(first.json);
    const secret = textAt(first.json, "url").split("/").at(-1) ?? "";
    expect(JSON.stringify(await db.apiAnswer.findMany())).not.toContain(secret);
  });

  test("needs a key of visible letters", async () => {
    for (const key of ["", "x".repeat(121), "a b"]) {
      expect((await call(key, { name: "Sam" })).json, key).toMatchObject({ status: 422, field: "Idempotency-Key" });
    }
  });
});

describe("what is not right is said in one form", () => {
  const wrong: [string, unknown, number, string | null][] = [
    ["POST /candidates", "{", 422, null],
    ["POST /candidates", "null", 422, null],
    ["POST /candidates", [], 422, null],
    ["POST /candidates", { name: "" }, 422, "name"],
    ["POST /candidates", { name: "x".repeat(121) }, 422, "name"],
    ["POST /candidates", { name: "a\u0000b" }, 422, null],
    ["POST /candidates", { name: "a", email: "nowhere" }, 422, "email"],
    ["POST /candidates", { name: "a", isAdmin: true }, 422, "isAdmin"],
    ["POST /candidates", '{"name":"a","__proto__":{"id":"x"}}', 422, "__proto__"],
    ["POST /sets", { title: "x", wish: { ...WISH, minutes: 4 } }, 422, "wish.minutes"],
    ["POST /sets", { title: "x", wish: { ...WISH, topics: [{ topicId: "no-such", weight: 1 }] } }, 422, null],
    ["POST /sets", { title: "x", wish: { ...WISH, mustHave: ["tasks.no-such"] } }, 422, "mustHave"],
    ["POST /sets", { title: "x", wish: { ...WISH, candidateId: randomUUID() } }, 422, "candidateId"],
    ["POST /sets", { title: "x", wish: WISH, forms: 5 }, 422, "forms"],
    ["POST /invitations", { setId: "x", endsAt: "soon", minutes: 1 }, 422, "setId"],
    ["GET /sets?limit=0", undefined, 422, "limit"],
    ["GET /sets?limit=x", undefined, 422, "limit"],
    ["GET /sets?cursor=x", undefined, 422, "cursor"],
    ["GET /takes?state=lost", undefined, 422, "state"],
    ["GET /takes?setId=1", undefined, 422, "setId"],
    ["GET /no-such", undefined, 404, null],
    ["PUT /sets", undefined, 405, null],
    ["DELETE /token", undefined, 405, null],
  ];

  test("naming the field, and what is allowed", async () => {
    for (const [what, body, status, field] of wrong) {
      const answer = await callApi(what, { token, body });
      const said = `${what} ${JSON.stringify(body)}: ${answer.text}`;
      expect(answer.status, said).toBe(status);
      expect(answer.json, said).toMatchObject({ type: expect.stringMatching(/^\/docs\/api#error-/), status, field });
      expect(answer.headers.get("content-type")).toBe("application/problem+json");
      if (status === 405) expect(answer.headers.get("allow")).toMatch(/GET/);
    }
    expect(await db.candidate.count()).toBe(1);
  });

  test("an invitation of a deleted set, or for somebody unknown, is not made", async () => {
    const body = { setId: own.setId, endsAt: inMinutes(60).toISOString(), minutes: 30 };
    const stranger = await callApi("POST /invitations", { token, body: { ...body, candidateId: randomUUID() } });
    expect(stranger.json).toMatchObject({ status: 422, field: "candidateId" });
    await callApi(`DELETE /sets/${own.setId}`, { token });
    expect((await callApi("POST /invitations", { token, body })).json).toMatchObject({ status: 409 });
    expect((await callApi(`GET /sets/${own.setId}/kit`, { token })).status).toBe(404);
    expect(await db.takeLink.count()).toBe(1);
  });
});
