import type { Answered } from "#app/answered";
import type { HeldCard, HeldStep, HeldWay } from "#app/offline-cards";
import type { AnswerView } from "#ui/answer-view";
import { hasShape, isRecord, isText } from "../stored-shape";
import { type KeptAnswer, sendKeptAnswers } from "./kept-answers";

/** What the screen shows of an answer that is kept on this device. */
export type HeldAnswer = Answered & {
  held: {
    /** To be sent with the rating. */
    answers: KeptAnswer[];
    /** Ways on from the last step of a chain, to be chosen; empty where nothing is to be chosen. */
    ways: HeldWay[];
  };
};

/** The answer to one step; `next` is there once it is known where it leads. */
type WalkedStep = { answer: KeptAnswer; step: string; typed: string; next?: string | null };

/** A walk through a chain of which steps wait on this device. */
type Walk = {
  chainId: string;
  /** Steps that the server had scored before the connection was lost. */
  before: AnswerView[];
  steps: WalkedStep[];
};

type HeldChain = HeldCard & { steps: HeldStep[] };

/** What the storage refused: kept for as long as the page is open. */
const unstored = new Map<string, string>();

/** Keeps the answer to a step, and gives what is then shown. */
export function walkOn(
  place: string,
  held: HeldChain,
  { shown, answer, step, typed }: { shown: Answered | null; answer: KeptAnswer; step: string; typed: string },
): HeldAnswer | null {
  const begun = readWalk(place);
  const walk = begun ?? {
    chainId: shown?.chainId ?? answer.chainId ?? answer.id,
    before: shown?.answers ?? [],
    steps: [],
  };
  const ways = held.steps.find(({ key }) => key === step)?.ways ?? [];
  const only = ways.length === 1 ? ways[0] : undefined;
  const walked = { answer: { ...answer, chainId: walk.chainId }, step, typed, ...(only && { next: only.next }) };
  walk.steps = [...walk.steps.filter((one) => one.step !== step), walked]; // sent twice, it is one answer
  writeWalk(place, walk);
  return showWalk(held, walk);
}

/** Takes a way on from the last step, and gives what is then shown. */
export function chooseWay(place: string, held: HeldChain, next: string | null): HeldAnswer | null {
  const walk = readWalk(place);
  const last = walk?.steps.at(-1);
  if (!walk || !last) return null;
  last.next = next;
  writeWalk(place, walk);
  return showWalk(held, walk);
}

/** Where a walk stands that was under way before a reload; null when there is none. */
export function findWalk(place: string, held: HeldChain): HeldAnswer | null {
  const walk = readWalk(place);
  return walk && showWalk(held, walk);
}

function dropWalk(place: string): void {
  unstored.delete(place);
  try {
    localStorage.removeItem(place);
  } catch {
    return; // storage refused: nothing of it was there
  }
}

/** Sends the answers of a walk that cannot be gone on with: they were given, and are scored. @throws {SendFailure} */
export async function sendStranded(place: string): Promise<void> {
  const walk = readWalk(place);
  if (walk) await sendKeptAnswers(walk.steps.map(({ answer }) => answer));
  dropWalk(place);
}

function showWalk({ revealed, steps }: HeldChain, walk: Walk): HeldAnswer | null {
  const last = walk.steps.at(-1);
  if (!last) return null;
  const { next } = last;
  const step = steps.find(({ key }) => key === next);
  const isOver = next === null;
  const walked = walk.steps.map((one) => compareStep(steps, one, one === last));
  return {
    ...revealed,
    answerId: last.answer.id,
    chainId: walk.chainId,
    answers: [...walk.before, ...walked.filter((one) => one !== null)],
    elapsedMs: walk.steps.reduce((sum, { answer }) => sum + answer.elapsedMs, 0),
    next: step
      ? { key: step.key, number: walk.before.length + walk.steps.length + 1, promptHtml: step.promptHtml }
      : null,
    lesson: isOver ? revealed.lesson : null,
    card: isOver ? revealed.card : null,
    held: {
      answers: walk.steps.map(({ answer }) => answer),
      ways: next === undefined ? (steps.find(({ key }) => key === last.step)?.ways ?? []) : [],
    },
  };
}

/** That it is kept is said once, of the newest. */
function compareStep(steps: readonly HeldStep[], walked: WalkedStep, isLast: boolean): AnswerView | null {
  const compared = steps.find(({ key }) => key === walked.step)?.compared;
  if (!compared?.outcome) return null;
  const summaryHtml = isLast ? compared.outcome.summaryHtml : null;
  return { ...compared, id: walked.answer.id, typed: walked.typed, outcome: { ...compared.outcome, summaryHtml } };
}

function readWalk(place: string): Walk | null {
  try {
    const stored: unknown = JSON.parse(unstored.get(place) ?? localStorage.getItem(place) ?? "null");
    return isWalk(stored) ? stored : null;
  } catch {
    return null; // storage refused, or what is there is not ours
  }
}

function writeWalk(place: string, walk: Walk): void {
  const text = JSON.stringify(walk);
  unstored.delete(place);
  try {
    localStorage.setItem(place, text);
  } catch {
    unstored.set(place, text);
  }
}

function isWalk(stored: unknown): stored is Walk {
  return hasShape<Walk>(stored, {
    chainId: isText,
    before: (field): field is AnswerView[] => Array.isArray(field) && field.every(isRecord),
    steps: (field): field is WalkedStep[] =>
      Array.isArray(field) && field.every((one) => isRecord(one) && isRecord(one["answer"]) && isText(one["step"])),
  });
}
