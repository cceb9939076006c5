import { z } from "zod";
import { conceptSchema, keySchema } from "./concept";

/**
 * One way of saying an idea, written so that it reads like the idea:
 *
 *     says: task keeps exception            every term somewhere in the scope, in any order
 *     says: gather > first > raises         `>` fixes the order
 *     says: '"never retrieved"/unretrieved' `/` separates alternatives; quotes hold a literal phrase (matched by stem)
 *     says: '`return_exceptions`'           backticks hold a code term (matched exactly)
 *
 * A bare word names a concept of the rubric or of `content/lexicon.yaml`; an unknown one is an error, so that a typo
 * cannot pass.
 */
export const patternSchema = z.strictObject({
  says: z.string().min(1).max(300),
  /**
   * Where all its terms must stand. `adjacent`: within the `gap` of each other inside a clause. `passage`: in two
   * sentences that follow each other.
   */
  within: z.enum(["clause", "sentence", "adjacent", "passage", "answer"]).default("clause"),
  /** Words allowed between neighbouring terms; only for `adjacent`. */
  gap: z.int().min(0).max(12).default(3),
  /** Entity of the lexicon that the clause must speak of, named there or carried over from before. */
  about: keySchema.optional(),
  /** Whether the idea must be claimed, denied, or merely spoken of. */
  polarity: z.enum(["assert", "deny", "either"]).default("assert"),
  /**
   * Ideas in the same form as `says`; any one of them in the same scope keeps the pattern from matching. With a scope
   * before it (`answer: own-thread`, `passage:`, `sentence:`, `clause:`) it is looked for around the words found, however
   * wide or narrow the pattern itself looks, and only where it is claimed, be it of a case (`if ...`): not where it is denied,
   * told of others, asked or taken back. `answer:` also keeps mere overlap with the statement from earning.
   */
  unless: z.array(z.string().min(1).max(300)).default([]),
  /** `weak` evidence earns half the points of a criterion and shows as partly met. */
  strength: z.enum(["full", "weak"]).default("full"),
});

const MOST_CONCEPTS = 80;

export const criterionSchema = z.strictObject({
  key: keySchema,
  /** The canonical true sentence: what a good answer says, and what a learner who missed it is shown. */
  statement: z.string().min(3).max(300),
  points: z.number().min(0.5).max(5),
  kind: z.enum(["required", "optional", "bonus"]).default("required"),
  /** Entity of the lexicon that the statement speaks of, where it matters which one. */
  about: keySchema.optional(),
  /** A statement that must be claimed, or one that must be denied to be right. */
  polarity: z.enum(["assert", "deny", "either"]).default("assert"),
  /** Key of a criterion that must be met for this one to count. */
  dependsOn: keySchema.optional(),
  /** Criteria of one group share a cap: see `groups` of the rubric. */
  group: keySchema.optional(),
  patterns: z.array(patternSchema).default([]),
  /** Further sentences that say the same; each must earn the criterion (the publish gate tries them). */
  accepts: z.array(z.string().min(3).max(400)).default([]),
  /** What to say when it was met or missed, where the statement alone does not teach enough. */
  feedback: z
    .strictObject({ met: z.string().max(400).optional(), missing: z.string().max(400).optional() })
    .default({}),
});

export const rubricMisconceptionSchema = z.strictObject({
  key: keySchema,
  /** The false belief as people state it. */
  statement: z.string().min(3).max(300),
  /** Why that is not so. */
  correction: z.string().min(3).max(400),
  deduct: z.number().min(0).max(5),
  /** `critical` caps the proposed rating at Again. */
  severity: z.enum(["minor", "major", "critical"]).default("major"),
  /** Criteria that cannot be earned while this is asserted. */
  voids: z.array(keySchema).default([]),
  about: keySchema.optional(),
  patterns: z.array(patternSchema).min(1),
});

/** How an answer to one prompt earns its points. Kept in PostgreSQL, a version each; graded by `gradeAnswer`. */
export const rubricSchema = z.strictObject({
  /** Sum of the points of required and optional criteria unless given; a bonus never lifts a score above it. */
  maxPoints: z.number().min(0.5).max(30).optional(),
  passPoints: z.number().min(0).max(30).optional(),
  groups: z
    .array(
      z.strictObject({
        key: keySchema,
        /** How many of its criteria must be met before any counts; `all` and `any` are the ends of that scale. */
        need: z.union([z.literal("any"), z.literal("all"), z.int().min(1)]).default("any"),
        /** The most points that the group may give. */
        cap: z.number().min(0.5).max(30).optional(),
      }),
    )
    .default([]),
  /** Ideas of this question alone, besides those of the lexicon, whose names they may not take. */
  concepts: z
    .record(keySchema, conceptSchema)
    .refine((concepts) => Object.keys(concepts).length <= MOST_CONCEPTS, `write at most ${MOST_CONCEPTS} concepts`)
    .default({}),
  criteria: z.array(criterionSchema).min(1).max(12),
  misconceptions: z.array(rubricMisconceptionSchema).max(12).default([]),
});

export type PatternSource = z.infer<typeof patternSchema>;
export type Criterion = z.infer<typeof criterionSchema>;
export type RubricMisconception = z.infer<typeof rubricMisconceptionSchema>;
export type Rubric = z.infer<typeof rubricSchema>;
