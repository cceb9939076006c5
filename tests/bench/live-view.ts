/**
 * How long after an interviewer goes on the candidate's page is told: with one interview, with many at once, and when
 * another process than the candidate's was told to go on, which is what the polling is for.
 */
import { randomBytes, randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { interviewInputSchema } from "#domain/interviews/interview-input";
import { wishSchema } from "#domain/sets/wish";
import { publishBank } from "#server/content";
import { disconnect } from "#server/db";
import { createInterview } from "#server/interviews";
import { getInterviewKit } from "#server/interview-kit";
import { makeEdits } from "#server/live-desk";
import { createSets } from "#server/question-sets";
import { shippedBank } from "#tests/support/bank";
import { serveApp } from "#tests/support/served-app";
import { BENCH_URL, freshDatabase } from "./bench-database";
import { newBenchLearner } from "./bench-learner";
import { report, spread } from "./figures";
import { sendCall } from "./http-load";

const INTERVIEWS = 50;
const TURNS = 40;

/** One candidate's page: resolves each time the number of a question arrives. */
class Watcher {
  #waiting: { number: number; tell: () => void } | null = null;
  readonly #ending = new AbortController();

  async open(token: string, visitor: number): Promise<void> {
    const response = await fetch(`${BENCH_URL}/api/watch/${token}/events`, {
      headers: { accept: "text/event-stream", "x-forwarded-for": `198.18.0.${visitor}` },
      signal: this.#ending.signal,
    });
    if (!response.ok || !response.body) throw new Error(`the events answered ${response.status}`);
    void this.#read(response.body).catch(() => undefined); // ends when we hang up
  }

  async #read(body: ReadableStream<Uint8Array>): Promise<void> {
    const decoder = new TextDecoder();
    for await (const chunk of body) {
      const number = /"number":(\d+)/.exec(decoder.decode(chunk))?.[1];
      if (this.#waiting && Number(number) === this.#waiting.number) this.#waiting.tell();
    }
  }

  /** Milliseconds until this question is told. */
  async until(number: number, startedAt: number): Promise<number> {
    return new Promise((resolve) => {
      this.#waiting = { number, tell: () => resolve(performance.now() - startedAt) };
    });
  }

  close(): void {
    this.#ending.abort();
  }
}

const url = await freshDatabase("live_view");
await publishBank(await shippedBank(), new Date());
const { userId, cookie } = await newBenchLearner([]);
const wish = wishSchema.parse({
  minutes: 30,
  topics: [{ topicId: "tasks", weight: 1 }],
  level: "mid",
  profile: "even",
  kinds: ["free_text", "single_choice", "predict_output"],
  seed: "seven",
});
const [setId = ""] = await createSets(userId, { title: "Bench", wish, forms: 1, newId: randomUUID }, new Date());
const interviews = await Promise.all(
  Array.from({ length: INTERVIEWS }, async (_, place) => {
    const ids = { id: randomUUID(), newCandidateId: randomUUID(), viewToken: randomBytes(32).toString("base64url") };
    const input = interviewInputSchema.parse({ name: `Candidate ${place}` });
    await createInterview(userId, setId, { ...ids, input }, new Date());
    return { ...ids, watcher: new Watcher() };
  }),
);
const { questions } = await getInterviewKit(userId, interviews[0]?.id ?? "");
const [first, second] = questions.map(({ kit }) => kit.itemId);
if (!first || !second) throw new Error("the set has fewer than two questions");

/** The question of a turn: there and back. */
const questionOf = (turn: number) => (turn % 2 === 0 ? { itemId: second, number: 2 } : { itemId: first, number: 1 });
const sent = (edit: object) => ({ edits: [{ id: randomUUID(), ageMs: 0, edit }] });

function post(interviewId: string, edit: object): Promise<string> {
  const headers = { origin: BENCH_URL, cookie: `${cookie.name}=${cookie.value}` };
  return sendCall({ url: `${BENCH_URL}/api/interviews/${interviewId}`, method: "POST", headers, body: sent(edit) });
}

type Running = (typeof interviews)[number];

async function delayOver({ id, watcher }: Running, turn: number, isElsewhere: boolean): Promise<number> {
  const { itemId, number } = questionOf(turn);
  const startedAt = performance.now();
  const heard = watcher.until(number, startedAt);
  if (isElsewhere) {
    const edits = [{ id: randomUUID(), ageMs: 0, edit: { kind: "go" as const, itemId } }];
    await makeEdits(userId, id, { edits, newId: randomUUID() }, new Date());
  } else await post(id, { kind: "go", itemId });
  return heard;
}

const app = await serveApp(BENCH_URL, url);
const [one] = interviews;
if (!one) throw new Error("there is no interview");
for (const [place, { id, viewToken, watcher }] of interviews.entries()) {
  await post(id, { kind: "start" });
  await watcher.open(viewToken, place);
}
await sleep(500);

const alone: number[] = [];
for (let turn = 0; turn < TURNS; turn++) alone.push(await delayOver(one, turn, false));
const elsewhere: number[] = [];
for (let turn = 0; turn < TURNS; turn++) elsewhere.push(await delayOver(one, turn, true));

const together: number[] = [];
await Promise.all(
  interviews.map(async (interview) => {
    for (let turn = 0; turn < TURNS / 8; turn++) {
      await sleep(Math.random() * 10_000);
      together.push(await delayOver(interview, turn, false));
    }
  }),
);

for (const { watcher } of interviews) watcher.close();
await app.stop();
await disconnect();

report({
  figures: [
    ...spread("the candidate's page after the interviewer's key", alone, `one interview, ${TURNS} times`),
    ...spread("the same, told by another process", elsewhere, `polled 5 times a second, ${TURNS} times`),
    ...spread("the same, of many interviews", together, `${INTERVIEWS} at once, a key every 5 s each`),
  ],
});
