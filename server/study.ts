import { isDeepStrictEqual } from "node:util";
import { z } from "zod";
import { DEFAULT_SETTINGS, type StudySettings, studySettingsSchema } from "#domain/scheduling/settings";
import { studyDay } from "#domain/scheduling/study-day";
import { isTimeZone } from "#domain/time-zone";
import { db, run, type Statement } from "./db";
import type { Prisma } from "./generated/client";

/** How one person studies. */
export type Study = {
  settings: StudySettings;
  /** Highest study day seen; a person who moved west keeps it until the clock catches up. */
  lastDay: number;
};

const changedSettings = studySettingsSchema.partial();

/** Settings as they are stored, only where they differ, over the defaults of today. */
export function readSettings(stored: unknown): StudySettings {
  const key = JSON.stringify(stored ?? {});
  const known = readBefore.get(key);
  if (known) return known;
  const changed = changedSettings.parse(stored ?? {});
  const settings = studySettingsSchema.parse({ ...DEFAULT_SETTINGS, ...changed });
  if (readBefore.size >= MAX_READ) readBefore.clear();
  readBefore.set(key, settings);
  return settings;
}

// Every call reads the same few: what they say depends on nothing but what is stored.
const readBefore = new Map<string, StudySettings>();
const MAX_READ = 1000;

const FIND_STUDY = {
  name: "find-study",
  text: "SELECT settings, last_day, extra_day, extra_new, extra_reviews FROM study WHERE user_id = $1",
  row: z.object({
    settings: z.unknown(),
    last_day: z.int(),
    extra_day: z.int().nullable(),
    extra_new: z.int(),
    extra_reviews: z.int(),
  }),
} satisfies Statement<z.ZodType>;

/** How a person studies on one day. */
export type StudyToday = {
  settings: StudySettings;
  day: number;
  /** What they allowed themselves beyond the limits, for this day alone. */
  extra: { newCards: number; reviews: number };
};

/** The settings of `userId`, and the study day at `now`. */
export async function findStudy(userId: string, now: Date): Promise<StudyToday> {
  const [row] = await run(FIND_STUDY, [userId]);
  const settings = readSettings(row?.settings);
  const day = currentDay({ settings, lastDay: row?.last_day ?? 0 }, now);
  const isLifted = row?.extra_day === day;
  const extra = { newCards: isLifted ? row.extra_new : 0, reviews: isLifted ? row.extra_reviews : 0 };
  return { settings, day, extra };
}

const ALLOW_MORE = {
  name: "allow-more-today",
  text: `
    UPDATE study SET
      extra_new = LEAST(9999, $3 + CASE WHEN extra_day = $2 THEN extra_new ELSE 0 END),
      extra_reviews = LEAST(9999, $4 + CASE WHEN extra_day = $2 THEN extra_reviews ELSE 0 END),
      extra_day = $2, last_day = GREATEST(last_day, $2)
    WHERE user_id = $1`,
  row: z.object({}),
} satisfies Statement<z.ZodType>;

/** Lifts the limits of `userId` for the present study day alone, by so many cards. */
export async function allowMoreToday(userId: string, more: StudyToday["extra"], now: Date): Promise<void> {
  const { day } = await findStudy(userId, now);
  await run(ALLOW_MORE, [userId, day, more.newCards, more.reviews]);
}

/** The study day at `now`; a change of zone never turns it back. */
export function currentDay({ settings, lastDay }: Study, now: Date): number {
  return Math.max(studyDay(now, settings), lastDay);
}

/** Starts the study of a new person in the time zone their browser names; an unknown one counts as UTC. */
export async function startStudy(userId: string, timeZone: string | null, now: Date): Promise<void> {
  const zone = timeZone !== null && isTimeZone(timeZone) ? timeZone : DEFAULT_SETTINGS.timeZone;
  const settings = zone === DEFAULT_SETTINGS.timeZone ? {} : { timeZone: zone };
  const lastDay = studyDay(now, { timeZone: zone, rolloverHour: DEFAULT_SETTINGS.rolloverHour });
  await db.study.createMany({ data: [{ userId, settings, lastDay, updatedAt: now }], skipDuplicates: true });
}

/** Changes some settings of `userId` and keeps the others. Due dates stay where they are. */
export async function saveStudy(userId: string, changes: Partial<StudySettings>, now: Date): Promise<void> {
  const { settings: before, day } = await findStudy(userId, now);
  const chosen = { ...before, ...changes };
  const settings = storedSettings(chosen);
  const lastDay = Math.max(day, studyDay(now, chosen));
  await db.study.upsert({
    where: { userId },
    create: { userId, settings, lastDay, updatedAt: now },
    update: { settings, lastDay, updatedAt: now },
  });
}

/** Settings as they are stored: only where they differ from the defaults, which may get better. */
export function storedSettings(settings: StudySettings): Prisma.InputJsonObject {
  const defaults = new Map<string, unknown>(Object.entries(DEFAULT_SETTINGS));
  return Object.fromEntries(
    Object.entries(settings).filter(([name, value]) => !isDeepStrictEqual(value, defaults.get(name))),
  );
}
