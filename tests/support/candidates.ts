import { randomUUID } from "node:crypto";
import { z } from "zod";
import { db } from "#server/db";
import { announce } from "#server/webhook-outbox";

const DAY_MS = 86_400_000;

/** An instant so many days before another. */
export function daysBefore(now: Date, days: number): Date {
  return new Date(now.getTime() - days * DAY_MS);
}

type Kept = { workspaceId: string; setId: string; setVersion: number; raterId: string };

/**
 * A candidate of whom there is everything: a link of their own, a submitted take with an answer, an interview, and of
 * each a scorecard with a mark, a note and a change. All of it dates from `at`.
 */
export async function keepCandidate({ workspaceId, setId, setVersion, raterId }: Kept, name: string, at: Date) {
  const candidateId = randomUUID();
  await db.candidate.create({
    data: { workspaceId, id: candidateId, name, email: "kim@example.org", createdAt: at },
  });
  const linkId = randomUUID();
  const terms = { startsAt: at, endsAt: new Date(at.getTime() + 1000), maxUses: 1, minutes: 30, extraPercent: 0 };
  await db.takeLink.create({
    data: {
      ...terms,
      workspaceId,
      id: linkId,
      setId,
      setVersion,
      candidateId,
      tokenHash: `secret-${randomUUID()}`,
      passcodeHash: "secret-passcode",
      reveals: "nothing",
      createdAt: at,
    },
  });
  const takeId = randomUUID();
  await db.take.create({
    data: {
      workspaceId,
      id: takeId,
      linkId,
      candidateId,
      resumeTokenHash: `secret-${randomUUID()}`,
      consentedAt: at,
      startedAt: at,
      deadlineAt: new Date(at.getTime() + 1000),
      submittedAt: at,
      answers: {
        create: {
          itemId: "gather",
          step: "main",
          position: 0,
          fields: { text: "I would await it" },
          savedAt: at,
          response: { kind: "free_text", text: "I would await it" },
          score: 0.5,
          result: { outcome: null, grade: null, rubricId: null },
        },
      },
    },
  });
  const interviewId = randomUUID();
  await db.interview.create({
    data: {
      workspaceId,
      id: interviewId,
      setId,
      setVersion,
      candidateId,
      viewTokenHash: `secret-${randomUUID()}`,
      createdAt: at,
      startedAt: at,
      endedAt: at,
    },
  });
  for (const subject of [{ takeId }, { interviewId }]) {
    const question = { itemId: "gather", step: "main" };
    await db.scorecard.create({
      data: {
        ...subject,
        workspaceId,
        id: randomUUID(),
        candidateId,
        raterId,
        recommendation: "yes",
        createdAt: at,
        updatedAt: at,
        submittedAt: at,
        marks: { create: { ...question, criterionKey: "a", verdict: "met", markedAt: at } },
        notes: { create: { ...question, text: "Calm and exact", flags: ["hint"], notedAt: at } },
        changes: { create: { changedBy: raterId, changedAt: at, field: "recommendation", became: "yes" } },
      },
    });
  }
  await db.scorecardReader.create({
    data: { workspaceId, candidateId, subjectId: takeId, userId: raterId, since: at },
  });
  await keepMessage(workspaceId, { candidateId, takeId }, at);
  return { candidateId, linkId, takeId, interviewId };
}

/** A message to a webhook of the workspace, as it is written when a take is submitted. */
async function keepMessage(workspaceId: string, about: { candidateId: string; takeId: string }, at: Date) {
  const address = {
    url: "https://example.org/hook",
    events: ["take.submitted"],
    sealedSecret: "sealed",
    createdAt: at,
  };
  await db.webhook.create({ data: { ...address, workspaceId, id: randomUUID() } });
  const happening = { event: "take.submitted", workspaceId, subjectId: about.takeId, data: about } as const;
  await db.$transaction((tx) => announce(tx, happening, at));
}

/** The tables in which any column of any row holds one of these texts. */
export async function tablesWith(texts: readonly string[]): Promise<string[]> {
  const tables = z
    .array(z.object({ name: z.string() }))
    .parse(
      await db.$queryRaw`SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public' AND table_type = 'BASE TABLE' ORDER BY 1`,
    );
  const found: string[] = [];
  for (const { name } of tables) {
    const rows = z
      .array(z.object({ n: z.int() }))
      .parse(
        await db.$queryRawUnsafe(
          `SELECT count(*)::int AS n FROM "${name}" t WHERE EXISTS (SELECT 1 FROM unnest($1::text[]) x WHERE strpos(t::text, x) > 0)`,
          [...texts],
        ),
      );
    if ((rows[0]?.n ?? 0) > 0) found.push(name);
  }
  return found;
}

/** A workspace's set with one version, made without searching. */
export async function keepSet(workspaceId: string, changedBy: string, at: Date): Promise<string> {
  const id = randomUUID();
  const wish = { minutes: 20, topics: [{ topicId: "tasks", weight: 1 }], level: "mid", profile: "even" };
  const document = {
    wish: { ...wish, kinds: ["free_text"], seed: "seven" },
    picks: [{ itemId: "gather", isLocked: false, wording: null }],
  };
  await db.questionSet.create({
    data: {
      workspaceId,
      id,
      title: "Backend",
      version: 1,
      createdAt: at,
      updatedAt: at,
      versions: { create: { version: 1, document, change: "Generated.", changedBy, changedAt: at } },
    },
  });
  return id;
}
