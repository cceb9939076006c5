import { createHash } from "node:crypto";
import { z } from "zod";
import { brierScore, constantBrierScore } from "#domain/scheduling/calibration";
import {
  findRemedies,
  type InterviewPlan,
  type PlannedItem,
  planInterview,
  type PlanRules,
  type Remedies,
} from "#domain/scheduling/interview-plan";
import type { SimulatedCard } from "#domain/scheduling/simulation";
import { Refusal } from "#domain/refusal";
import { addCards } from "./cards";
import { db, run, type Statement } from "./db";
import { findStudy } from "./study";
import { findOutlook } from "./workload";

/** The roles that somebody may prepare for; each asks what those before it ask. */
export const ROLE_LEVELS = ["junior", "mid", "senior"] as const;
export type RoleLevel = (typeof ROLE_LEVELS)[number];

/** When, for which role, on which topics, and with how much time a day. */
export type Interview = { interviewDay: number; level: RoleLevel; topicIds: string[]; minutesPerDay: number };

/** A plan as of today. */
export type PlanToday = {
  interview: Interview;
  day: number;
  plan: InterviewPlan;
  /** Only where something is not reached. */
  remedies: Remedies | null;
  titles: ReadonlyMap<string, string>;
  /** New questions that are still to be taken in today, in their order. */
  toAdd: string[];
  /** Reviews a day of cards that the interview does not ask for. */
  otherReviews: number;
  /** What the settings let in of new cards on a day. */
  newLimit: number;
};

/** The interview of `userId`; null when they named none. */
export async function findInterview(userId: string): Promise<Interview | null> {
  const row = await db.interviewPlan.findUnique({ where: { userId } });
  return row && { ...row, level: z.enum(ROLE_LEVELS).parse(row.level) };
}

/** Names an interview, in the place of the one before. @throws {Refusal} invalid, not-found */
export async function saveInterview(userId: string, interview: Interview, now: Date): Promise<void> {
  const { day } = await findStudy(userId, now);
  if (interview.interviewDay <= day) throw new Refusal("invalid", "Date: choose a day from tomorrow on.");
  if (interview.interviewDay > day + MOST_DAYS_AHEAD) throw new Refusal("invalid", "Date: choose a day within a year.");
  const known = await db.topic.count({ where: { id: { in: interview.topicIds } } });
  if (known !== interview.topicIds.length) throw new Refusal("not-found", "Topics: choose from the list.");
  const data = { ...interview, updatedAt: now };
  await db.interviewPlan.upsert({ where: { userId }, create: { userId, ...data }, update: data });
}

const MOST_DAYS_AHEAD = 366;

/** Forgets the interview; cards and reviews stay. */
export async function removeInterview(userId: string): Promise<void> {
  await db.interviewPlan.deleteMany({ where: { userId } });
}

/** What the plan of `userId` is today; made anew each time, from the cards as they are. Null without an interview. */
export async function findPlanToday(userId: string, now: Date): Promise<PlanToday | null> {
  const interview = await findInterview(userId);
  if (!interview) return null;
  const { settings, day } = await findStudy(userId, now);
  const { habits, secondsPerAnswer } = await findOutlook(userId, day);
  const scope = await listScope(userId, interview);
  const { interviewDay, minutesPerDay } = interview;
  const rules: PlanRules = { settings, habits, secondsPerAnswer, from: day, interviewDay, minutesPerDay };
  const { plan, remedies } = planned(userId, scope, rules);
  await notePredictions(userId, { scope, plan, rules });
  const [other] = await run(COUNT_OTHERS, [userId, day, scope.map(({ itemId }) => itemId)]);
  return {
    interview,
    day,
    plan,
    remedies,
    titles: new Map(scope.map(({ topicId, topicTitle }) => [topicId, topicTitle])),
    toAdd: toAddToday(scope, plan, other?.added ?? 0),
    otherReviews: Math.round((other?.reviews ?? 0) / COUNTED_DAYS),
    newLimit: settings.newPerDay,
  };
}

type Planned = { key: string; plan: InterviewPlan; remedies: Remedies | null };
const plans = new Map<string, Planned>();
const MOST_PLANS = 500;

/** The last plan of a person is kept while nothing it stands on has changed: making one takes up to a second. */
function planned(userId: string, scope: readonly ScopeItem[], rules: PlanRules): Planned {
  const known = scope.map(({ itemId, card, weight }) => [itemId, weight, ...Object.values(card)]);
  const key = createHash("sha256")
    .update(JSON.stringify([rules, known]))
    .digest("base64");
  const kept = plans.get(userId);
  if (kept?.key === key) return kept;
  const plan = planInterview(scope, rules);
  const isShort = plan.unreached > 0 && rules.interviewDay > rules.from;
  const made = { key, plan, remedies: isShort ? findRemedies(scope, rules) : null };
  if (plans.size >= MOST_PLANS) plans.clear();
  plans.set(userId, made);
  return made;
}

/** Takes today's new questions of the plan into the review. @returns how many */
export async function addTodaysQuestions(userId: string, now: Date): Promise<number> {
  const today = await findPlanToday(userId, now);
  if (!today) throw new Refusal("not-found", "You have not named an interview yet.");
  return addCards(userId, today.toAdd, now);
}

type ScopeItem = PlannedItem & { topicTitle: string; isInReview: boolean };

const LIST_SCOPE = {
  name: "list-interview-scope",
  text: `
    SELECT i.id, i.level, t.id AS topic_id, t.title AS topic_title, c.state, c.stability_days, c.difficulty, c.due_day,
      c.last_review_day, c.scheduled_days
    FROM item_topic it JOIN item i ON i.id = it.item_id JOIN topic t ON t.id = it.topic_id
    LEFT JOIN card c ON c.user_id = $1 AND c.card_id = i.id
    WHERE it.position = 0 AND it.topic_id = ANY ($2) AND i.level = ANY ($3) AND i.retired_at IS NULL AND i.owner_id IS NULL AND i.workspace_id IS NULL
      AND i.kind <> 'mock_interview' AND NOT COALESCE(c.is_suspended, false)
    ORDER BY t.position, i.position`,
  row: z.object({
    id: z.string(),
    level: z.string(),
    topic_id: z.string(),
    topic_title: z.string(),
    state: z.enum(["new", "learning", "review", "relearning"]).nullable(),
    stability_days: z.number().nullable(),
    difficulty: z.number().nullable(),
    due_day: z.int().nullable(),
    last_review_day: z.int().nullable(),
    scheduled_days: z.int().nullable(),
  }),
} satisfies Statement<z.ZodType>;

const OWN_LEVEL_WEIGHT = 2;

async function listScope(userId: string, { level, topicIds }: Interview): Promise<ScopeItem[]> {
  const levels = ROLE_LEVELS.slice(0, ROLE_LEVELS.indexOf(level) + 1);
  const rows = await run(LIST_SCOPE, [userId, topicIds, levels]);
  return rows.map((row) => {
    const card: SimulatedCard = {
      state: row.state ?? "new",
      stabilityDays: row.stability_days ?? 0,
      difficulty: row.difficulty ?? 0,
      dueDay: row.due_day,
      lastReviewDay: row.last_review_day,
      scheduledDays: row.scheduled_days ?? 0,
    };
    return {
      itemId: row.id,
      topicId: row.topic_id,
      topicTitle: row.topic_title,
      weight: row.level === level ? OWN_LEVEL_WEIGHT : 1,
      isInReview: row.state !== null,
      card,
    };
  });
}

/** The plan counts a question as taken in once it was answered; those that wait in the review count as well. */
function toAddToday(scope: readonly ScopeItem[], plan: InterviewPlan, answeredToday: number): string[] {
  const waiting = scope.filter(({ card, isInReview }) => isInReview && card.state === "new").length;
  const wanted = Math.max(0, plan.newPerDay - answeredToday - waiting);
  return scope
    .filter(({ isInReview }) => !isInReview)
    .slice(0, wanted)
    .map(({ itemId }) => itemId);
}

const COUNTED_DAYS = 14;

const COUNT_OTHERS = {
  name: "count-other-reviews",
  text: `
    SELECT (SELECT count(*)::int FROM card WHERE user_id = $1 AND state IN ('learning', 'review', 'relearning')
        AND due_day < $2 + ${COUNTED_DAYS} AND NOT is_suspended AND card_id <> ALL ($3)) AS reviews,
      (SELECT count(*)::int FROM review_in_force WHERE user_id = $1 AND study_day = $2 AND kind = 'rated'
        AND state_before = 'new' AND card_id = ANY ($3)) AS added`,
  row: z.object({ reviews: z.int(), added: z.int() }),
} satisfies Statement<z.ZodType>;

const NOTE_PREDICTIONS = {
  name: "note-predictions",
  text: `
    INSERT INTO plan_prediction (user_id, interview_day, card_id, made_on_day, chance)
    SELECT $1, $2, p.card_id, $3, p.chance FROM unnest($4::text[], $5::float8[]) AS p (card_id, chance)
    JOIN card c ON c.user_id = $1 AND c.card_id = p.card_id
    WHERE NOT EXISTS (SELECT FROM plan_prediction o WHERE o.user_id = $1 AND o.interview_day = $2 AND o.made_on_day = $3)
    ON CONFLICT DO NOTHING`,
  row: z.object({}),
} satisfies Statement<z.ZodType>;

type Foreseen = { scope: readonly ScopeItem[]; plan: InterviewPlan; rules: PlanRules };

/** Keeps the first prediction of each study day, to be judged by the answers given around the interview. */
async function notePredictions(userId: string, { scope, plan, rules }: Foreseen): Promise<void> {
  const { from, interviewDay } = rules;
  if (interviewDay < from) return;
  const known = scope.map(({ itemId, isInReview }, index) => ({
    itemId,
    isInReview,
    chance: plan.chances[index] ?? 0,
  }));
  const cards = known.filter(({ isInReview }) => isInReview);
  const [ids, chances] = [cards.map(({ itemId }) => itemId), cards.map(({ chance }) => chance)];
  await run(NOTE_PREDICTIONS, [userId, interviewDay, from, ids, chances]);
}

const LIST_JUDGED = {
  name: "list-judged-predictions",
  text: `
    SELECT DISTINCT ON (p.card_id) p.chance, r.rating > 1 AS is_recalled
    FROM plan_prediction p JOIN review_in_force r ON r.user_id = p.user_id AND r.card_id = p.card_id
      AND r.kind = 'rated' AND r.state_before = 'review' AND r.study_day BETWEEN p.interview_day - 1 AND p.interview_day + 3
      AND r.study_day > p.made_on_day
    WHERE p.user_id = $1 AND p.interview_day = $2
    ORDER BY p.card_id, p.made_on_day DESC, r.number`,
  row: z
    .object({ chance: z.number(), is_recalled: z.boolean() })
    .transform((row) => ({ chance: row.chance, isRecalled: row.is_recalled })),
} satisfies Statement<z.ZodType>;

/** How good the last predictions before an interview were. */
export type PlanAccuracy = { count: number; brier: number; constant: number };

/** Judges what was foreseen for an interview by the reviews around it; null while there are none. */
export async function findPlanAccuracy(userId: string, interviewDay: number): Promise<PlanAccuracy | null> {
  const judged = await run(LIST_JUDGED, [userId, interviewDay]);
  const brier = brierScore(judged);
  const constant = constantBrierScore(judged);
  return brier === null || constant === null ? null : { count: judged.length, brier, constant };
}
