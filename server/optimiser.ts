import { setImmediate } from "node:timers/promises";
import { z } from "zod";
import { type Fit, judge, predictAnswers, type Prediction } from "#domain/scheduling/calibration";
import { ENTRY_KINDS } from "#domain/scheduling/log";
import { boundedWeights, type Weights } from "#domain/scheduling/parameters";
import {
  countItems,
  historiesUntil,
  LEAST_ITEMS,
  splitDay,
  type TrainingHistory,
  trainingHistories,
} from "#domain/scheduling/training";
import type { StudySettings } from "#domain/scheduling/settings";
import { Refusal } from "#domain/refusal";
import { db, isDuplicate, run, type Statement } from "./db";
import { countAttempt } from "./limits";
import { log } from "./log";
import { train, TrainingStopped } from "./optimiser-thread";
import type { OptimiserOutcome } from "./optimiser-runs";
import { findStudy } from "./study";

const STARTS = { name: "optimiser:person", max: 20, windowSeconds: 60 * 60 };
/** Weights change little beyond this many answers; whole cards are left out, chosen by a hash of their names. */
const MOST_ANSWERS = 150_000;
/** A run that is still going after this long was ended with its server. */
const LOST_AFTER_MS = 10 * 60_000;

const LIST_ANSWERS = {
  name: "list-training-answers",
  text: `
    SELECT card_id, kind, rating, study_day FROM review_in_force
    WHERE user_id = $1 AND kind IN ('rated', 'forget', 'reset') ORDER BY md5(card_id), card_id, number LIMIT ${MOST_ANSWERS}`,
  row: z
    .object({ card_id: z.string(), kind: z.enum(ENTRY_KINDS), rating: z.int(), study_day: z.int() })
    .transform((row) => ({ cardId: row.card_id, kind: row.kind, rating: row.rating, studyDay: row.study_day })),
} satisfies Statement<z.ZodType>;

type Going = { abort: AbortController };
const shared = globalThis as typeof globalThis & { awaitedRuns?: Map<string, Going>; awaitedPlace?: Promise<unknown> };
const going = (): Map<string, Going> => (shared.awaitedRuns ??= new Map());

/**
 * Begins to look for weights that predict the answers of `userId` better. It goes on by itself; `findLastRun` tells
 * how far it is. Nothing is applied by it.
 *
 * @param id of the run
 * @returns when the run has ended; nobody needs to wait for that
 * @throws {Refusal} too-many; invalid when there are too few answers yet; stale when one is going on already
 */
export async function startOptimiser(userId: string, id: string, now: Date): Promise<{ ended: Promise<void> }> {
  await countAttempt(STARTS, userId, now);
  const { settings } = await findStudy(userId, now);
  const histories = trainingHistories(await run(LIST_ANSWERS, [userId]));
  const itemCount = countItems(histories);
  if (itemCount < LEAST_ITEMS) {
    throw new Refusal(
      "invalid",
      `You have ${itemCount} ${itemCount === 1 ? "answer" : "answers"} that came a day or more after another; from ${LEAST_ITEMS} on, weights of your own can be found. Until then the usual ones serve you well.`,
    );
  }
  await noteStart(userId, id, now);
  const abort = new AbortController();
  going().set(userId, { abort });
  // One at a time on this server: training takes all of a core.
  const ended = (shared.awaitedPlace ?? Promise.resolve()).then(() =>
    work({ userId, id, histories, itemCount, settings, startedAt: now, signal: abort.signal }),
  );
  shared.awaitedPlace = ended;
  return { ended };
}

/** Tells the run of `userId` to stop. @returns false when none is going on here */
export async function cancelOptimiser(userId: string, now: Date): Promise<boolean> {
  const one = going().get(userId);
  one?.abort.abort();
  if (one) return true;
  // It was started by a process that is gone.
  const { count } = await db.optimiserRun.updateMany({
    where: { userId, state: "running" },
    data: { state: "cancelled", endedAt: now },
  });
  return count > 0;
}

async function noteStart(userId: string, id: string, now: Date): Promise<void> {
  await db.optimiserRun.updateMany({
    where: { userId, state: "running", startedAt: { lt: new Date(now.getTime() - LOST_AFTER_MS) } },
    data: { state: "failed", endedAt: now },
  });
  try {
    await db.optimiserRun.create({ data: { userId, id, state: "running", startedAt: now } });
  } catch (error) {
    if (!isDuplicate(error)) throw error;
    throw new Refusal("stale", "A search is going on already; wait for it, or cancel it.");
  }
}

type Work = {
  userId: string;
  id: string;
  histories: TrainingHistory[];
  itemCount: number;
  settings: StudySettings;
  startedAt: Date;
  signal: AbortSignal;
};

async function work(job: Work): Promise<void> {
  const { userId, id, startedAt } = job;
  const began = performance.now();
  const at = () => new Date(startedAt.getTime() + performance.now() - began);
  try {
    const { outcome, weights } = await search(job);
    await db.$transaction(async (tx) => {
      const parametersId = outcome.isBetter ? `fsrs-6-${id}` : null;
      if (parametersId !== null) {
        const { itemCount } = job;
        const set = { userId, id: parametersId, algorithm: "FSRS-6", weights: [...weights], itemCount };
        await tx.parameterSet.create({ data: { ...set, createdAt: at() } });
      }
      await tx.optimiserRun.updateMany({
        where: { userId, id, state: "running" },
        data: { state: "done", progress: 1, outcome, parametersId, endedAt: at() },
      });
    });
  } catch (error) {
    await noteFailure(job, error, at());
  } finally {
    going().delete(userId);
  }
}

async function search(job: Work): Promise<{ outcome: OptimiserOutcome; weights: Weights }> {
  const { histories, itemCount, settings, signal } = job;
  const split = splitDay(histories);
  const trainings = split === null ? [histories] : [historiesUntil(histories, split), histories];
  const found = await train({
    trainings,
    relearningSteps: Math.min(1, settings.relearningStepsSeconds.length),
    onProgress: progressNotes(job),
    signal,
  });
  const candidate = boundedWeights(found[0] ?? []);
  const before = await fitOf(histories, { weights: settings.parameters.weights, after: split });
  const after = await fitOf(histories, { weights: candidate, after: split });
  const isBetter = after.logLoss < before.logLoss;
  return {
    outcome: { itemCount, isHeldOut: split !== null, before, after, isBetter },
    weights: boundedWeights(found.at(-1) ?? []),
  };
}

const CARDS_AT_ONCE = 200;

/** Judges weights by the answers after a study day, giving way to other requests now and then. */
async function fitOf(
  histories: readonly TrainingHistory[],
  { weights, after }: { weights: Weights; after: number | null },
): Promise<Fit> {
  const predictions: Prediction[] = [];
  for (const [index, history] of histories.entries()) {
    if (index % CARDS_AT_ONCE === 0) await setImmediate();
    for (const one of predictAnswers(history, weights)) if (after === null || one.day > after) predictions.push(one);
  }
  return judge(predictions);
}

const NOTE_EVERY_MS = 500;

/** Keeps how far the run is, at most twice a second. */
function progressNotes({ userId, id }: Work): (share: number) => void {
  let notedAt = -Infinity;
  return (share) => {
    if (performance.now() - notedAt < NOTE_EVERY_MS) return;
    notedAt = performance.now();
    db.optimiserRun
      .updateMany({ where: { userId, id, state: "running" }, data: { progress: Math.min(1, Math.max(0, share)) } })
      .catch((error: unknown) => log().warn({ reason: String(error) }, "progress of an optimiser run was not noted"));
  };
}

async function noteFailure({ userId, id }: Work, error: unknown, endedAt: Date): Promise<void> {
  const isCancelled = error instanceof TrainingStopped && error.reason === "cancelled";
  if (!isCancelled) log().error({ reason: String(error) }, "optimiser run failed");
  await db.optimiserRun
    .updateMany({
      where: { userId, id, state: "running" },
      data: { state: isCancelled ? "cancelled" : "failed", endedAt },
    })
    .catch((cause: unknown) => log().error({ reason: String(cause) }, "the end of an optimiser run was not noted"));
}
