import { z } from "zod";
import { rescheduled } from "#domain/scheduling/due-change";
import { foldLog } from "#domain/scheduling/log";
import type { Memory } from "#domain/scheduling/memory";
import { DEFAULT_PARAMETERS, type ParameterSet, parameterSetSchema } from "#domain/scheduling/parameters";
import type { StudySettings } from "#domain/scheduling/settings";
import { Refusal } from "#domain/refusal";
import { findLogs } from "./card-logs";
import { cardRow, MEMORY_COLUMNS, type StoredCard } from "./card-row";
import { db, run, type Statement } from "./db";
import { type CardChange, takeAction } from "./journal";
import { findStudy, storedSettings } from "./study";

/** A set that somebody may use: found from their own answers, or the usual one. */
export type OwnSet = { id: string; foundAt: Date | null; itemCount: number | null; isInForce: boolean };

const MOST_SHOWN = 12;

/** The sets of `userId`, newest first, the usual one last. */
export async function findSets(userId: string, now: Date): Promise<OwnSet[]> {
  const { settings } = await findStudy(userId, now);
  const rows = await db.parameterSet.findMany({
    where: { userId },
    orderBy: { createdAt: "desc" },
    take: MOST_SHOWN,
    select: { id: true, createdAt: true, itemCount: true },
  });
  const own = rows.map(({ id, createdAt, itemCount }) => ({ id, foundAt: createdAt, itemCount }));
  return [...own, { id: DEFAULT_PARAMETERS.id, foundAt: null, itemCount: null }].map((set) => ({
    ...set,
    isInForce: set.id === settings.parameters.id,
  }));
}

/** What another set would do to the cards. */
export type SetPreview = {
  /** Cards whose due day would move, when they are rescheduled. */
  moved: number;
  /** Cards due by today, now and after they were rescheduled. */
  dueNow: number;
  dueThen: number;
};

/** What rescheduling all cards under a set would move. @throws {Refusal} not-found */
export async function previewSet(userId: string, setId: string, now: Date): Promise<SetPreview> {
  const { settings, day } = await findStudy(userId, now);
  const set = await findSet(userId, setId);
  const changes = await changesUnder(userId, { ...settings, parameters: set }, { isRescheduling: true });
  const moves = changes.filter(({ card, memory }) => memory.dueDay !== card.memory.dueDay);
  const isDue = ({ dueDay }: Memory) => dueDay !== null && dueDay <= day;
  const [row] = await run(COUNT_DUE_CARDS, [userId, day]);
  const dueNow = row?.due ?? 0;
  const came = moves.filter(({ memory }) => isDue(memory)).length;
  const went = moves.filter(({ card }) => isDue(card.memory)).length;
  return { moved: moves.length, dueNow, dueThen: dueNow + came - went };
}

const COUNT_DUE_CARDS = {
  name: "count-due-cards",
  text: `SELECT count(*)::int AS due FROM card WHERE user_id = $1 AND state IN ('learning', 'review', 'relearning') AND due_day <= $2`,
  row: z.object({ due: z.int() }),
} satisfies Statement<z.ZodType>;

/**
 * Puts a set in force, as one action that can be undone: what is believed of each card is found again from its log.
 * Due days stay, unless all cards are to be rescheduled.
 *
 * @param id of the action, made by whoever asks
 * @returns how many due days moved
 * @throws {Refusal} not-found; stale when a card was answered meanwhile
 */
export async function applySet(
  userId: string,
  { id, setId, isRescheduling }: { id: string; setId: string; isRescheduling: boolean },
  now: Date,
): Promise<{ moved: number }> {
  const { settings: before, day } = await findStudy(userId, now);
  const stored = await db.study.findUnique({ where: { userId }, select: { settings: true } });
  if (!stored) throw new Refusal("not-found", "You have not begun to study; there is nothing to apply this to.");
  const settings = { ...before, parameters: await findSet(userId, setId) };
  const changes = await changesUnder(userId, settings, { isRescheduling });
  const moved = changes.filter(({ card, memory }) => memory.dueDay !== card.memory.dueDay).length;
  const what = setId === DEFAULT_PARAMETERS.id ? "The usual weights put in force" : "Your own weights put in force";
  await takeAction(
    userId,
    {
      id,
      kind: "parameters",
      sentence: isRescheduling ? `${what}, ${moved} due days moved` : what,
      changes,
      settings: { before: stored.settings, after: storedSettings(settings) },
    },
    { now, day, settings },
  );
  return { moved };
}

async function findSet(userId: string, id: string): Promise<ParameterSet> {
  if (id === DEFAULT_PARAMETERS.id) return DEFAULT_PARAMETERS;
  const row = await db.parameterSet.findUnique({ where: { userId_id: { userId, id } } });
  if (!row) throw new Refusal("not-found", "You have no such weights.");
  return parameterSetSchema.parse({ id, algorithm: row.algorithm, weights: row.weights });
}

const LIST_KNOWN_CARDS = {
  name: "list-known-cards",
  text: `
    SELECT ${MEMORY_COLUMNS} FROM card c JOIN item i ON i.id = c.item_id
    WHERE c.user_id = $1 AND c.state <> 'new' AND c.card_id > $2
    ORDER BY c.card_id LIMIT 500`,
  row: cardRow,
} satisfies Statement<z.ZodType>;

type MovedCard = CardChange & { memory: Memory };

/** The cards whose memory is another under these settings. */
async function changesUnder(
  userId: string,
  settings: StudySettings,
  { isRescheduling }: { isRescheduling: boolean },
): Promise<MovedCard[]> {
  const changes: MovedCard[] = [];
  for (let cards = await nextCards(userId, ""); cards.length > 0;) {
    const logs = await findLogs(
      userId,
      cards.map(({ cardId }) => cardId),
    );
    for (const card of cards) {
      const folded = foldLog(logs.get(card.cardId) ?? [], () => settings.parameters.weights);
      if (folded.state === "new") continue; // a card without its log keeps what is known of it
      const memory = isRescheduling ? rescheduled(folded, card.cardId, settings) : folded;
      if (isChanged(card.memory, memory)) changes.push({ card, kind: "reschedule", memory });
    }
    cards = await nextCards(userId, cards.at(-1)?.cardId ?? "");
  }
  return changes;
}

function nextCards(userId: string, after: string): Promise<StoredCard[]> {
  return run(LIST_KNOWN_CARDS, [userId, after]);
}

function isChanged(before: Memory, after: Memory): boolean {
  return (
    before.dueDay !== after.dueDay ||
    Math.abs(before.stabilityDays - after.stabilityDays) > 1e-9 ||
    Math.abs(before.difficulty - after.difficulty) > 1e-9
  );
}
