import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { problemText } from "#domain/content/problem";
import { readBank } from "#server/content-files";

const GOOD = `id: tasks.what-is-it
kind: flashcard
rev: 1
title: What it is
topics: [tasks]
difficulty: 1
level: junior
python: { min: "3.10" }
expected_seconds: 60
front: What is a task?
back: A coroutine that the loop runs.
explanation: It wraps a coroutine and schedules it.
provenance: { seeds: [], correction: none }
references: []
`;

const TOPICS = `topics:
  - id: tasks
    title: Tasks
    summary: What there is to know about tasks.
    requires: []
`;

let folder = "";

beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), "bank-"));
  await mkdir(path.join(folder, "items/tasks"), { recursive: true });
  await writeFile(path.join(folder, "topics.yaml"), TOPICS);
});

afterEach(async () => rm(folder, { recursive: true }));

/** The bank that holds one item with this text. */
async function bankWith(text: string) {
  await writeFile(path.join(folder, "items/tasks/what-is-it.yaml"), text);
  return readBank(folder);
}

describe("readBank", () => {
  test("reads items with the lines of their fields, and topics", async () => {
    const bank = await bankWith(GOOD);
    expect(bank.problems).toEqual([]);
    expect(bank.topics.map(({ id }) => id)).toEqual(["tasks"]);
    const [entry] = bank.items;
    expect(entry?.item).toMatchObject({ id: "tasks.what-is-it", python: { min: "3.10" } });
    expect(entry?.file).toBe("items/tasks/what-is-it.yaml");
    expect(entry?.lineOf(["explanation"])).toBe(12);
    expect(entry?.lineOf(["provenance", "correction"])).toBe(13);
  });

  test("passes over files that hold rubrics", async () => {
    await writeFile(path.join(folder, "items/tasks/what-is-it.rubric.yaml"), "criteria: []");
    const bank = await bankWith(GOOD);
    expect(bank.problems).toEqual([]);
    expect(bank.items).toHaveLength(1);
  });

  test.each([
    {
      case: "a value out of range",
      from: "difficulty: 1",
      to: "difficulty: 9",
      says: ":6 difficulty: 9 is not allowed",
      allowed: "<=5",
    },
    {
      case: "a misspelt field",
      from: "explanation:",
      to: "explanaton:",
      says: ":12 explanaton: unknown field",
      allowed: "explanation",
    },
    {
      case: "a missing field",
      from: "back: A coroutine that the loop runs.\n",
      to: "",
      says: ":1 back: missing",
      allowed: "expected string",
    },
    {
      case: "an unquoted version",
      from: '"3.10"',
      to: "3.10",
      says: ":8 python.min: 3.1 is not allowed",
      allowed: 'as in "3.10"',
    },
    {
      case: "an unknown level",
      from: "level: junior",
      to: "level: novice",
      says: ':7 level: "novice" is not allowed',
      allowed: '"mid"',
    },
    {
      case: "an unknown kind",
      from: "kind: flashcard",
      to: "kind: riddle",
      says: ':2 kind: "riddle" is not allowed',
      allowed: "flashcard, cloze",
    },
    {
      case: "a field given twice",
      from: "rev: 1",
      to: "rev: 1\nrev: 2",
      says: ":4: not readable as YAML",
      allowed: "keep one of the two",
    },
    {
      case: "a value YAML cannot read",
      from: "title: What it is",
      to: "title: `what`",
      says: ":4: not readable as YAML",
      allowed: "backtick",
    },
  ])("names file, line, field and what is allowed for $case", async ({ from, to, says, allowed }) => {
    const bank = await bankWith(GOOD.replace(from, to));
    expect(bank.items).toEqual([]);
    const text = bank.problems.map(problemText).find((line) => line.startsWith(`items/tasks/what-is-it.yaml${says}`));
    expect(text).toContain(allowed);
  });

  test("names a field deep inside a list by its line", async () => {
    const misconceptions =
      "misconceptions:\n  - { id: one, text: A belief, why_wrong: It is not so }\n  - { id: Two, text: A belief, why_wrong: Nor this }\n";
    const { problems } = await bankWith(GOOD + misconceptions);
    expect(problems.map(problemText)[0]).toContain(':17 misconceptions[1].id: "Two" is not allowed');
  });

  test("refuses a file that is too large before reading it, and no other", async () => {
    await writeFile(path.join(folder, "items", "tasks", "huge.yaml"), `title: ${"x".repeat(270_000)}\n`);
    const { items, problems } = await bankWith(GOOD);
    expect(items).toHaveLength(1);
    expect(problems.map(problemText)).toEqual([
      "items/tasks/huge.yaml: the file has 264 KB, and an item has at most 256 (make two items of it, or shorten its code)",
    ]);
    await rm(path.join(folder, "items", "tasks", "huge.yaml"));
  });

  test("names topics that require each other in a circle", async () => {
    await writeFile(path.join(folder, "topics.yaml"), TOPICS.replace("requires: []", "requires: [tasks]"));
    const { problems } = await bankWith(GOOD);
    expect(problems.map(problemText)[0]).toContain('topics.yaml:5 topics[0].requires[0]: "tasks" is not allowed');
  });
});
