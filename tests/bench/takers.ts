/**
 * Two hundred candidates who take a test at the same time, each answer kept every three seconds as the page does it:
 * how long a save takes, whether any fails, and how long it then takes to submit and grade all of them.
 */
import { randomUUID } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import { wishSchema } from "#domain/sets/wish";
import { ASKABLE_KINDS } from "#domain/sets/wish-choices";
import { publishBank } from "#server/content";
import { db, disconnect } from "#server/db";
import { createSets } from "#server/question-sets";
import { createTakeLink } from "#server/take-links";
import { beginTake, getOwnTake, submitTake, type TakeQuestion } from "#server/takes";
import { shippedBank } from "#tests/support/bank";
import { newLearner } from "#tests/support/cards";
import { serveApp } from "#tests/support/served-app";
import { BENCH_URL, freshDatabase } from "./bench-database";
import { type Figure, report, spread, timed } from "./figures";
import { sendCall } from "./http-load";

const TAKERS = 200;
const EVERY_MS = 3000;
const SECONDS = process.argv.includes("--quick") ? 12 : 45;

const url = await freshDatabase("takers");
const now = new Date();
await publishBank(await shippedBank(), now);
const userId = await newLearner();
const wish = wishSchema.parse({
  minutes: 45,
  topics: ["tasks", "gather", "exceptions"].map((topicId) => ({ topicId, weight: 1 })),
  level: "mid",
  profile: "even",
  kinds: [...ASKABLE_KINDS],
  seed: "seven",
});
const [setId = ""] = await createSets(userId, { title: "At home", wish, forms: 1, newId: randomUUID }, now);
const token = "t".repeat(43);
const terms = { maxUses: TAKERS, minutes: 60, extraPercent: 0, passcode: "", reveals: "score" } as const;
const link = {
  id: randomUUID(),
  token,
  input: { ...terms, startsAt: now, endsAt: new Date(now.getTime() + 86_400_000) },
};
await createTakeLink(userId, setId, link, now);
const asker = { address: "bench" };
const takers: { resumeToken: string; questions: TakeQuestion[] }[] = [];
for (let at = 0; at < TAKERS; at++) {
  const resumeToken = `${at}`.padStart(4, "0").padEnd(43, "r");
  const input = { name: `Candidate ${at}`, consent: "yes", passcode: "" } as const;
  await beginTake(token, { id: randomUUID(), resumeToken, input, ...asker }, now);
  const { questions } = await getOwnTake(resumeToken, asker, now);
  takers.push({ resumeToken, questions });
}

const app = await serveApp(BENCH_URL, url);
const headers = { origin: BENCH_URL };
const endsAt = performance.now() + SECONDS * 1000;
const times: number[] = [];
const failures: string[] = [];
const last = new Map<string, string>();

async function take({ resumeToken, questions }: (typeof takers)[number], at: number): Promise<void> {
  await pause((EVERY_MS * at) / TAKERS);
  for (let turn = 0; performance.now() < endsAt; turn++) {
    const dueAt = performance.now() + EVERY_MS;
    // A candidate stays with a question for a few saves.
    const question = questions[Math.floor(turn / 4) % questions.length];
    if (!question) return;
    const text = `A task is scheduled by the loop and runs until it awaits. Turn ${turn}. `.repeat(1 + (turn % 12));
    const body = { resumeToken, itemId: question.itemId, step: question.step, fields: { text } };
    try {
      times.push(await timed(() => sendCall({ url: `${BENCH_URL}/api/takes`, method: "PUT", headers, body })));
      last.set(`${resumeToken} ${question.itemId}`, text);
    } catch (error) {
      failures.push(String(error));
    }
    await pause(Math.max(0, dueAt - performance.now()));
  }
}

await Promise.all(takers.map(take));
let lost = 0;
for (const { resumeToken, questions } of takers) {
  const { questions: kept } = await getOwnTake(resumeToken, asker, now);
  for (const { itemId } of questions) {
    const text = last.get(`${resumeToken} ${itemId}`);
    if (text !== undefined && kept.find((one) => one.itemId === itemId)?.fields["text"] !== text) lost += 1;
  }
}
const submitting = await timed(async () => {
  for (const { resumeToken } of takers) await submitTake(resumeToken, asker, new Date());
});
const ungraded = await db.take.count({ where: { submittedAt: null } });
await app.stop();
await disconnect();

const figures: Figure[] = [
  ...spread("a save", times, `${times.length} saves of ${TAKERS} candidates, each every ${EVERY_MS / 1000} s`),
  {
    name: "saves that failed",
    value: failures.length,
    unit: "",
    ...(failures[0] && { note: failures[0].slice(0, 120) }),
  },
  { name: "answers lost", value: lost, unit: "" },
  {
    name: "all submitted and graded",
    value: submitting / 1000,
    unit: "s",
    note: `${TAKERS} takes, one after another`,
  },
];
report({ figures, isBroken: failures.length > 0 || lost > 0 || ungraded > 0 });
