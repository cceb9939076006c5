import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";

const root = path.resolve(import.meta.dirname, "..");

/** Who may import whom: the picture in README.md, as a table. `*` stands for any package. */
const MAY_IMPORT: Record<string, readonly string[]> = {
  domain: ["domain", "zod", "ts-fsrs", "snowball-stemmers", "fastest-levenshtein"],
  server: ["server", "domain", "lab", "*"],
  ui: ["ui", "domain", "*"],
  app: ["app", "ui", "server", "domain", "*"],
  lab: ["lab", "domain", "*"],
};

type Import = { target: string; isType: boolean; isOnDemand: boolean };
type Source = { path: string; layer: string; text: string; imports: Import[] };

const sources: Source[] = Object.keys(MAY_IMPORT).flatMap((layer) =>
  readdirSync(path.join(root, layer), { recursive: true, encoding: "utf8" })
    .filter((file) => /\.tsx?$/.test(file) && !file.endsWith(".d.ts") && !file.startsWith("generated"))
    .map((file) => readSource(layer, path.posix.join(layer, file.split(path.sep).join("/")))),
);

function readSource(layer: string, file: string): Source {
  const text = readFileSync(path.join(root, file), "utf8");
  const statements = text.matchAll(
    /^(?:import|export)\s+(type\s)?[^;]*?from\s+"([^"]+)"|^import\s+"([^"]+)"|import\("([^"]+)"\)/gm,
  );
  const imports = [...statements].map(([, type, from, bare, dynamic]) => ({
    target: resolveTarget(file, from ?? bare ?? dynamic ?? ""),
    isType: type !== undefined,
    isOnDemand: dynamic !== undefined,
  }));
  return { path: file, layer, text, imports };
}

/** A path below the root for our own files, the package's name for others. */
function resolveTarget(file: string, target: string): string {
  if (target.startsWith("#")) return target.slice(1);
  if (target.startsWith(".")) return path.posix.join(path.posix.dirname(file), target);
  return target;
}

describe("layers", () => {
  test.each(sources)("$path imports only what its layer may", ({ layer, imports }) => {
    const allowed = MAY_IMPORT[layer] ?? [];
    const strays = imports.filter(({ target }) => {
      const room = target.split("/")[0] ?? "";
      if (room in MAY_IMPORT) return !allowed.includes(room);
      return !allowed.includes("*") && !allowed.includes(target);
    });
    expect(strays.map(({ target }) => target)).toEqual([]);
  });

  test("a client component takes only types from server/", () => {
    const clients = sources.filter(({ text }) => /^"use client"/m.test(text));
    const strays = clients.filter(({ imports }) =>
      imports.some(({ target, isType }) => target.startsWith("server/") && !isType),
    );
    expect(strays.map(({ path: file }) => file)).toEqual([]);
  });

  test("Prisma is imported in server/ alone", () => {
    const strays = sources.filter(
      ({ layer, imports }) => layer !== "server" && imports.some(({ target }) => /prisma|generated/.test(target)),
    );
    expect(strays.map(({ path: file }) => file)).toEqual([]);
  });
});

describe("below /api, where proxy.ts does not stand,", () => {
  const inApi = sources.filter(({ path: file }) => file.startsWith("app/api/"));
  const routes = inApi.filter(({ path: file }) => path.basename(file).startsWith("route."));

  test("there are route handlers and no pages, which take actions", () => {
    expect(routes.length).toBeGreaterThan(20);
    const others = inApi.filter(({ path: file }) => /^(page|layout|default|not-found)\./.test(path.basename(file)));
    expect(others.map(({ path: file }) => file)).toEqual([]);
  });

  test.each(routes)("$path hands every request to the guard", ({ text }) => {
    const names = [...text.matchAll(/^import \{ ([\w, ]+) \} from "#app\/route-handlers";/gm)].map(([, name]) => name);
    const makers = names.join(", ").replaceAll(", ", "|");
    expect(makers).toMatch(/^(guarded|streaming|responding)(\|(guarded|streaming|responding))*$/);
    const made = new Set(
      [...text.matchAll(new RegExp(`^(?:export )?const (\\w+) = (?:${makers})\\b[<(]`, "gm"))].map(([, name]) => name),
    );
    const exported = [...text.matchAll(/^export\b([^;]*)/gm)].flatMap(([, words = ""]) => exportedBy(words));
    expect(exported.length).toBeGreaterThan(0);
    expect(exported.filter((name) => !made.has(name))).toEqual([]);
  });
});

/** The local names that a statement exports; its own words where it is of a form that no route needs. */
function exportedBy(words: string): string[] {
  const [, constant] = /^ const (\w+) = /.exec(words) ?? [];
  if (constant !== undefined) return [constant];
  const [, list] = /^ \{([^}]*)\}\s*$/.exec(words) ?? [];
  if (list === undefined) return [words.trim()];
  return list.split(",").flatMap((part) => part.trim().split(" as ")[0] || []);
}

/** What a browser gets with a file before anything is asked for on demand. */
function sentWith(file: string, found = new Set<string>()): Set<string> {
  if (found.has(file)) return found;
  found.add(file);
  const source = sources.find(({ path: one }) => one.replace(/\.tsx?$/, "") === file);
  for (const { target, isType, isOnDemand } of source?.imports ?? []) {
    if (!isType && !isOnDemand) sentWith(target, found);
  }
  return found;
}

// It weighs a sixth of the page, and one import of a schema in domain/ brings it.
test("the review page sends no schema library with its first card", () => {
  const sent = sentWith("app/(session)/review/review-session");
  expect(sent).toContain("app/(session)/review/outbox");
  expect([...sent].filter((target) => target === "zod" || target === "zod/mini")).toEqual([]);
});

test("only server/env.ts reads the environment", () => {
  const strays = sources.filter(({ text, path: file }) => /process\.env/.test(text) && file !== "server/env.ts");
  expect(strays.map(({ path: file }) => file)).toEqual([]);
});

test("time and chance enter through app/: nothing deeper reads the clock or draws at random", () => {
  const deep = sources.filter(({ layer }) => layer === "domain" || layer === "server");
  const impure = deep.filter(({ text }) => /new Date\(\)|Date\.now\(|Math\.random\(|randomUUID\(/.test(text));
  expect(impure.map(({ path: file }) => file)).toEqual([]);
});

test("no file is named for being left over", () => {
  const vague = sources.filter(({ path: file }) =>
    /\/(utils?|helpers?|common|misc|types|constants|index)\.tsx?$/.test(file),
  );
  expect(vague.map(({ path: file }) => file)).toEqual([]);
});

test("no source file is longer than 250 lines", () => {
  const long = sources.filter(({ text }) => text.trimEnd().split("\n").length > 250);
  expect(long.map(({ path: file }) => file)).toEqual([]);
});

test("nothing is switched off and nothing is left for later", () => {
  const marks = /\bas any\b|: any\b|@ts-(ignore|expect-error)|oxlint-disable|eslint-disable|\bTODO\b|\bFIXME\b/;
  expect(sources.filter(({ text }) => marks.test(text)).map(({ path: file }) => file)).toEqual([]);
});

test("no data of a running app, database or secret, is in the repository", () => {
  const { stdout } = spawnSync("git", ["ls-files"], { cwd: root, encoding: "utf8" });
  const data = stdout.split("\n").filter((file) => /(^|\/)(PG_VERSION|pg\.(json|log|lock)|secret)$/.test(file));
  expect(data).toEqual([]);
});
