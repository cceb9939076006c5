import { questionSchema } from "#domain/content/question";
import { sightOf } from "#domain/interviews/live-state";
import { Refusal } from "#domain/refusal";
import { setDocumentSchema } from "#domain/sets/document";
import { askOf } from "#domain/sets/kit";
import { hashToken } from "./auth-tokens";
import { db } from "./db";
import { countAttempt } from "./limits";
import { liveStateOf } from "./live-row";
import { takeTokenSchema } from "./take-grading";

const UNKNOWN = { name: "interviews:unknown", max: 60, windowSeconds: 10 * 60 };

/** What a candidate sees; of questions only what `askOf` shows of one. */
export type CandidateSight =
  | { kind: "waiting" | "blank" | "ended" }
  | {
      kind: "question";
      /** Its place in the set, from 1. */
      number: number;
      /** Markdown. */
      ask: string;
    };

/**
 * What the candidate of an interview sees now. Neither answer keys nor rubrics nor anything of other questions are
 * read: what is not selected cannot leak.
 *
 * @returns with the interview's own name, for `onChange`; it is not the candidate's to see
 * @throws {Refusal} not-found for an address that leads nowhere (any more); too-many
 */
export async function getSight(
  viewToken: string,
  { address }: { address: string },
  now: Date,
): Promise<{ workspaceId: string; id: string; sight: CandidateSight }> {
  const row = takeTokenSchema.safeParse(viewToken).success
    ? await db.interview.findUnique({
        where: { viewTokenHash: hashToken(viewToken) },
        include: { version: { select: { document: true } } },
      })
    : null;
  if (!row) {
    await countAttempt(UNKNOWN, address, now);
    throw new Refusal("not-found", "There is nothing at this address.");
  }
  const { workspaceId, id, version } = row;
  const sight = sightOf(liveStateOf(row));
  if (sight.kind !== "question") return { workspaceId, id, sight };
  const { picks } = setDocumentSchema.parse(version.document);
  const place = picks.findIndex(({ itemId }) => itemId === sight.itemId);
  const item = await db.item.findUnique({ where: { id: sight.itemId }, select: { question: true } });
  if (!item || place === -1) return { workspaceId, id, sight: { kind: "blank" } };
  const ask = askOf(questionSchema.parse(item.question), picks[place]?.wording ?? null);
  return { workspaceId, id, sight: { kind: "question", number: place + 1, ask } };
}
