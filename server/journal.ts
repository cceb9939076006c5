import { z } from "zod";
import { availabilityAfter, type EntryKind } from "#domain/scheduling/log";
import { type Memory, recallChance } from "#domain/scheduling/memory";
import { type Rating, RATING_NUMBERS } from "#domain/scheduling/rating";
import type { StudySettings } from "#domain/scheduling/settings";
import { Refusal } from "#domain/refusal";
import { cardState, cardStateSchema, type StoredCard } from "./card-row";
import { run as runAlone, type Run, type Statement } from "./db";
import { derivedId } from "./derived-id";

/** One card that an action changes; its log gets one entry. */
export type CardChange = {
  /** The card as it was read: when it was changed since, the whole action is refused. */
  card: StoredCard;
  kind: Exclude<EntryKind, "undo">;
  /** What is believed of it afterwards; leave it out where the action does not touch the memory. */
  memory?: Memory;
  isMarked?: boolean;
  /** The person's note, before and after. */
  remark?: { before: string; after: string };
  /** Of `rated` and `cram`: the answer. */
  answer?: {
    /** Made by the browser. */
    id: string;
    rating: Rating;
    proposed: Rating | null;
    answerId: string | null;
    elapsedMs: number;
    at: Date;
  };
};

/** Something a person did, to one card or to many at once: what one undo takes back. */
export type Action = {
  /** Made by whoever asks (in app/): sent twice, it is one action. */
  id: string;
  /** A word for what it is: "rated", "suspend", "rescue", "settings" ... */
  kind: string;
  /** What was done, without a full stop: "120 overdue cards spread over 6 days". An undo says it again. */
  sentence: string;
  changes: readonly CardChange[];
  /** Stored settings (`study.settings`) before and after, when the action changes them. The study must have begun. */
  settings?: { before: unknown; after: unknown };
};

/** When and under which settings an action is taken. */
export type ActionTime = { now: Date; day: number; settings: StudySettings };

const shortState = cardStateSchema.extend({ remark: z.string().optional() });

/** A change as the journal keeps it: the log row that was written, the card after it, and `before`. */
export const changeRowSchema = shortState.extend({
  card_id: z.string(),
  seen: z.int(),
  id: z.uuid(),
  kind: z.string(),
  undoes: z.uuid().nullable(),
  rating: z.int(),
  proposed: z.int().nullable(),
  answer_id: z.uuid().nullable(),
  elapsed_ms: z.int(),
  at: z.string(),
  study_day: z.int(),
  state_before: z.string(),
  recall: z.number().nullable(),
  algorithm: z.string(),
  parameters_id: z.string(),
  before: shortState,
});
export type ChangeRow = z.infer<typeof changeRowSchema>;

// Cards, log rows, study day and journal in one statement: all or nothing. The cards are locked first, and changed only
// while each has the version that was seen, so of two answers to one showing the first wins, whatever their order.
const CHANGED = `
  change AS MATERIALIZED (
    SELECT * FROM jsonb_to_recordset($2::jsonb) AS x(card_id text, seen int, id uuid, kind text, undoes uuid,
      rating smallint, proposed smallint, answer_id uuid, elapsed_ms int, at timestamptz, study_day int,
      state_before text, recall float8, algorithm text, parameters_id text, state text, stability_days float8,
      difficulty float8, step int, review_count int, lapse_count int, scheduled_days int, due_day int,
      due_at timestamptz, last_reviewed_at timestamptz, last_review_day int, is_suspended boolean,
      buried_until_day int, is_marked boolean, remark text)
  ), locked AS MATERIALIZED (
    SELECT c.card_id FROM change x JOIN card c ON c.user_id = $1 AND c.card_id = x.card_id AND c.version = x.seen
    ORDER BY c.card_id FOR UPDATE OF c
  ), ready AS MATERIALIZED (
    SELECT 1 WHERE (SELECT count(*) FROM locked) = (SELECT count(*) FROM change)
  ), written AS (
    UPDATE card c SET version = c.version + 1, state = x.state, stability_days = x.stability_days,
      difficulty = x.difficulty, step = x.step, review_count = x.review_count, lapse_count = x.lapse_count,
      scheduled_days = x.scheduled_days, due_day = x.due_day, due_at = x.due_at,
      last_reviewed_at = x.last_reviewed_at, last_review_day = x.last_review_day, is_suspended = x.is_suspended,
      buried_until_day = x.buried_until_day, is_marked = x.is_marked, remark = COALESCE(x.remark, c.remark)
    FROM change x, ready WHERE c.user_id = $1 AND c.card_id = x.card_id AND c.version = x.seen
  ), logged AS (
    INSERT INTO review (user_id, id, card_id, number, kind, rating, proposed_rating, answer_id, elapsed_ms, reviewed_at,
      study_day, state_before, recall_before, state, stability_days, difficulty, step, scheduled_days, due_day, due_at,
      algorithm, parameters_id, recorded_at, undoes)
    SELECT $1, x.id, x.card_id, x.seen + 1, x.kind, x.rating, x.proposed, x.answer_id, x.elapsed_ms, x.at, x.study_day,
      x.state_before, x.recall, x.state, x.stability_days, x.difficulty, x.step, x.scheduled_days, x.due_day, x.due_at,
      x.algorithm, x.parameters_id, $3, x.undoes
    FROM change x, ready
  ), studied AS (
    UPDATE study SET settings = COALESCE($5::jsonb, settings), last_day = GREATEST(last_day, $4::int),
      updated_at = CASE WHEN $5::jsonb IS NULL THEN updated_at ELSE $3 END
    WHERE user_id = $1 AND (last_day < $4 OR $5::jsonb IS NOT NULL) AND EXISTS (SELECT FROM ready)
  )`;

const WRITE_ACTION = {
  name: "write-action",
  text: `
    WITH ${CHANGED}
    INSERT INTO action (user_id, id, kind, sentence, changes, settings, created_at)
    SELECT $1, $6, $7, $8, $2::jsonb, $9::jsonb, $3 FROM ready
    RETURNING number::text`,
  row: z.object({ number: z.string() }),
} satisfies Statement<z.ZodType>;

const WRITE_CHANGES = {
  name: "write-changes",
  text: `WITH ${CHANGED} SELECT 1 AS written FROM ready`,
  row: z.object({ written: z.int() }),
} satisfies Statement<z.ZodType>;

/**
 * Does something that can be undone: changes cards (and settings), writes their log, and notes the action, together
 * or not at all.
 *
 * @param run of a transaction that it is part of; by default it is one by itself
 * @returns false when a card is no longer what `changes` saw, or the id was used: then nothing was written
 */
export async function writeAction(
  userId: string,
  action: Action,
  time: ActionTime,
  run: Run = runAlone,
): Promise<boolean> {
  const { id, settings, sentence } = action;
  const [row] = await inserting(() =>
    run(WRITE_ACTION, [
      userId,
      JSON.stringify(action.changes.map((change) => toRow(id, change, time))),
      time.now,
      time.day,
      settings ? JSON.stringify(settings.after) : null,
      id,
      action.kind,
      sentence.slice(0, MAX_SENTENCE),
      settings ? JSON.stringify(settings) : null,
    ]),
  );
  if (row && isTimeToTrim(row.number)) await run(TRIM, [userId]);
  return row !== undefined;
}

const UNIQUE_VIOLATION = "23505";

async function inserting<Row>(insert: () => Promise<Row[]>): Promise<Row[]> {
  try {
    return await insert();
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === UNIQUE_VIOLATION) return [];
    throw error;
  }
}

const FIND_ACTION = {
  name: "find-action",
  text: "SELECT 1 AS found FROM action WHERE user_id = $1 AND id = $2",
  row: z.object({ found: z.int() }),
} satisfies Statement<z.ZodType>;

/**
 * The same, for what is refused with a sentence. An action that was taken before is not taken again.
 *
 * @throws {Refusal} stale when a card was changed meanwhile; then nothing was written
 */
export async function takeAction(userId: string, action: Action, time: ActionTime): Promise<void> {
  if (await writeAction(userId, action, time)) return;
  if ((await runAlone(FIND_ACTION, [userId, action.id])).length > 0) return;
  throw new Refusal("stale", "This was changed in another window meanwhile. Nothing was done; look again.");
}

/**
 * Writes rows made before, without noting an action: how an undo and a redo change cards.
 *
 * @returns false when a card has another version: then nothing was written
 */
export async function writeChanges(
  userId: string,
  { rows, settings }: { rows: readonly ChangeRow[]; settings: unknown },
  { now, day }: Pick<ActionTime, "now" | "day">,
  run: Run,
): Promise<boolean> {
  const values = [userId, JSON.stringify(rows), now, day, settings === undefined ? null : JSON.stringify(settings)];
  return (await run(WRITE_CHANGES, values)).length > 0;
}

function toRow(actionId: string, change: CardChange, time: ActionTime): ChangeRow {
  const { card, kind, memory = card.memory, isMarked, remark, answer } = change;
  const { now, settings } = time;
  const day = answer && memory.lastReviewDay !== null && kind === "rated" ? memory.lastReviewDay : time.day;
  const after = { ...card, ...availabilityAfter(card, kind, day), memory, isMarked: isMarked ?? card.isMarked };
  const wasNew = card.memory.state === "new";
  return {
    ...cardState(after),
    ...(remark && { remark: remark.after }),
    card_id: card.cardId,
    seen: card.version,
    id: answer?.id ?? derivedId(actionId, card.cardId),
    kind,
    undoes: null,
    rating: answer ? RATING_NUMBERS[answer.rating] : 0,
    proposed: answer?.proposed ? RATING_NUMBERS[answer.proposed] : null,
    answer_id: answer?.answerId ?? null,
    elapsed_ms: answer?.elapsedMs ?? 0,
    at: (answer?.at ?? now).toISOString(),
    study_day: day,
    state_before: card.memory.state,
    recall: wasNew ? null : recallChance(card.memory, day, settings.parameters.weights),
    algorithm: settings.parameters.algorithm,
    parameters_id: settings.parameters.id,
    before: { ...cardState(card), ...(remark && { remark: remark.before }) },
  };
}

const MAX_SENTENCE = 400;
/** How many actions are kept for each person, about: many more than anybody undoes. */
const KEPT_ACTIONS = 100;
const TRIM_EVERY = 50;

const TRIM = {
  name: "trim-actions",
  text: `
    DELETE FROM action WHERE user_id = $1 AND number <=
      (SELECT number FROM action WHERE user_id = $1 ORDER BY number DESC OFFSET ${KEPT_ACTIONS} LIMIT 1)`,
  row: z.object({}),
} satisfies Statement<z.ZodType>;

// Numbers are counted over all people, so each comes by now and then.
function isTimeToTrim(number: string): boolean {
  return Number(number) % TRIM_EVERY === 0;
}
