import { Refusal } from "#domain/refusal";
import type { GivenRubric } from "#domain/sets/document";
import { db } from "./db";
import { derivedId } from "./derived-id";
import { countAttempt } from "./limits";
import { type QuestionSet, readSet } from "./question-sets";
import { getForkVersion } from "./rubric-forks";
import { hashRubric } from "./rubrics";
import { changeSet } from "./set-changes";
import { requireEditor } from "./workspaces";

const GIVEN = { name: "sets:rubrics", max: 240, windowSeconds: 60 * 60 };

type ScoreBy = {
  version: number;
  place: number;
  itemId: string;
  step: string;
  /** A version of one's own variant; null is the bank's rubric. */
  fork: { id: string; version: number } | null;
};

/**
 * Has a question of a set scored by a version of one's own rubric, of which the set keeps a copy, or by the bank's again.
 *
 * @throws {Refusal} not-found, also for somebody else's rubric; invalid for one of another question; forbidden; stale;
 *   too-many
 */
export async function scoreBy(userId: string, setId: string, wanted: ScoreBy, now: Date): Promise<void> {
  const { workspaceId, role } = await readSet(db, userId, setId);
  requireEditor(role);
  await countAttempt(GIVEN, userId, now);
  const { version, fork, ...place } = wanted;
  const rubric = fork ? await givenRubric(userId, workspaceId, { ...place, fork }, now) : null;
  await changeSet(userId, setId, { version, change: { kind: "score-by", ...place, rubric } }, now);
}

type OwnVersion = { itemId: string; step: string; fork: { id: string; version: number } };

async function givenRubric(
  userId: string,
  workspaceId: string,
  { itemId, step, fork: { id: forkId, version } }: OwnVersion,
  now: Date,
): Promise<GivenRubric> {
  const own = await getForkVersion(userId, { forkId, version });
  if (own.itemId !== itemId || own.step !== step)
    throw new Refusal(
      "invalid",
      "This rubric is one of another question. Choose one that was made from this question's.",
    );
  const { rubric: document, lexicon, name } = own;
  const contentHash = hashRubric(document, lexicon.version);
  const rubricId = derivedId(workspaceId, itemId, step, contentHash);
  // Given twice, it is the same: what it says makes its id.
  await db.workspaceRubric.createMany({
    data: [{ workspaceId, id: rubricId, itemId, step, document, lexiconVersion: lexicon.version, givenAt: now }],
    skipDuplicates: true,
  });
  return { step, rubricId, name, version };
}

/** By what a step of a question is scored, and by what else a person could have it scored. */
export type RubricChoice = {
  step: string;
  given: { name: string; version: number } | null;
  /** The newest versions of one's own variants. */
  own: { forkId: string; version: number; name: string; isGiven: boolean }[];
};

/** The rubrics of a set's questions, by question; one without any is not in it. */
export async function rubricChoices(
  userId: string,
  { workspaceId, document: { picks } }: Pick<QuestionSet, "workspaceId" | "document">,
): Promise<Map<string, RubricChoice[]>> {
  const itemIds = picks.map(({ itemId }) => itemId);
  const [rubrics, forks] = await Promise.all([
    db.rubric.findMany({
      where: { itemId: { in: itemIds }, retiredAt: null, item: { workspaceId: null } },
      select: { itemId: true, step: true },
      distinct: ["itemId", "step"],
      orderBy: [{ itemId: "asc" }, { step: "asc" }],
    }),
    db.rubricFork.findMany({
      where: { userId, base: { itemId: { in: itemIds } } },
      select: {
        id: true,
        name: true,
        base: { select: { itemId: true, step: true } },
        versions: { orderBy: { version: "desc" }, take: 1, select: { version: true, contentHash: true } },
      },
      orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    }),
  ]);
  const choices = rubrics.map(({ itemId, step }): [string, RubricChoice] => {
    const given = picks.find((pick) => pick.itemId === itemId)?.rubrics.find((one) => one.step === step);
    const own = forks
      .filter(({ base }) => base.itemId === itemId && base.step === step)
      .flatMap(({ id: forkId, name, versions }) =>
        versions.map(({ version, contentHash }) => {
          const id = derivedId(workspaceId, itemId, step, contentHash);
          return { forkId, name, version, isGiven: given?.rubricId === id && given.name === name };
        }),
      );
    return [itemId, { step, own, given: given ? { name: given.name, version: given.version } : null }];
  });
  return new Map(
    rubrics.map(({ itemId }) => [itemId, choices.flatMap(([of, choice]) => (of === itemId ? choice : []))]),
  );
}
