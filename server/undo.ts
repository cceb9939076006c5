import { isDeepStrictEqual } from "node:util";
import { z } from "zod";
import { Refusal } from "#domain/refusal";
import { cardRow, cardState, MEMORY_COLUMNS } from "./card-row";
import { inTransaction, run as runAlone, type Run, type Statement } from "./db";
import { derivedId } from "./derived-id";
import { type ChangeRow, changeRowSchema, writeChanges } from "./journal";
import { findStudy } from "./study";

/** What the next undo or redo would take back or do again. */
export type UndoStep = {
  /** Of the action. */
  id: string;
  kind: string;
  /** "“Awaiting twice” rated Good" */
  sentence: string;
};

/** What can be undone and redone now; null where there is nothing. */
export type UndoState = { undo: UndoStep | null; redo: UndoStep | null };

/** What became of an undo or redo. */
export type UndoResult = UndoState & {
  done: UndoStep;
  /** The cards that it changed, with their versions after it. */
  cards: { cardId: string; version: number }[];
};

const stepRow = z.object({ id: z.string(), kind: z.string(), sentence: z.string() });

// Redo goes back up: the lowest of the undone actions, but only above everything that is in force. Whatever is done
// anew lies on top, so what was undone before it stays undone.
const UNDO_TOP = `
  SELECT number FROM action WHERE user_id = $1 AND undone_at IS NULL ORDER BY number DESC LIMIT 1`;
const REDO_TOP = `
  SELECT number FROM action WHERE user_id = $1 AND undone_at IS NOT NULL
    AND number > COALESCE((${UNDO_TOP}), 0) ORDER BY number LIMIT 1`;

const FIND_UNDO_STATE = {
  name: "find-undo-state",
  text: `
    SELECT u.id AS undo_id, u.kind AS undo_kind, u.sentence AS undo_sentence,
      r.id AS redo_id, r.kind AS redo_kind, r.sentence AS redo_sentence
    FROM (SELECT 1) one
    LEFT JOIN action u ON u.user_id = $1 AND u.number = (${UNDO_TOP})
    LEFT JOIN action r ON r.user_id = $1 AND r.number = (${REDO_TOP})`,
  row: z.record(z.string(), z.string().nullable()),
} satisfies Statement<z.ZodType>;

const LOCK_TOP = {
  undo: statementForTop("undo", UNDO_TOP),
  redo: statementForTop("redo", REDO_TOP),
};

function statementForTop(direction: string, top: string) {
  return {
    name: `lock-${direction}`,
    text: `SELECT number::text, id, kind, sentence, changes, settings FROM action
      WHERE user_id = $1 AND number = (${top}) FOR UPDATE`,
    row: stepRow.extend({
      number: z.string(),
      changes: z.array(changeRowSchema),
      settings: z.object({ before: z.unknown(), after: z.unknown() }).nullable(),
    }),
  } satisfies Statement<z.ZodType>;
}
type LockedAction = z.output<(typeof LOCK_TOP)["undo"]["row"]>;

const LOCK_PERSON = {
  name: "lock-person",
  text: `SELECT 1 AS found FROM "user" WHERE id = $1 FOR NO KEY UPDATE`,
  row: z.object({ found: z.int() }),
} satisfies Statement<z.ZodType>;

const LOCK_CARDS = {
  name: "lock-cards",
  text: `
    SELECT ${MEMORY_COLUMNS}, c.remark FROM card c JOIN item i ON i.id = c.item_id
    WHERE c.user_id = $1 AND c.card_id = ANY ($2) ORDER BY c.card_id FOR UPDATE OF c`,
  row: z.looseObject({ remark: z.string() }),
} satisfies Statement<z.ZodType>;

const FIND_SETTINGS = {
  name: "lock-settings",
  text: "SELECT settings FROM study WHERE user_id = $1 FOR UPDATE",
  row: z.object({ settings: z.unknown() }),
} satisfies Statement<z.ZodType>;

const NOTE_UNDO = {
  name: "note-undo",
  text: "UPDATE action SET undone_at = $3, changes = $4::jsonb WHERE user_id = $1 AND number = $2::bigint",
  row: z.object({}),
} satisfies Statement<z.ZodType>;

/** What `userId` could undo and redo now. */
export async function findUndoState(userId: string, run: Run = runAlone): Promise<UndoState> {
  const [row] = await run(FIND_UNDO_STATE, [userId]);
  const step = (name: "undo" | "redo"): UndoStep | null => {
    const [id, kind, sentence] = [row?.[`${name}_id`], row?.[`${name}_kind`], row?.[`${name}_sentence`]];
    return id && kind && sentence ? { id, kind, sentence } : null;
  };
  return { undo: step("undo"), redo: step("redo") };
}

/**
 * Takes back the last thing that `userId` did, or does again what was taken back last. The log is only added to: an
 * undo appends an entry that takes another back, a redo appends that other once more.
 *
 * @param expected the action that the person was shown; null takes whatever is last
 * @throws {Refusal} not-found when there is nothing; stale when something newer was done elsewhere, or when what the
 *   action changed is no longer as it left it
 */
export async function moveInJournal(
  userId: string,
  direction: "undo" | "redo",
  expected: string | null,
  now: Date,
): Promise<UndoResult> {
  const { day } = await findStudy(userId, now);
  return inTransaction(async (run) => {
    // One undo of a person at a time: of two at once, the second sees what the first left.
    await run(LOCK_PERSON, [userId]);
    const [action] = await run(LOCK_TOP[direction], [userId]);
    if (!action) throw new Refusal("not-found", `There is nothing to ${direction}.`);
    if (expected !== null && action.id !== expected) {
      throw new Refusal("stale", `Something newer comes first: ${action.sentence}. ${WORDS[direction]} that first.`);
    }
    const settings = await settingsToRestore(userId, direction, action, run);
    const versions = await versionsNow(userId, direction, action, run);
    const rows = action.changes.map((change) =>
      direction === "undo"
        ? undoing(change, versions.get(change.card_id) ?? 0, { now, day })
        : redoing(change, versions.get(change.card_id) ?? 0),
    );
    if (!(await writeChanges(userId, { rows, settings }, { now, day }, run))) throw changedElsewhere(action);

    const kept = direction === "undo" ? action.changes : rows;
    await run(NOTE_UNDO, [userId, action.number, direction === "undo" ? now : null, JSON.stringify(kept)]);
    const { id, kind, sentence } = action;
    return {
      done: { id, kind, sentence },
      cards: rows.map((row) => ({ cardId: row.card_id, version: row.seen + 1 })),
      ...(await findUndoState(userId, run)),
    };
  });
}

const WORDS = { undo: "Undo", redo: "Redo" } as const;

/** @throws {Refusal} stale when a card is not as the action left it, or, to redo it, as it found it */
async function versionsNow(
  userId: string,
  direction: "undo" | "redo",
  action: LockedAction,
  run: Run,
): Promise<Map<string, number>> {
  const found = await run(LOCK_CARDS, [userId, action.changes.map(({ card_id }) => card_id)]);
  const cards = new Map(found.map((row) => [String(row["card_id"]), { ...cardRow.parse(row), remark: row.remark }]));
  for (const change of action.changes) {
    const card = cards.get(change.card_id);
    const { remark, ...expected } = direction === "undo" ? stateAfter(change) : change.before;
    const isSame = card && isDeepStrictEqual(cardState(card), expected) && (remark ?? card.remark) === card.remark;
    if (!isSame) throw changedElsewhere(action);
  }
  return new Map([...cards].map(([id, { version }]) => [id, version]));
}

function stateAfter(change: ChangeRow): ChangeRow["before"] {
  const names = Object.keys(change.before);
  return changeRowSchema.shape.before.parse(
    Object.fromEntries(Object.entries(change).filter(([name]) => names.includes(name))),
  );
}

async function settingsToRestore(
  userId: string,
  direction: "undo" | "redo",
  action: LockedAction,
  run: Run,
): Promise<unknown> {
  if (!action.settings) return undefined;
  const { before, after } = action.settings;
  const [now] = await run(FIND_SETTINGS, [userId]);
  if (!isDeepStrictEqual(now?.settings, direction === "undo" ? after : before)) throw changedElsewhere(action);
  return direction === "undo" ? before : after;
}

function undoing(change: ChangeRow, seen: number, { now, day }: { now: Date; day: number }): ChangeRow {
  return {
    ...change,
    ...change.before,
    id: derivedId("undo", change.id),
    seen,
    kind: "undo",
    undoes: change.id,
    rating: 0,
    proposed: null,
    answer_id: null,
    elapsed_ms: 0,
    at: now.toISOString(),
    study_day: day,
    state_before: change.state,
    recall: null,
  };
}

function redoing(change: ChangeRow, seen: number): ChangeRow {
  return { ...change, id: derivedId("redo", change.id), seen };
}

function changedElsewhere({ sentence }: LockedAction): Refusal {
  return new Refusal("stale", `This can no longer be changed, since its cards or settings were: ${sentence}.`);
}
