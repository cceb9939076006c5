import { z } from "zod";
import { answerKeySchema } from "#domain/content/answer-key";
import { LEVELS } from "#domain/content/shared-fields";
import { questionSchema } from "#domain/content/question";
import { lintRubric } from "#domain/rubric/lint";
import type { Rubric } from "#domain/rubric/rubric";
import { editsOf } from "#domain/rubric/rubric-edits";
import { Refusal } from "#domain/refusal";
import { type OwnQuestion, scoresByItself, storedOwnQuestion } from "#domain/sets/own-question";
import { MAIN_STEP } from "./content";
import { db, type Transaction } from "./db";
import { countAttempt } from "./limits";
import { getSet } from "./question-sets";
import { tryInTurns } from "./rubric-gate";
import { getCurrentRubric, getLexicon, publishRubric } from "./rubrics";
import { changeSet } from "./set-changes";
import { requireEditor } from "./workspaces";

const WRITES = { name: "sets:own-questions", max: 120, windowSeconds: 60 * 60 };
const MOST_QUESTIONS = 500;

const noSuchQuestion = () => new Refusal("not-found", "There is no such question of this workspace.");

/**
 * Writes a question for the workspace of a set, and puts it at the set's end.
 *
 * @param newId a UUID, made before the form was sent
 * @throws {Refusal} not-found; forbidden for a viewer; stale; invalid, with every fault of the rubric; too-many
 */
export async function writeQuestion(
  userId: string,
  setId: string,
  { newId, version, written }: { newId: string; version: number; written: OwnQuestion },
  now: Date,
): Promise<void> {
  const { workspaceId, role, version: current, deletedAt } = await getSet(userId, setId);
  requireEditor(role);
  await countAttempt(WRITES, userId, now);
  // Asked again by changeSet; known now, nothing is written for a page that is out of date.
  if (current !== version || deletedAt)
    throw new Refusal("stale", "The set was changed meanwhile. Look at it as it is now, and try again.");
  if ((await db.item.count({ where: { workspaceId, retiredAt: null } })) >= MOST_QUESTIONS)
    throw new Refusal("invalid", `This workspace has ${MOST_QUESTIONS} questions of its own; delete one first.`);
  const id = `team.${newId}`;
  await store({ workspaceId, id, rev: 0, before: null }, written, now);
  await changeSet(userId, setId, { version, change: { kind: "add", itemId: id } }, now);
}

/**
 * Changes a question of the workspace, in all of its sets.
 *
 * @param rev the revision that was edited
 * @throws {Refusal} not-found; forbidden; stale; invalid; too-many
 */
export async function rewriteQuestion(
  userId: string,
  setId: string,
  { itemId, rev, written }: { itemId: string; rev: number; written: OwnQuestion },
  now: Date,
): Promise<void> {
  const { workspaceId, role } = await getSet(userId, setId);
  const row = await findRow(workspaceId, itemId);
  requireEditor(role);
  await countAttempt(WRITES, userId, now);
  if (row.rev !== rev)
    throw new Refusal(
      "stale",
      "This question was changed in another window. Copy what you need, then load the page again.",
    );
  const { rubric } = await getCurrentRubric(itemId, MAIN_STEP);
  await store({ workspaceId, id: itemId, rev, before: rubric }, written, now);
}

/** Takes a question out of the workspace: no set asks it any more. @throws {Refusal} not-found; forbidden */
export async function retireQuestion(userId: string, setId: string, itemId: string, now: Date): Promise<void> {
  const { workspaceId, role } = await getSet(userId, setId);
  await findRow(workspaceId, itemId);
  requireEditor(role);
  await db.item.updateMany({ where: { id: itemId, workspaceId, retiredAt: null }, data: { retiredAt: now } });
}

/** A question of the workspace of a set, as its form shows it. @throws {Refusal} not-found */
export async function getQuestion(
  userId: string,
  setId: string,
  itemId: string,
): Promise<{ rev: number; written: OwnQuestion }> {
  const { workspaceId } = await getSet(userId, setId);
  const row = await findRow(workspaceId, itemId);
  const question = questionSchema.parse(row.question);
  const key = answerKeySchema.parse(row.answerKey);
  if (question.kind !== "free_text" || key.kind !== "free_text") throw noSuchQuestion();
  const { rubric } = await getCurrentRubric(itemId, MAIN_STEP);
  const written = {
    title: row.title,
    topicId: row.topics[0]?.topicId ?? "",
    minutes: Math.round(row.expectedSeconds / 60),
    difficulty: row.difficulty,
    level: z.enum(LEVELS).parse(row.level),
    prompt: question.prompt,
    modelAnswer: key.modelAnswer,
    followUps: key.followUps,
    criteria: editsOf(rubric).criteria,
    redFlags: key.misconceptions.map(({ text, whyWrong }) => ({ belief: text, correction: whyWrong })),
  };
  return { rev: row.rev, written };
}

async function findRow(workspaceId: string, itemId: string) {
  const row = await db.item.findFirst({
    where: { id: itemId, workspaceId, retiredAt: null },
    include: { topics: { where: { position: 0 } } },
  });
  if (!row) throw noSuchQuestion();
  return row;
}

type Stored = { workspaceId: string; id: string; rev: number; before: Rubric | null };

async function store({ workspaceId, id, rev, before }: Stored, written: OwnQuestion, now: Date): Promise<void> {
  const { title, topicId, minutes, difficulty, level, prompt } = written;
  if (!(await db.topic.findUnique({ where: { id: topicId } })))
    throw new Refusal("invalid", "topicId: choose one of the topics.");
  const { question, key, rubric: parsed } = storedOwnQuestion(written, before);
  if (!parsed.success) {
    const words = parsed.error.issues.map(({ path, message }) => `${fieldWords(path)}: ${message}`);
    throw new Refusal("invalid", words.join("\n"));
  }
  const lexiconVersion = await tryRubric(parsed.data, prompt);
  const content = {
    rev: rev + 1,
    kind: "free_text",
    title,
    difficulty,
    level,
    expectedSeconds: minutes * 60,
    question,
    answerKey: key,
    searchText: "",
    contentHash: "team",
    position: 0,
  };
  await db.$transaction(async (tx) => {
    if (rev === 0) {
      await tx.item.create({ data: { ...content, id, workspaceId, publishedAt: now } });
    } else {
      const { count } = await tx.item.updateMany({ where: { id, workspaceId, rev, retiredAt: null }, data: content });
      if (count === 0) throw new Refusal("stale", "This question was changed meanwhile. Load the page again.");
      await tx.itemTopic.deleteMany({ where: { itemId: id } });
    }
    await tx.itemTopic.create({ data: { itemId: id, topicId, position: 0 } });
    await publishRubric(tx, await placeOf(tx, id, lexiconVersion), parsed.data, now);
  });
}

async function placeOf(tx: Transaction, itemId: string, lexiconVersion: string) {
  const newest = await tx.rubric.findFirst({
    where: { itemId, step: MAIN_STEP },
    orderBy: { version: "desc" },
    select: { version: true, contentHash: true, retiredAt: true },
  });
  return { itemId, step: MAIN_STEP, lexiconVersion, newest: newest ?? undefined };
}

/** Tries a rubric as one of the bank is tried, where it scores by itself. @returns the lexicon that it is read by */
async function tryRubric(rubric: Rubric, prompt: string): Promise<string> {
  const newest = await db.lexicon.findFirst({ orderBy: { publishedAt: "desc" }, select: { version: true } });
  const lexicon = await getLexicon(newest?.version ?? "");
  const faults = lintRubric(rubric, lexicon);
  if (faults.length === 0 && scoresByItself(rubric)) {
    for (const { key, message, answer } of await tryInTurns(rubric, prompt, lexicon))
      faults.push(`${key ?? "the whole rubric"}: ${message}. Tried: “${answer}”`);
  }
  if (faults.length > 0) throw new Refusal("invalid", faults.slice(0, 8).join("\n"));
  return lexicon.version;
}

function fieldWords([list, at, ...field]: readonly PropertyKey[]): string {
  return typeof at === "number"
    ? [`${list === "criteria" ? "criterion" : String(list)} ${at + 1}`, ...field].join(", ")
    : String(list);
}
