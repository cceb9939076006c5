import { verifyPassword } from "better-auth/crypto";
import { z } from "zod";
import { type Question, questionSchema } from "#domain/content/question";
import { Refusal } from "#domain/refusal";
import { setDocumentSchema } from "#domain/sets/document";
import { type BeginInput, type Reveals, revealsSchema } from "#domain/takes/link-input";
import { takeScore } from "#domain/takes/take-result";
import { allowedMinutes, CLOSED_WORDS, deadlineOf, type LinkState, linkState } from "#domain/takes/take-time";
import { wordedQuestion } from "#domain/takes/worded-question";
import { hashToken } from "./auth-tokens";
import { MAIN_STEP } from "./content";
import { db } from "./db";
import { type DraftFields, draftFieldsSchema } from "./drafts";
import { countAttempt } from "./limits";
import { announceTake, closeTake, settleTake, takeTokenSchema } from "./take-grading";
import { askedBy } from "./take-links";

const UNKNOWN = { name: "takes:unknown", max: 60, windowSeconds: 10 * 60 };
const PASSCODES = { name: "takes:passcode", max: 10, windowSeconds: 15 * 60 };
const PASSCODES_OF_LINK = { name: "takes:link-passcode", max: 200, windowSeconds: 60 * 60 };

/** Who asks: a digest of the address they ask from. */
type Asker = { address: string };

async function unknown({ address }: Asker, now: Date): Promise<Refusal> {
  await countAttempt(UNKNOWN, address, now);
  return new Refusal("not-found", "There is nothing at this address.");
}

async function findLink(token: string, asker: Asker, now: Date) {
  const link = takeTokenSchema.safeParse(token).success
    ? await db.takeLink.findUnique({
        where: { tokenHash: hashToken(token) },
        include: { version: { include: { set: true } }, _count: { select: { takes: true } } },
      })
    : null;
  if (!link) throw await unknown(asker, now);
  return link;
}

export type Invitation = {
  title: string;
  questions: number;
  minutes: number;
  startsAt: Date;
  endsAt: Date;
  needsPasscode: boolean;
  reveals: Reveals;
  retentionDays: number;
  state: LinkState;
};

/** What a candidate reads before they begin. @throws {Refusal} not-found; too-many */
export async function getInvitation(token: string, asker: Asker, now: Date): Promise<Invitation> {
  const link = await findLink(token, asker, now);
  const { retentionDays } = await db.workspace.findUniqueOrThrow({ where: { id: link.workspaceId } });
  return {
    title: link.version.set.title,
    questions: (await askedBy(link.version.document)).length,
    minutes: allowedMinutes(link),
    startsAt: link.startsAt,
    endsAt: link.endsAt,
    needsPasscode: link.passcodeHash !== null,
    reveals: revealsSchema.parse(link.reveals),
    retentionDays,
    state: linkState(link, link._count.takes, now),
  };
}

/**
 * Begins a take: from now on the clock runs. Id and resume token are the caller's; of the token only the hash is kept.
 *
 * @throws {Refusal} not-found; forbidden for a closed link or a wrong passcode; too-many
 */
export async function beginTake(
  token: string,
  {
    id,
    resumeToken,
    input,
    address,
    accountId = null,
  }: {
    id: string;
    resumeToken: string;
    input: BeginInput;
    address: string;
    /** The account that the candidate is signed in to, if any. */
    accountId?: string | null;
  },
  now: Date,
): Promise<void> {
  const link = await findLink(token, { address }, now);
  const { workspaceId, id: linkId, passcodeHash: hash } = link;
  if (hash !== null) {
    await countAttempt(PASSCODES, `${linkId}:${address}`, now);
    await countAttempt(PASSCODES_OF_LINK, linkId, now);
    if (!(await verifyPassword({ hash, password: input.passcode })))
      throw new Refusal("forbidden", "passcode: this is not the passcode of this link.");
  }
  const itemIds = await askedBy(link.version.document);
  const questions = await questionsOf(itemIds);
  await db.$transaction(async (tx) => {
    // Two candidates at once must not both have the last use.
    await tx.$executeRaw`SELECT id FROM take_link WHERE id = ${linkId}::uuid AND workspace_id = ${workspaceId}::uuid FOR UPDATE`;
    const terms = await tx.takeLink.findUniqueOrThrow({ where: { workspaceId_id: { workspaceId, id: linkId } } });
    const state = linkState(terms, await tx.take.count({ where: { workspaceId, linkId } }), now);
    if (state !== "open") throw new Refusal("forbidden", CLOSED_WORDS[state]);
    const candidateId =
      terms.candidateId ??
      (await tx.candidate.create({ data: { workspaceId, id, name: input.name, createdAt: now } })).id;
    if (input.linkPractice === "yes" && accountId !== null)
      await tx.candidate.updateMany({ where: { workspaceId, id: candidateId }, data: { accountId } });
    await tx.take.create({
      data: {
        workspaceId,
        id,
        linkId,
        candidateId,
        resumeTokenHash: hashToken(resumeToken),
        consentedAt: now,
        startedAt: now,
        deadlineAt: deadlineOf(terms, now),
      },
    });
    await tx.takeAnswer.createMany({
      data: itemIds.map((itemId, position) => {
        const question = questions.get(itemId);
        const step = question?.kind === "chain" ? question.firstStep : MAIN_STEP;
        return { workspaceId, takeId: id, itemId, step, position, fields: {} };
      }),
    });
    await announceTake(tx, "take.begun", { workspaceId, id }, now);
  });
}

/** Never the answer key: what is not selected cannot leak. */
async function questionsOf(itemIds: readonly string[]): Promise<Map<string, Question>> {
  const rows = await db.item.findMany({ where: { id: { in: [...itemIds] } }, select: { id: true, question: true } });
  return new Map(rows.map(({ id, question }) => [id, questionSchema.parse(question)]));
}

async function findTake(resumeToken: string, asker: Asker, now: Date) {
  const take = takeTokenSchema.safeParse(resumeToken).success
    ? await db.take.findUnique({
        where: { resumeTokenHash: hashToken(resumeToken) },
        include: {
          answers: { orderBy: { position: "asc" } },
          link: { include: { version: { include: { set: true } } } },
        },
      })
    : null;
  if (!take) throw await unknown(asker, now);
  return take;
}

export type TakeQuestion = {
  itemId: string;
  step: string;
  question: Question;
  fields: DraftFields;
  savedAt: Date | null;
};

export type OwnTake = {
  workspaceId: string;
  id: string;
  title: string;
  startedAt: Date;
  deadlineAt: Date;
  /** Null while it runs. */
  submittedAt: Date | null;
  reveals: Reveals;
  /** Null while it runs, and when the link does not show it. */
  score: number | null;
  questions: TakeQuestion[];
};

/** A take as its candidate may see it: nothing of any answer is read. @throws {Refusal} not-found; too-many */
export async function getOwnTake(resumeToken: string, asker: Asker, now: Date): Promise<OwnTake> {
  const found = await findTake(resumeToken, asker, now);
  const submittedAt = await settleTake(found, now);
  const take = submittedAt === null ? found : await findTake(resumeToken, asker, now);
  const { picks } = setDocumentSchema.parse(take.link.version.document);
  const wordings = new Map(picks.map(({ itemId, wording }) => [itemId, wording]));
  const questions = await questionsOf(take.answers.map(({ itemId }) => itemId));
  const reveals = revealsSchema.parse(take.link.reveals);
  return {
    workspaceId: take.workspaceId,
    id: take.id,
    title: take.link.version.set.title,
    startedAt: take.startedAt,
    deadlineAt: take.deadlineAt,
    submittedAt,
    reveals,
    score: submittedAt === null || reveals === "nothing" ? null : takeScore(take.answers),
    questions: take.answers.flatMap(({ itemId, step, fields, savedAt }) => {
      const question = questions.get(itemId);
      if (!question) return [];
      const asked = wordedQuestion(question, wordings.get(itemId) ?? null);
      return [{ itemId, step, question: asked, fields: draftFieldsSchema.parse(fields), savedAt }];
    }),
  };
}

/** What a page sends to keep a half-typed answer. */
export const takeSaveSchema = z.object({
  resumeToken: takeTokenSchema,
  itemId: z.string().max(120),
  step: z.string().max(60),
  fields: draftFieldsSchema,
});

const LATE = "Time is over, so this change was not taken. What was saved before is submitted.";

/** Keeps what is typed. @throws {Refusal} not-found; stale once the take is submitted or its time is over */
export async function saveTakeAnswer(
  { resumeToken, itemId, step, fields }: z.output<typeof takeSaveSchema>,
  now: Date,
): Promise<void> {
  await db.$transaction(async (tx) => {
    const hash = hashToken(resumeToken);
    // Held until the answer is written, so that a submission comes before it or after it, never in between.
    await tx.$executeRaw`SELECT id FROM take WHERE resume_token_hash = ${hash} FOR UPDATE`;
    const take = await tx.take.findUnique({ where: { resumeTokenHash: hash } });
    if (!take) throw new Refusal("not-found", "There is no such take.");
    if (take.submittedAt !== null) throw new Refusal("stale", "Your answers were submitted: nothing can be changed.");
    if (now >= take.deadlineAt) throw new Refusal("stale", LATE);
    const { count } = await tx.takeAnswer.updateMany({
      where: { workspaceId: take.workspaceId, takeId: take.id, itemId, step },
      data: { fields, savedAt: now },
    });
    if (count === 0) throw new Refusal("not-found", "There is no such question in this take.");
  });
}

/** Submits a take and grades it; once more changes nothing. @throws {Refusal} not-found; too-many */
export async function submitTake(resumeToken: string, asker: Asker, now: Date): Promise<void> {
  const take = await findTake(resumeToken, asker, now);
  const { workspaceId, id } = take;
  await closeTake({ workspaceId, id }, { deadlineAt: { gt: now } }, now);
  await settleTake(await db.take.findUniqueOrThrow({ where: { workspaceId_id: { workspaceId, id } } }), now);
}
