import { z } from "zod";
import { itemIdSchema, LEVELS, slugSchema } from "#domain/content/shared-fields";
import { ASKABLE_KINDS } from "./wish-choices";

export type Level = (typeof LEVELS)[number];

export const DIFFICULTY_PROFILE_NAMES = ["gentle", "even", "demanding"] as const;
export type DifficultyProfile = (typeof DIFFICULTY_PROFILE_NAMES)[number];
type Twentieths = readonly [number, number, number, number, number];

/** How much of a set for a level each difficulty 1-5 makes up, in twentieths of its time. */
export const DIFFICULTY_PROFILES: Record<Level, Record<DifficultyProfile, Twentieths>> = {
  junior: { gentle: [9, 8, 3, 0, 0], even: [6, 8, 5, 1, 0], demanding: [3, 7, 7, 3, 0] },
  mid: { gentle: [4, 8, 6, 2, 0], even: [2, 6, 7, 4, 1], demanding: [0, 4, 8, 6, 2] },
  senior: { gentle: [0, 6, 8, 5, 1], even: [0, 3, 8, 7, 2], demanding: [0, 1, 6, 9, 4] },
  staff: { gentle: [0, 3, 8, 7, 2], even: [0, 1, 6, 9, 4], demanding: [0, 0, 4, 9, 7] },
};

/** The levels that questions for a level may have: one below to find the floor, one above to find the ceiling. */
export const LEVELS_ASKED: Record<Level, readonly Level[]> = {
  junior: ["junior", "mid"],
  mid: ["junior", "mid", "senior"],
  senior: ["mid", "senior", "staff"],
  staff: ["mid", "senior", "staff"],
};

const askableKindSchema = z.enum(ASKABLE_KINDS, "choose among the kinds of question shown");

const topicWeightSchema = z.strictObject({
  topicId: slugSchema,
  weight: z
    .int("use whole numbers from 1 to 5")
    .min(1, "use 1 to 5")
    .max(5, "use 1 to 5")
    .describe("How often a topic counts against one of weight 1."),
});

const isDistinct = (ids: readonly string[]) => new Set(ids).size === ids.length;

/** What an interviewer asks of a set. */
export const wishSchema = z
  .strictObject({
    minutes: z
      .int("use whole minutes")
      .min(5, "ask for at least 5 minutes")
      .max(240, "ask for at most 240 minutes")
      .describe("Time for the questions alone."),
    topics: z
      .array(topicWeightSchema)
      .min(1, "choose at least one topic")
      .max(23)
      .refine((topics) => isDistinct(topics.map(({ topicId }) => topicId)), "name each topic once"),
    level: z.enum(LEVELS),
    profile: z.enum(DIFFICULTY_PROFILE_NAMES),
    kinds: z
      .array(askableKindSchema)
      .min(1, "choose at least one kind of question")
      .refine(isDistinct, "name each kind once"),
    mustHave: z
      .array(itemIdSchema)
      .max(30)
      .refine(isDistinct, "name each question once")
      .default([])
      .describe("Ids of questions that must be in it."),
    excluded: z.array(itemIdSchema).max(500).default([]).describe("Ids of questions that must not."),
    python: z
      .string()
      .regex(/^3\.(8|9|1\d)$/, 'write a version as in "3.12"')
      .nullable()
      .default(null)
      .describe('The version that the role uses, as in "3.12"; null when it does not matter.'),
    followUps: z.boolean().default(false).describe("Whether a chain of follow-ups is wanted; without, none is asked."),
    siblings: z
      .boolean()
      .default(false)
      .describe("Whether questions that ask the same thing in another way may stand together."),
    candidateId: z
      .uuid("choose a candidate of this workspace")
      .nullable()
      .default(null)
      .describe("Whom it is for: what they were asked before, or may know from practice, counts as known."),
    exposure: z
      .enum(["avoid", "flag"])
      .default("avoid")
      .describe("avoid: what is known or asked often comes only when the wish needs it."),
    seed: z
      .string()
      .trim()
      .min(1, "give a seed of 1 to 60 characters")
      .max(60, "give a seed of 1 to 60 characters")
      .describe("The same seed chooses the same questions."),
  })
  .refine(({ mustHave, excluded }) => mustHave.every((id) => !excluded.includes(id)), {
    message: "a question cannot be both required and excluded",
    path: ["mustHave"],
  });
export type Wish = z.infer<typeof wishSchema>;

/** A language of the role: topics and weights to begin from. */
export type RolePreset = { title: string; topics: Wish["topics"] };

const weights = (topics: Record<string, number>) =>
  Object.entries(topics).map(([topicId, weight]) => ({ topicId, weight }));

export const ROLE_PRESETS = {
  backend: {
    title: "Backend services",
    topics: weights({
      tasks: 2,
      exceptions: 2,
      blocking: 2,
      timeouts: 2,
      cancellation: 2,
      http: 1,
      databases: 1,
      web: 2,
    }),
  },
  data: {
    title: "Data pipelines",
    topics: weights({ gather: 2, queues: 2, iteration: 2, blocking: 2, synchronisation: 1, io: 2, resilience: 1 }),
  },
  platform: {
    title: "Platform and libraries",
    topics: weights({
      "event-loop": 3,
      cancellation: 2,
      taskgroup: 2,
      "context-managers": 1,
      interop: 2,
      debugging: 2,
      testing: 1,
    }),
  },
} as const satisfies Record<string, RolePreset>;
