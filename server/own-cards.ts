import { isDeepStrictEqual } from "node:util";
import { z } from "zod";
import { answerKeySchema } from "#domain/content/answer-key";
import { kindSchema, questionSchema } from "#domain/content/question";
import {
  KEPT_DAYS,
  MOST_CARDS,
  type OwnCard,
  ownCardIdSchema,
  storedCard,
  tagOf,
  writtenCard,
} from "#domain/own-card/own-card";
import { Refusal } from "#domain/refusal";
import { isStorable } from "#domain/storable";
import { db, run, type Statement, type Transaction } from "./db";
import { countAttempt } from "./limits";

const WRITES = { name: "own-card:person", max: 600, windowSeconds: 60 * 60 };
const DAY_MS = 86_400_000;

const noSuchCard = () => new Refusal("not-found", "There is no such card among yours.");

/** What every own card has, since the columns are those of the bank. */
const SAME = { difficulty: 3, level: "mid", expectedSeconds: 60, contentHash: "own", position: 0 };

/**
 * Makes a card of `userId`'s own and puts it into their review.
 *
 * @param id made before the form was sent, so that sending it twice makes one card
 * @throws {Refusal} too-many; invalid when the card or their number is not allowed, or the id is taken
 */
export async function createOwnCard(userId: string, id: string, written: OwnCard, now: Date): Promise<void> {
  const { kind, title, question, key, searchText } = storedCard(written);
  await countAttempt(WRITES, userId, now);
  await db.$transaction(async (tx) => {
    // One at a time for one person, or two could pass the count together.
    await tx.$queryRaw`SELECT FROM "user" WHERE id = ${userId} FOR UPDATE`;
    const known = await tx.item.findUnique({
      where: { id },
      select: { ownerId: true, question: true, answerKey: true },
    });
    if (known) {
      const isSame = known.ownerId === userId && isDeepStrictEqual(known.question, question);
      if (isSame && isDeepStrictEqual(known.answerKey, key)) return;
      throw new Refusal("invalid", "This card was made already. Open it among your cards to change it.");
    }
    if ((await tx.item.count({ where: { ownerId: userId } })) >= MOST_CARDS) {
      throw new Refusal("invalid", `You have ${MOST_CARDS.toLocaleString("en")} cards of your own; delete one first.`);
    }
    const content = { kind, title, question, answerKey: key, searchText, tags: written.tags };
    await tx.item.create({ data: { id, rev: 1, ...SAME, ...content, ownerId: userId, publishedAt: now } });
    await tx.card.create({ data: { userId, cardId: id, itemId: id, addedAt: now } });
  });
}

/**
 * Changes a card. Its place in the review stays.
 *
 * @param rev the revision that was edited: a card that was changed meanwhile has another
 * @throws {Refusal} not-found; stale when it was changed elsewhere; too-many; invalid
 */
export async function saveOwnCard(
  userId: string,
  { id, rev }: { id: string; rev: number },
  written: OwnCard,
  now: Date,
): Promise<void> {
  const { kind, title, question, key, searchText } = storedCard(written);
  await countAttempt(WRITES, userId, now);
  const { count } = await db.item.updateMany({
    where: { id, ownerId: userId, rev, retiredAt: null, kind },
    data: { title, question, answerKey: key, searchText, tags: written.tags, rev: rev + 1 },
  });
  if (count === 1) return;
  const known = await getOwnCard(userId, id);
  if (known.kind !== kind)
    throw new Refusal("invalid", "A flashcard cannot become a text with blanks; make a new card.");
  throw new Refusal(
    "stale",
    "This card was changed in another window. What you typed is still here: copy what you need, then load the page again.",
  );
}

/**
 * Deletes a card of `userId`, so that it can be brought back for a while, and ends for good what was deleted long ago.
 *
 * @throws {Refusal} not-found
 */
export async function deleteOwnCard(userId: string, id: string, now: Date): Promise<void> {
  const { count } = await db.item.updateMany({
    where: { id, ownerId: userId, retiredAt: null },
    data: { retiredAt: now },
  });
  if (count === 0) throw noSuchCard();
  const longAgo = new Date(now.getTime() - KEPT_DAYS * DAY_MS);
  await db.$transaction(async (tx) => {
    const gone = await tx.item.findMany({
      where: { ownerId: userId, retiredAt: { lt: longAgo } },
      select: { id: true },
    });
    await eraseItems(tx, userId, gone.map((item) => item.id)); // prettier-ignore
  });
}

/** Brings a deleted card back, with all that was known of it. @throws {Refusal} not-found */
export async function restoreOwnCard(userId: string, id: string): Promise<void> {
  const { count } = await db.item.updateMany({ where: { id, ownerId: userId }, data: { retiredAt: null } });
  if (count === 0) throw noSuchCard();
}

/** Ends own cards with everything that hangs on them: what refers to an item goes before it. */
export async function eraseItems(tx: Transaction, userId: string, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  const itemId = { in: [...ids] };
  await tx.draft.deleteMany({ where: { userId, itemId } });
  await tx.answer.deleteMany({ where: { userId, itemId } });
  await tx.card.deleteMany({ where: { userId, itemId } });
  await tx.item.deleteMany({ where: { ownerId: userId, id: itemId } });
}

/** A card as its owner edits it. */
export type EditableCard = OwnCard & { id: string; rev: number; title: string };

/** A card of `userId`. @throws {Refusal} not-found, also for somebody else's, and for one that was deleted */
export async function getOwnCard(userId: string, id: string): Promise<EditableCard> {
  if (!ownCardIdSchema.safeParse(id).success) throw noSuchCard();
  const row = await db.item.findFirst({
    where: { id, ownerId: userId, retiredAt: null },
    select: { rev: true, title: true, question: true, answerKey: true, tags: true },
  });
  if (!row) throw noSuchCard();
  const { rev, title, tags } = row;
  const written = writtenCard(questionSchema.parse(row.question), answerKeySchema.parse(row.answerKey));
  if (!written) throw new Error(`own card ${id} is of a kind that nobody writes`);
  return { id, rev, title, tags, ...written };
}

/** What a list of one's own cards asks for. */
export const ownCardFilterSchema = z.object({
  tag: z.string().transform(tagOf).pipe(z.string().max(60)).refine(isStorable).optional().catch(undefined),
  search: z.string().trim().max(200).refine(isStorable).optional().catch(undefined),
});
export type OwnCardFilter = z.infer<typeof ownCardFilterSchema>;

/** A card in the list of its owner. */
export type ListedCard = {
  id: string;
  kind: "flashcard" | "cloze";
  title: string;
  tags: string[];
  /** "new" also while it is not in the review. */
  state: string;
  dueDay: number | null;
  isSuspended: boolean;
};

/** How many cards a page of the list has. */
export const CARDS_PER_PAGE = 50;

const LIST_OWN_CARDS = {
  name: "list-own-cards",
  text: `
    SELECT i.id, i.kind, i.title, i.tags, coalesce(c.state, 'new') AS state, c.due_day, coalesce(c.is_suspended, false) AS is_suspended,
      count(*) OVER ()::int AS total
    FROM item i LEFT JOIN card c ON c.user_id = $1 AND c.card_id = i.id
    WHERE i.owner_id = $1 AND (i.retired_at IS NOT NULL) = $2
      AND ($3::text IS NULL OR $3 = ANY (i.tags))
      AND ($4::text IS NULL OR i.search_text ILIKE '%' || $4 || '%')
    ORDER BY coalesce(i.retired_at, i.published_at) DESC, i.id LIMIT ${CARDS_PER_PAGE} OFFSET $5`,
  row: z.object({
    id: z.string(),
    kind: kindSchema.extract(["flashcard", "cloze"]),
    title: z.string(),
    tags: z.array(z.string()),
    state: z.string(),
    due_day: z.int().nullable(),
    is_suspended: z.boolean(),
    total: z.int(),
  }),
} satisfies Statement<z.ZodType>;

/** The cards of `userId` that fit, the latest first; or those that were deleted. */
export async function listOwnCards(
  userId: string,
  { tag, search }: OwnCardFilter,
  { isDeleted = false, page = 1 }: { isDeleted?: boolean; page?: number } = {},
): Promise<{ cards: ListedCard[]; total: number }> {
  const literal = search ? search.replace(/[\\%_]/g, "\\$&") : null;
  const rows = await run(LIST_OWN_CARDS, [userId, isDeleted, tag || null, literal, (page - 1) * CARDS_PER_PAGE]);
  const cards = rows.map(({ id, kind, title, tags, state, due_day: dueDay, is_suspended: isSuspended }) => {
    return { id, kind, title, tags, state, dueDay, isSuspended };
  });
  return { cards, total: rows[0]?.total ?? 0 };
}

const LIST_TAGS = {
  name: "list-own-tags",
  text: `
    SELECT tag, count(*)::int AS count FROM item i, unnest(i.tags) tag
    WHERE i.owner_id = $1 AND i.retired_at IS NULL GROUP BY tag ORDER BY tag LIMIT 200`,
  row: z.object({ tag: z.string(), count: z.int() }),
} satisfies Statement<z.ZodType>;

/** The tags that `userId` gave to their cards, with how many cards have each. */
export async function listOwnTags(userId: string): Promise<{ tag: string; count: number }[]> {
  return run(LIST_TAGS, [userId]);
}

/** The title of a card of `userId`, also of a deleted one; null when there is none. */
export async function findOwnTitle(userId: string, id: string): Promise<string | null> {
  if (!ownCardIdSchema.safeParse(id).success) return null;
  const row = await db.item.findFirst({ where: { id, ownerId: userId }, select: { title: true } });
  return row?.title ?? null;
}
