import { readFileSync } from "node:fs";
import path from "node:path";
import { z } from "zod";
import { ACTION_ROWS } from "../support/access-actions";
import { isOutside } from "../support/access-outcomes";
import { CALL_ROWS, PAGE_ROWS } from "../support/access-pages";
import { makeWorld, ROLES, type World } from "../support/access-world";
import { expect, send, test } from "../support/journey";
import { builtActions } from "../support/server-actions";

// Everybody by everything, and every difference named at once: what is asked of the app by HTTP, as browsers ask it, in one order from looking to deleting.
test.describe.configure({ mode: "default" });
test.setTimeout(240_000);

/** What belongs to interviewers and candidates, by the beginning of its address. */
const OURS = /^(\/api)?\/(sets|candidates|team|join|take|takes|interviews|scorecards|watch|v1)(\/|$)/;

let world: World;

test.beforeAll(async ({ playwright }) => {
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
      const response = await who.get(named(address));
      expect.soft(response.status(), where).toBe(statuses[role]);
      if (!isOutside(role) || isPublic) continue;
      expectNoMarks(await response.text(), where);
      // Next's own scripts are told in the text itself that there is no such page.
      expectNoMarks(await (await who.get(named(address), { headers: { rsc: "1" } })).text(), `${where}, as data`);
    }
  }
});

test("every call gives each what is theirs, and nothing of others", async () => {
  for (const { path: address, sent, method = "put", statuses } of CALL_ROWS) {
    for (const role of ROLES) {
      const who = world.people[role];
      const response =
        sent === undefined ? await who.get(named(address)) : await send(who, method, named(address), withNames(sent));
      const where = `${address} by the ${role}`;
      expect.soft(response.status(), where).toBe(statuses[role]);
      if (isOutside(role)) expectNoMarks(await response.text(), where);
    }
  }
});

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
