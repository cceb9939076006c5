import { randomBytes, randomUUID } from "node:crypto";
import { wishSchema } from "#domain/sets/wish";
import type { MarkVerdict } from "#domain/scorecards/mark";
import type { LinkInput } from "#domain/takes/link-input";
import { hashToken } from "#server/auth-tokens";
import { db } from "#server/db";
import { createSets } from "#server/question-sets";
import { createTakeLink } from "#server/take-links";
import { beginTake, getOwnTake, submitTake } from "#server/takes";
import { saveOverall, submitScorecard } from "#server/scorecard-submission";
import type { SubjectName } from "#server/scorecard-subjects";
import { getScorecard, openScorecard, saveMark } from "#server/scorecards";
import { saveTakeAnswer } from "#server/take-saving";
import type { Role } from "#server/workspaces";
import { newLearner } from "./cards";
import { NOW } from "./people";

const address = "somewhere";
const newToken = () => randomBytes(32).toString("base64url");
/** The moment so many minutes after `NOW`. */
export const minutes = (count: number) => new Date(NOW.getTime() + count * 60_000);

const wish = wishSchema.parse({
  minutes: 20,
  topics: [
    { topicId: "tasks", weight: 1 },
    { topicId: "cancellation", weight: 1 },
  ],
  level: "mid",
  profile: "even",
  kinds: ["free_text", "single_choice"],
  followUps: true,
  mustHave: ["gather.gather-vs-create-task"],
  seed: "seven",
});

/** Somebody with a set of closed and of written questions in a workspace of theirs. */
export async function newSetOwner(): Promise<{ ownerId: string; setId: string; workspaceId: string }> {
  const ownerId = await newLearner();
  const [setId = ""] = await createSets(ownerId, { title: "Backend", wish, forms: 1, newId: randomUUID }, NOW);
  const { workspaceId } = await db.questionSet.findUniqueOrThrow({ where: { id: setId } });
  return { ownerId, setId, workspaceId };
}

/** A further member of a workspace. */
export async function newMember(workspaceId: string, role: Role): Promise<string> {
  const userId = await newLearner();
  await db.workspaceMember.create({ data: { userId, workspaceId, role, joinedAt: NOW } });
  return userId;
}

const ANSWER =
  "gather awaits several awaitables and returns their results in order; create_task only schedules one and returns a Task at once.";

/** A take of a set, submitted after ten minutes, with every written question answered. @returns its id */
export async function newSubmittedTake(ownerId: string, setId: string, name = "Kim", text = ANSWER): Promise<string> {
  const [linkId, token, id, resumeToken] = [randomUUID(), newToken(), randomUUID(), newToken()];
  const terms = { startsAt: NOW, endsAt: minutes(60), maxUses: 1, minutes: 30 };
  const input: LinkInput = { ...terms, extraPercent: 0, passcode: "", reveals: "nothing" };
  await createTakeLink(ownerId, setId, { id: linkId, token, input }, NOW);
  await beginTake(token, { id, resumeToken, address, input: { name, consent: "yes", passcode: "" } }, NOW);
  const { questions } = await getOwnTake(resumeToken, { address }, NOW);
  for (const [at, { itemId, step, question }] of questions.entries()) {
    if (question.kind !== "free_text" && question.kind !== "chain") continue;
    const fields = { kind: question.kind, step, text };
    await saveTakeAnswer({ resumeToken, itemId, step, fields }, minutes(at + 1));
  }
  await submitTake(resumeToken, { address }, minutes(10));
  return id;
}

/** An interview on the newest version of a set. @returns its id */
export async function newInterview(ownerId: string, setId: string, name = "Lee"): Promise<string> {
  const { workspaceId, version: setVersion } = await db.questionSet.findUniqueOrThrow({ where: { id: setId } });
  const [id, candidateId] = [randomUUID(), randomUUID()];
  await db.candidate.create({ data: { workspaceId, id: candidateId, name, createdAt: NOW } });
  const times = { createdAt: NOW, startedAt: minutes(1) };
  const viewTokenHash = hashToken(newToken());
  await db.interview.create({
    data: { workspaceId, id, setId, setVersion, candidateId, viewTokenHash, createdBy: ownerId, ...times },
  });
  return id;
}

/** A rater's scorecard with every criterion marked in turn by `verdicts`, not submitted yet. @returns its id */
export async function newMarkedCard(
  raterId: string,
  subject: SubjectName,
  verdicts: readonly MarkVerdict[],
  at = minutes(20),
): Promise<string> {
  const { id } = await openScorecard(raterId, subject, randomUUID(), at);
  const { questions } = await getScorecard(raterId, id, at);
  const criteria = questions.flatMap(({ itemId, step, criteria: own }) =>
    own.map(({ key }) => ({ itemId, step, key })),
  );
  for (const [place, { itemId, step, key }] of criteria.entries()) {
    const verdict = verdicts[place % verdicts.length] ?? null;
    await saveMark(raterId, id, { itemId, step, criterionKey: key, verdict }, at);
  }
  return id;
}

/** The same, submitted with a recommendation. */
export async function newSubmittedCard(
  raterId: string,
  subject: SubjectName,
  verdicts: readonly MarkVerdict[],
  at = minutes(20),
): Promise<string> {
  const id = await newMarkedCard(raterId, subject, verdicts, at);
  await saveOverall(raterId, id, { recommendation: "yes", summary: SECRET_SUMMARY }, at);
  await submitScorecard(raterId, id, at);
  return id;
}

/** What a rater wrote of the whole: nobody may read it before they may. */
export const SECRET_SUMMARY = "Quartz-blue summary that nobody else may read yet.";
