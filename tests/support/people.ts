import { randomUUID } from "node:crypto";
import { z } from "zod";
import { findSession, type Viewer } from "#server/auth-sessions";
import { DEFAULT_PARAMETERS } from "#domain/scheduling/parameters";
import { db } from "#server/db";
import { openGuestSession, register } from "#server/people";
import { Browser } from "./visits";

export const NOW = new Date("2026-11-21T12:00:00Z");
export const PASSWORD = "a quiet reading room";
export const ANA = { email: "ana@example.org", password: PASSWORD, name: "Ana" };
/** The items of `publishItems`. */
export const ITEMS = ["gather", "task", "queue"];

/** The moment so many seconds after `NOW`. */
export function later(seconds: number): Date {
  return new Date(NOW.getTime() + seconds * 1000);
}

/** Three items, the first with a rubric: what answers and cards point at. */
export async function publishItems(): Promise<void> {
  await db.lexicon.create({ data: { version: "1", contentHash: "-", document: {}, publishedAt: NOW } });
  for (const [position, id] of ITEMS.entries()) {
    const item = { id, rev: 1, kind: "free_text", title: id, difficulty: 2, level: "mid", expectedSeconds: 60 };
    const rest = { question: {}, answerKey: {}, searchText: id, contentHash: "-", position, publishedAt: NOW };
    await db.item.create({ data: { ...item, ...rest } });
  }
  const rubric = { id: "gather#main@1", itemId: "gather", step: "main", version: 1, maxPoints: 3, groups: [] };
  await db.rubric.create({ data: { ...rubric, contentHash: "-", lexiconVersion: "1", publishedAt: NOW } });
}

/** Forgets all people and what was counted against them. */
export async function forgetPeople(): Promise<void> {
  await db.user.deleteMany();
  await db.rateLimit.deleteMany();
}

export async function newGuest(browser = new Browser()): Promise<{ browser: Browser; viewer: Viewer }> {
  const { viewer, setCookies } = await openGuestSession(browser.visit(NOW));
  browser.keep(setCookies);
  return { browser, viewer };
}

export async function newPerson(account = ANA, browser = new Browser()): Promise<{ browser: Browser; viewer: Viewer }> {
  browser.keep(await register(browser.visit(NOW), account));
  const session = await findSession(browser.headers);
  if (!session) throw new Error("registration opened no session");
  return { browser, viewer: session.viewer };
}

/** One answer with its grading, and per item a draft and a card with one review: what a person leaves behind. */
export async function study(userId: string, itemIds: readonly string[], lastDay = 100): Promise<void> {
  await db.study.create({ data: { userId, settings: { dailyNew: lastDay }, lastDay, updatedAt: NOW } });
  const workspace = { id: randomUUID(), name: "Interviews", createdAt: NOW };
  await db.workspace.create({ data: { ...workspace, members: { create: { userId, role: "owner", joinedAt: NOW } } } });
  const candidate = { workspaceId: workspace.id, id: randomUUID(), name: "Kim", createdAt: NOW };
  const reader = { userId, subjectId: randomUUID(), since: NOW };
  await db.candidate.create({ data: { ...candidate, readers: { create: reader } } });
  for (const itemId of itemIds) {
    await db.draft.create({ data: { userId, itemId, step: "main", fields: { text: userId }, updatedAt: NOW } });
    const memory = { state: "review", stabilityDays: 4, difficulty: 5, dueDay: 104, version: 1, reviewCount: 1 };
    await db.card.create({ data: { userId, cardId: itemId, itemId, addedAt: NOW, ...memory } });
    const before = { stateBefore: "new", elapsedMs: 900, reviewedAt: NOW, studyDay: 100, recordedAt: NOW };
    const after = { state: "review", stabilityDays: 4, difficulty: 5, step: 0, scheduledDays: 4, dueDay: 104 };
    const how = { kind: "rated", rating: 3, algorithm: "fsrs-6", parametersId: "default" };
    await db.review.create({
      data: { userId, id: randomUUID(), cardId: itemId, number: 1, ...how, ...before, ...after },
    });
  }
  const done = { kind: "suspend", sentence: "A card suspended", changes: [], createdAt: NOW };
  await db.action.create({ data: { userId, id: randomUUID(), ...done } });
  await prepare(userId, itemIds, lastDay);
  const id = randomUUID();
  const report = { category: "unclear", text: "What is meant by this?", createdAt: NOW };
  await db.problemReport.create({ data: { userId, id, itemId: "gather", itemRev: 1, ...report } });
  const answer = { userId, id, itemId: "gather", itemRev: 1, step: "main", response: { kind: "free_text", text: "!" } };
  await db.answer.create({ data: { ...answer, context: "practice", elapsedMs: 5, submittedAt: NOW } });
  const run = { userId, id, answerId: id, answerHash: "-", rubricId: "gather#main@1", engineVersion: "1" };
  const grade = { lexiconVersion: "1", grader: "deterministic", points: 0, maxPoints: 3, band: "low", confidence: 1 };
  await db.gradingRun.create({ data: { ...run, ...grade, createdAt: NOW } });
  const result = { key: "a", position: 0, verdict: "not", points: 0, maxPoints: 3, quotes: [] };
  await db.criterionResult.create({ data: { userId, runId: id, ...result } });
  await db.misconceptionResult.create({ data: { userId, runId: id, key: "m", deducted: 1, quotes: [] } });
  const override = { ownerKind: "criterion", ownerKey: "a", claim: "said", reason: "it is there", createdAt: NOW };
  await db.verdictOverride.create({ data: { userId, runId: id, ...override } });
  await db.rubricReader.create({ data: { userId, since: NOW } });
  const fork = { userId, id: randomUUID(), baseRubricId: "gather#main@1", name: "Mine", createdAt: NOW };
  await db.rubricFork.create({ data: fork });
  const saved = { version: 1, document: {}, contentHash: "-", lexiconVersion: "1", createdAt: NOW };
  await db.rubricForkVersion.create({ data: { userId, forkId: fork.id, ...saved } });
}

/** Weights of their own, the search that found them, and an interview with what was foreseen for it. */
async function prepare(userId: string, itemIds: readonly string[], day: number): Promise<void> {
  const set = { id: `fsrs-6-${userId}`, algorithm: "FSRS-6", weights: [...DEFAULT_PARAMETERS.weights], itemCount: 9 };
  await db.parameterSet.create({ data: { userId, ...set, createdAt: NOW } });
  await db.optimiserRun.create({
    data: { userId, id: randomUUID(), state: "failed", parametersId: set.id, startedAt: NOW, endedAt: NOW },
  });
  const interview = { interviewDay: day + 14, level: "mid", topicIds: ["tasks"], minutesPerDay: 30 };
  await db.interviewPlan.create({ data: { userId, ...interview, updatedAt: NOW } });
  await db.planPrediction.createMany({
    data: itemIds.map((cardId) => ({ userId, cardId, interviewDay: day + 14, madeOnDay: day, chance: 0.9 })),
  });
}

/** Rows of one person in every table that has a `user_id`. */
export async function rowsOf(userId: string): Promise<Record<string, number>> {
  const tables = z.array(z.object({ name: z.string() })).parse(
    await db.$queryRaw`SELECT table_name AS name
      FROM information_schema.columns JOIN information_schema.tables USING (table_schema, table_name)
      WHERE table_schema = 'public' AND column_name = 'user_id' AND table_type = 'BASE TABLE' ORDER BY 1`,
  );
  const counts: Record<string, number> = {};
  for (const { name } of tables) {
    const rows = await db.$queryRawUnsafe(`SELECT count(*)::int AS n FROM "${name}" WHERE user_id = $1`, userId);
    counts[name] = z.array(z.object({ n: z.int() })).parse(rows)[0]?.n ?? -1;
  }
  return counts;
}
