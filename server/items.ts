import { z } from "zod";
import { type Kind, kindSchema, type Question, questionSchema } from "#domain/content/question";
import { Refusal } from "#domain/refusal";
import { isStorable } from "#domain/storable";
import { db, run, type Statement } from "./db";
import { type ReplacedWord, resolveSearch } from "./search";

/** What anybody may know of an item before answering it. */
export type ItemSummary = {
  id: string;
  kind: Kind;
  title: string;
  difficulty: number;
  level: string;
  expectedSeconds: number;
  topics: string[];
};

export type PublicItem = ItemSummary & {
  rev: number;
  pythonMin: string | null;
  pythonMax: string | null;
  question: Question;
  isRetired: boolean;
  /** Whether it is a card that the viewer made. */
  isOwn: boolean;
};

// Never the answer key: what is not selected cannot leak.
const PUBLIC = {
  id: true,
  rev: true,
  kind: true,
  title: true,
  difficulty: true,
  level: true,
  pythonMin: true,
  pythonMax: true,
  expectedSeconds: true,
  question: true,
  retiredAt: true,
  ownerId: true,
  topics: { select: { topicId: true }, orderBy: { position: "asc" } },
} as const;

/**
 * Which items `userId` may know of, as a condition: those of the bank, and the cards they made and did not delete.
 * Lists of the bank leave both out. A workspace's questions are asked by its sets alone.
 */
export function visibleTo(userId: string | null) {
  const bank = { ownerId: null, workspaceId: null };
  return userId === null ? bank : { OR: [bank, { ownerId: userId, retiredAt: null }] };
}

/** One item as it may be shown to `userId` before answering. @throws {Refusal} not-found, also for another's own card */
export async function getItem(id: string, userId: string | null): Promise<PublicItem> {
  const row = isStorable(id) ? await db.item.findFirst({ where: { id, ...visibleTo(userId) }, select: PUBLIC }) : null;
  if (!row) throw new Refusal("not-found", "There is no such question.");
  const { kind, question, retiredAt, ownerId, topics, ...rest } = row;
  return {
    ...rest,
    kind: kindSchema.parse(kind),
    question: questionSchema.parse(question),
    isRetired: retiredAt !== null,
    isOwn: ownerId !== null,
    topics: topics.map(({ topicId }) => topicId),
  };
}

/** What a library page asks for; absent means any. */
export const itemFilterSchema = z.object({
  topic: z.string().max(60).refine(isStorable).optional(),
  kind: kindSchema.optional(),
  difficulty: z.coerce.number().int().min(1).max(5).optional(),
  search: z.string().trim().max(200).refine(isStorable).optional(),
});
export type ItemFilter = z.infer<typeof itemFilterSchema>;

/** An item in a list, with what the person did with it: "new" when nothing. */
export type ListedItem = ItemSummary & { answered: boolean; lastScore: number | null; isInReview: boolean };

// The page is cut before anything is read of it, so that a list costs as much as one of its pages.
const LIST_ITEMS = {
  name: "list-items",
  text: `
    WITH wanted AS (SELECT CASE WHEN $5::text IS NULL THEN NULL ELSE to_tsquery('english', $5) END AS query),
    found AS (
      SELECT i.id, i.position, count(*) OVER ()::int AS total,
        CASE WHEN w.query IS NULL THEN 0 ELSE ts_rank(i.search_vector, w.query) END AS rank
      FROM item i, wanted w
      WHERE i.retired_at IS NULL AND i.owner_id IS NULL AND i.workspace_id IS NULL
        AND ($2::text IS NULL OR EXISTS (SELECT 1 FROM item_topic t WHERE t.item_id = i.id AND t.topic_id = $2))
        AND ($3::text IS NULL OR i.kind = $3)
        AND ($4::int IS NULL OR i.difficulty = $4)
        AND (w.query IS NULL OR numnode(w.query) = 0 OR i.search_vector @@ w.query)
        AND ($6::text[] IS NULL OR i.id = ANY ($6))
      ORDER BY rank DESC, i.position
      LIMIT $7 OFFSET $8)
    SELECT i.id, i.kind, i.title, i.difficulty, i.level, i.expected_seconds,
      ARRAY(SELECT t.topic_id FROM item_topic t WHERE t.item_id = i.id ORDER BY t.position) AS topics,
      last.id IS NOT NULL AS answered, last.score AS last_score, c.card_id IS NOT NULL AS is_in_review, f.total
    FROM found f JOIN item i ON i.id = f.id
    LEFT JOIN LATERAL (SELECT a.id, a.score FROM answer a WHERE a.user_id = $1 AND a.item_id = i.id
      ORDER BY a.submitted_at DESC LIMIT 1) last ON true
    LEFT JOIN card c ON c.user_id = $1 AND c.card_id = i.id
    ORDER BY f.rank DESC, f.position`,
  row: z
    .object({
      id: z.string(),
      kind: kindSchema,
      title: z.string(),
      difficulty: z.int(),
      level: z.string(),
      expected_seconds: z.int(),
      topics: z.array(z.string()),
      answered: z.boolean(),
      last_score: z.number().nullable(),
      is_in_review: z.boolean(),
      total: z.int(),
    })
    .transform(
      ({ expected_seconds: expectedSeconds, last_score: lastScore, is_in_review: isInReview, total, ...row }) => ({
        item: { ...row, expectedSeconds, lastScore, isInReview } satisfies ListedItem,
        total,
      }),
    ),
} satisfies Statement<z.ZodType>;

/** How many items a page of a list has. */
export const ITEMS_PER_PAGE = 60;

/** A page of a list: its items, how many there are in all, and the words that were taken for others. */
export type FoundItems = { items: ListedItem[]; total: number; replaced: ReplacedWord[] };

/**
 * The published items that fit, with what `userId` did with each: best matches first where words are looked for, else
 * in the bank's order. No items and 0 beyond the last page.
 */
export async function items(userId: string | null, filter: ItemFilter, page = 1): Promise<FoundItems> {
  const { query, replaced } = await resolveSearch(filter.search ?? "");
  const { topic = null, kind = null, difficulty = null } = filter;
  const place = [ITEMS_PER_PAGE, (page - 1) * ITEMS_PER_PAGE];
  const rows = await run(LIST_ITEMS, [userId, topic, kind, difficulty, query, null, ...place]);
  return { items: rows.map(({ item }) => item), total: rows[0]?.total ?? 0, replaced };
}

/** The published items among `ids`, with what `userId` did with each. */
export async function itemsById(userId: string | null, ids: readonly string[]): Promise<ListedItem[]> {
  const rows = await run(LIST_ITEMS, [userId, null, null, null, null, ids, ids.length, 0]);
  return rows.map(({ item }) => item);
}

const NEXT_ITEM = {
  name: "next-item",
  text: `
    SELECT i.id FROM item i
    WHERE i.retired_at IS NULL AND i.owner_id IS NULL AND i.workspace_id IS NULL AND i.kind <> 'mock_interview' AND i.id IS DISTINCT FROM $2
      AND NOT EXISTS (SELECT FROM answer a WHERE a.user_id = $1 AND a.item_id = i.id)
    ORDER BY COALESCE(i.position < (SELECT p.position FROM item p WHERE p.id = $2), false), i.position
    LIMIT 1`,
  row: z.object({ id: z.string() }),
} satisfies Statement<z.ZodType>;

/** The question to practise next: the first one not answered yet after `afterId`, else from the start; null when none is left. */
export async function findNextItem(userId: string | null, afterId: string | null): Promise<string | null> {
  const [row] = await run(NEXT_ITEM, [userId, afterId]);
  return row?.id ?? null;
}

const WELCOME_ITEM = {
  name: "welcome-item",
  text: `
    SELECT id FROM item WHERE retired_at IS NULL AND owner_id IS NULL AND workspace_id IS NULL AND kind = 'predict_output'
    ORDER BY id <> 'tasks.predict-await-runs-inline', difficulty, position LIMIT 1`,
  row: z.object({ id: z.string() }),
} satisfies Statement<z.ZodType>;

/** The program that the first page asks about; null while nothing is published. */
export async function findWelcomeItem(): Promise<PublicItem | null> {
  const [row] = await run(WELCOME_ITEM, []);
  return row ? getItem(row.id, null) : null;
}
