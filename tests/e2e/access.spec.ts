import { readFileSync } from "node:fs";
import path from "node:path";
import type { APIRequestContext } from "@playwright/test";
import { z } from "zod";
import { ACTION_ROWS } from "../support/access-actions";
import { isOutside } from "../support/access-outcomes";
import { CALL_ROWS, PAGE_ROWS } from "../support/access-pages";
import { makeWorld, ROLES, type World } from "../support/access-world";
import { operationsOf, readDocument } from "../support/api-document";
import { expect, test } from "../support/journey";
import { APP_URL } from "../support/served-app";
import { builtActions } from "../support/server-actions";

// Everybody by everything, and every difference named at once: what is asked of the app by HTTP, as browsers ask it, in one order from looking to deleting.
test.describe.configure({ mode: "default" });
test.setTimeout(240_000);

/** What belongs to interviewers and candidates, by the beginning of its address. */
const OURS = /^(\/api)?\/(sets|candidates|team|join|take|takes|interviews|scorecards|watch|wishes|docs|v1)(\/|$)/;

/** A connection that the server closes for its age while a request sets out on it is no answer. */
const PATIENT = { maxRetries: 2 };

let world: World;

test.beforeAll(async ({ playwright }) => {
  test.setTimeout(240_000); // all of it is made through the app
  world = await makeWorld(playwright);
});
test.afterAll(async () => world.close());

/** A text in which the names in braces are replaced by the things of the world. */
function named(text: string): string {
  return text.replaceAll(/\{(\w+)\}/g, (whole, name: string) => world.things[name] ?? whole);
}

function withNames(value: unknown): unknown {
  if (typeof value === "string") return named(value);
  if (Array.isArray(value)) return value.map(withNames);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, withNames(inner)]));
}

function expectNoMarks(text: string, where: string): void {
  for (const mark of world.marks) expect(text.includes(mark), `${where} shows "${mark}"`).toBe(false);
}

test("every page gives each what is theirs, and nothing of others", async () => {
  for (const { route, path: address, statuses, isPublic = false } of PAGE_ROWS) {
    for (const role of ROLES) {
      const who = world.people[role];
      const where = `${route} (${address}) by the ${role}`;
      const response = await who.get(named(address), PATIENT);
      expect.soft(response.status(), where).toBe(statuses[role]);
      if (!isOutside(role) || isPublic) continue;
      expectNoMarks(await response.text(), where);
      // Next's own scripts are told in the text itself that there is no such page.
      expectNoMarks(
        await (await who.get(named(address), { ...PATIENT, headers: { rsc: "1" } })).text(),
        `${where}, as data`,
      );
    }
  }
});

test("every call gives each what is theirs, and nothing of others", async () => {
  for (const { path: address, sent, isStream = false, statuses } of CALL_ROWS) {
    for (const role of ROLES) {
      const who = world.people[role];
      const where = `${address} by the ${role}`;
      if (isStream) {
        expect.soft(await streamStatus(who, named(address)), where).toBe(statuses[role]);
        continue;
      }
      const response = await who.fetch(named(address), {
        ...PATIENT,
        method: sent?.method ?? "get",
        headers: { origin: APP_URL, "content-type": "application/json" },
        ...(sent && { data: Buffer.from(JSON.stringify(withNames(sent.body))) }),
      });
      expect.soft(response.status(), where).toBe(statuses[role]);
      if (isOutside(role)) expectNoMarks(await response.text(), where);
    }
  }
});

test("a token of each scope opens the routes of that scope in its own workspace, and nothing else", async () => {
  const operations = operationsOf(readDocument());
  const things: Record<string, string> = { ...world.things, invitationId: named("{linkId}") };
  const visitor = world.people.visitor;
  for (const { scope, token, isForeign } of [...world.tokens, { scope: null, token: "x", isForeign: true }]) {
    for (const { id, method, path: template, scope: needed, takesBody } of operations) {
      // What is there is not deleted: for that an id that nobody has will do.
      const name = (field: string) => (method === "DELETE" ? named("{unknownId}") : (things[field] ?? ""));
      const url = `/api/v1${template.replaceAll(/\{(\w+)\}/g, (_, field: string) => name(field))}`;
      const response = await visitor.fetch(url, {
        ...PATIENT,
        method,
        headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
        ...(takesBody && { data: Buffer.from("{}") }),
      });
      const where = `${id} (${method} ${url}) with ${isForeign ? "a foreign" : "a"} token for ${scope ?? "nothing"}`;
      const isOpen = needed === null || needed === scope;
      const namesThing = template.includes("{");
      const expected =
        scope === null
          ? 401
          : !isOpen
            ? 403
            : takesBody
              ? 422
              : namesThing && (isForeign || method === "DELETE")
                ? 404
                : 200;
      // The interviewer's scorecard is not submitted, and so is not there for programs.
      expect.soft(response.status(), where).toBe(id === "getScorecard" && expected === 200 ? 404 : expected);
      if (isForeign) expectNoMarks(await response.text(), where);
    }
  }
});

/** What a call that does not end by itself begins with; then it is hung up. */
async function streamStatus(who: APIRequestContext, address: string): Promise<number> {
  const { cookies } = await who.storageState();
  const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join("; ");
  const ending = new AbortController();
  const { status } = await fetch(new URL(address, APP_URL), { headers: { cookie }, signal: ending.signal });
  ending.abort();
  return status;
}

test("every action does for each what they may, and for nobody else anything", async () => {
  const formSchema = z.record(z.string(), z.string());
  for (const { action, page, input, outcomes, formOf } of ACTION_ROWS) {
    for (const role of ROLES) {
      const given =
        "form" in input
          ? { form: formSchema.parse(withNames({ ...input.form, ...formOf?.[role] })) }
          : { values: z.array(z.unknown()).parse(withNames(input.values)) };
      const { outcome, text } = await world.act(role, action, named(page), given);
      const where = `${action} by the ${role}`;
      expect.soft(outcome, `${where}: ${text.slice(0, 300)}`).toBe(outcomes[role]);
      if (isOutside(role) && outcome !== "ok") expectNoMarks(text, where);
    }
  }
});

test("the matrix has a row for each page, call and action there is", () => {
  const file = path.resolve(import.meta.dirname, "../../.next/app-path-routes-manifest.json");
  const routes = z.record(z.string(), z.string()).parse(JSON.parse(readFileSync(file, "utf8")));
  const ours = [...new Set(Object.values(routes))].filter((route) => OURS.test(route));
  const listed = new Set([...PAGE_ROWS, ...CALL_ROWS].map(({ route }) => route));
  expect(ours.filter((route) => !listed.has(route))).toEqual([]);
  const actions = builtActions().map(({ file: from, name }) => `${from} ${name}`);
  const done = new Set(ACTION_ROWS.map(({ action }) => action));
  expect(actions.filter((action) => OURS.test(`/${action}`) && !done.has(action))).toEqual([]);
});
