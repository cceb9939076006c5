import { verifyPassword } from "better-auth/crypto";
import type { Question } from "#domain/content/question";
import { Refusal } from "#domain/refusal";
import { type BeginInput, type Reveals, revealsSchema } from "#domain/takes/link-input";
import { takeScore } from "#domain/takes/take-result";
import { allowedMinutes, CLOSED_WORDS, deadlineOf, type LinkState, linkState } from "#domain/takes/take-time";
import { hashToken } from "./auth-tokens";
import { db } from "./db";
import { type DraftFields, draftFieldsSchema } from "./drafts";
import { countAttempt } from "./limits";
import { announceTake, closeTake, settleTake, takeTokenSchema } from "./take-grading";
import { askedQuestions, askedSteps } from "./take-steps";

const UNKNOWN = { name: "takes:unknown", max: 60, windowSeconds: 10 * 60 };
const PASSCODES = { name: "takes:passcode", max: 10, windowSeconds: 15 * 60 };
const PASSCODES_OF_LINK = { name: "takes:link-passcode", max: 200, windowSeconds: 60 * 60 };

// A whole room begins at the same moment, one after another by the lock on the link.
const A_ROOM_AT_ONCE = { maxWait: 15_000, timeout: 15_000 };

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
    questions: (await askedSteps(link.version.document)).length,
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
  const steps = await askedSteps(link.version.document);
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
      data: steps.map((asked, position) => ({ workspaceId, takeId: id, ...asked, position, fields: {} })),
    });
    await announceTake(tx, "take.begun", { workspaceId, id }, now);
  }, A_ROOM_AT_ONCE);
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
  const questions = await askedQuestions(take.link.version.document, take.answers);
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
    questions: take.answers.flatMap(({ itemId, step, fields, savedAt }, at) => {
      const question = questions[at];
      return question ? [{ itemId, step, question, fields: draftFieldsSchema.parse(fields), savedAt }] : [];
    }),
  };
}

/** Submits a take and grades it; once more changes nothing. @throws {Refusal} not-found; too-many */
export async function submitTake(resumeToken: string, asker: Asker, now: Date): Promise<void> {
  const take = await findTake(resumeToken, asker, now);
  const { workspaceId, id } = take;
  await closeTake({ workspaceId, id }, { deadlineAt: { gt: now } }, now);
  await settleTake(await db.take.findUniqueOrThrow({ where: { workspaceId_id: { workspaceId, id } } }), now);
}
