import { createHash } from "node:crypto";
import { bandOf } from "#domain/rubric/engine";
import type { Grade } from "#domain/rubric/grade";
import type { Rubric } from "#domain/rubric/rubric";
import {
  OPINION_VERSION,
  type Opinion,
  opinionPrompt,
  readOpinions,
  scoreOpinions,
} from "#domain/rubric/second-opinion";
import { Refusal } from "#domain/refusal";
import { db, isDuplicate } from "./db";
import { env } from "./env";
import { countAttempt } from "./limits";
import { log } from "./log";
import { getResult } from "./results";
import { promptOf } from "./rubric-shelf";

const REQUESTS = { name: "second-opinion:person", max: 20, windowSeconds: 60 * 60 };
const MAX_REPLY_BYTES = 262_144;

/** The model that gives second opinions; null where none is set up. */
export function opinionModel(): string | null {
  return env().SECOND_OPINION_MODEL ?? null;
}

/**
 * Asks another grader about an answer of `userId`, and keeps what it says as a further run. The grade stays as it is.
 * Asked again, it gives what was kept.
 *
 * @param fence random: it parts the answer from what the model is told
 * @throws {Refusal} not-found, also for somebody else's answer; invalid where there is nothing to ask; unavailable when
 *   no usable opinion came; too-many
 */
export async function askSecondOpinion(userId: string, answerId: string, fence: string, now: Date): Promise<void> {
  const model = opinionModel();
  if (model === null) throw new Refusal("not-found", "Second opinions are not set up here.");
  await countAttempt(REQUESTS, userId, now);
  const { graded, response, itemId, step } = await getResult(userId, answerId);
  if (!graded || !("text" in response)) throw new Refusal("invalid", "This answer was not scored by a rubric.");
  const grader = `llm:${model}`;
  if (graded.opinion) return;
  const { grade, rubric } = graded;
  const { text: answer } = response;
  if (!grade.criteria.some(({ verdict }) => verdict === "unsure"))
    throw new Refusal("invalid", "The scoring left nothing open in this answer.");
  if (grade.flags.length > 0)
    throw new Refusal("invalid", "Part of this answer was set aside, so nobody else is asked about it.");

  const prompt = opinionPrompt({ question: await promptOf(itemId, step), rubric, answer }, fence);
  const opinions = readOpinions(await complete(prompt, model), { rubric, answer });
  if (!opinions) throw unusable("what came back could not be read");
  await keep({ userId, answerId, grader, answer, grade, rubric, opinions }, now);
}

/** One reply of the model. @throws {Refusal} unavailable */
async function complete({ system, user }: { system: string; user: string }, model: string): Promise<string> {
  const { SECOND_OPINION_KEY, SECOND_OPINION_URL, SECOND_OPINION_SECONDS } = env();
  const { default: OpenAI } = await import("openai"); // no page has to wait for it
  const client = new OpenAI({
    apiKey: SECOND_OPINION_KEY ?? "",
    baseURL: SECOND_OPINION_URL,
    maxRetries: 0,
    fetch: fetchCapped,
    logLevel: "off",
  });
  const signal = AbortSignal.timeout(SECOND_OPINION_SECONDS * 1000);
  try {
    const { choices } = await client.chat.completions.create(
      {
        model,
        messages: [
          { role: "system", content: system },
          { role: "user", content: user },
        ],
      },
      { signal },
    );
    return choices[0]?.message.content ?? "";
  } catch (error) {
    if (signal.aborted) throw unusable("none came in time");
    // Whatever the other side does wrong, a broken connection as well as a strange reply, is no fault of ours.
    throw unusable(error instanceof Error ? `the grader could not be used (${error.name})` : "the grader failed");
  }
}

/** Reads the whole reply under the request's own time limit, and no more of it than a reply can need. */
async function fetchCapped(url: string | URL | Request, init?: RequestInit): Promise<Response> {
  const response = await fetch(url, init);
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of response.body ?? []) {
    size += part.length;
    if (size > MAX_REPLY_BYTES) throw new RangeError("the reply is too large");
    parts.push(part);
  }
  return new Response(Buffer.concat(parts), { status: response.status, headers: response.headers });
}

function unusable(reason: string): Refusal {
  log().warn({ reason }, "no second opinion");
  return new Refusal(
    "unavailable",
    `There is no second opinion: ${reason}. Your score stands as it is; try again later.`,
  );
}

type Kept = {
  userId: string;
  answerId: string;
  grader: string;
  answer: string;
  grade: Grade;
  rubric: Rubric;
  opinions: readonly Opinion[];
};

async function keep({ userId, answerId, grader, answer, grade, rubric, opinions }: Kept, now: Date): Promise<void> {
  const { points, criteria, misconceptions } = scoreOpinions(grade, rubric, opinions);
  const { maxPoints, lexiconVersion, flags } = grade;
  const first = await db.gradingRun.findUniqueOrThrow({
    where: { userId_id: { userId, id: answerId } },
    select: { rubricId: true },
  });
  const usable = opinions.filter(({ verdict }) => verdict !== "unsure").length;
  const run = {
    userId,
    answerId,
    grader,
    points,
    maxPoints,
    lexiconVersion,
    flags,
    rubricId: first.rubricId,
    // The same for the same answer and grader: of two requests at once one is kept.
    id: idOf(`${answerId} ${grader}`),
    answerHash: createHash("sha256").update(answer).digest("hex"),
    engineVersion: OPINION_VERSION,
    band: bandOf(points / maxPoints),
    confidence: usable / opinions.length,
    createdAt: now,
    criteria: {
      createMany: {
        data: criteria.map(({ key, verdict, points: earned, maxPoints: most, quotes }, position) => {
          return { key, verdict, points: earned, maxPoints: most, quotes, decidedBy: grader, position };
        }),
      },
    },
    misconceptions: { createMany: { data: misconceptions } },
  };
  try {
    await db.gradingRun.create({ data: run });
  } catch (error) {
    if (!isDuplicate(error)) throw error; // it is kept already
  }
}

/** A digest in the form of a UUID (version 8, free for such use). */
function idOf(name: string): string {
  const hex = createHash("sha256").update(name).digest("hex");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
