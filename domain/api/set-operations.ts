import { z } from "zod";
import { titleSchema } from "#domain/sets/document";
import { wishSchema } from "#domain/sets/wish";
import { id, instant, type Operation, pageOf, pageQuery, plain } from "./operation";

const setRow = {
  id,
  title: z.string(),
  form: z.string().describe("A, or the letter of a form made parallel to another set."),
  version: z.int().describe("Counts up with each change."),
  updatedAt: instant,
};

export const setSummarySchema = z.object(setRow);

export const setSchema = z.object({
  ...setRow,
  wish: wishSchema,
  questions: z
    .array(
      z.object({
        itemId: z.string(),
        title: z.string(),
        topicId: z.string(),
        kind: z.string(),
        difficulty: z.int().describe("1 to 5."),
        expectedSeconds: z.int(),
        wording: z.string().nullable().describe("In the interviewer's own words; null is the bank's wording."),
        rubrics: z
          .array(z.object({ step: z.string(), name: z.string(), version: z.int() }))
          .describe("Members' own rubrics that score it; steps that are not named are scored by the bank's."),
        reason: z.string().describe("Why it was chosen."),
      }),
    )
    .describe("In the order of asking."),
  retired: z.array(z.string()).describe("Questions that the bank withdrew since."),
  unmet: z
    .array(z.object({ wish: z.string(), about: z.string(), sentence: z.string() }))
    .describe("What of the wish the set does not meet; empty when all is met."),
  expectedSeconds: z.int(),
  spreadSeconds: z.int().describe("How much the expected time varies between prepared people."),
});

export const topicSchema = z.object({ id: z.string(), title: z.string() });

export const newSetSchema = z.strictObject({
  title: titleSchema,
  wish: wishSchema,
  forms: z
    .int("give a whole number from 1 to 4")
    .min(1, "ask for at least 1 form")
    .max(4, "ask for at most 4 forms")
    .default(1)
    .describe("Further forms are parallel to the first, and share no question."),
});

export const kitSchema = z.object({
  title: z.string(),
  form: z.string(),
  minutes: z.int(),
  questions: z.array(
    z.object({
      number: z.int(),
      title: z.string(),
      topic: z.string(),
      startMinute: z.int(),
      minutes: z.int(),
      difficulty: z.int(),
      ask: z.string().describe("What the candidate is shown, in Markdown."),
      answer: z.string().describe("For the interviewer alone, in Markdown."),
      followUps: z.array(z.string()),
      sounds: z.object({ strong: z.array(z.string()), solid: z.array(z.string()), weak: z.array(z.string()) }),
      redFlags: z.array(z.object({ belief: z.string(), correction: z.string() })),
      criteria: z.array(z.object({ step: z.string(), key: z.string(), statement: z.string(), points: z.number() })),
    }),
  ),
});

const params = z.object({ setId: id });
const group = "Sets";

/** Sets, their kits, and the topics that a wish names. */
export const SET_OPERATIONS = {
  listTopics: {
    ...plain,
    method: "GET",
    path: "/topics",
    group,
    scope: "sets:read",
    summary: "List the topics that a wish can name",
    answer: z.object({ items: z.array(topicSchema) }),
  },
  listSets: {
    ...plain,
    method: "GET",
    path: "/sets",
    group,
    scope: "sets:read",
    summary: "List the sets of the workspace",
    description: "Deleted sets are left out.",
    query: z.object(pageQuery),
    answer: pageOf(setSummarySchema),
  },
  createSet: {
    ...plain,
    method: "POST",
    path: "/sets",
    group,
    scope: "sets:write",
    summary: "Make a set from a wish",
    description:
      "Questions are chosen by exact search: the same wish, seed and bank give the same set. What cannot be met is named in `unmet`. A search may take up to half a minute.",
    body: newSetSchema,
    status: 201,
    answer: z.object({ sets: z.array(setSchema).describe("Form A first.") }),
  },
  getSet: {
    ...plain,
    method: "GET",
    path: "/sets/{setId}",
    group,
    scope: "sets:read",
    summary: "Get one set with its questions",
    params,
    answer: setSchema,
  },
  deleteSet: {
    ...plain,
    method: "DELETE",
    path: "/sets/{setId}",
    group,
    scope: "sets:write",
    summary: "Delete a set",
    description: "It leaves all lists; members can bring it back on its page. What candidates took stays.",
    params,
    status: 204,
  },
  getKit: {
    ...plain,
    method: "GET",
    path: "/sets/{setId}/kit",
    group,
    scope: "kits:read",
    summary: "Get the kit of a set",
    description: "Answers and rubrics are in it: never show it to a candidate.",
    params,
    answer: kitSchema,
  },
  getKitAsMarkdown: {
    ...plain,
    method: "GET",
    path: "/sets/{setId}/kit.md",
    group,
    scope: "kits:read",
    summary: "Get a copy of the kit as Markdown",
    params,
    query: z.object({
      copy: z
        .enum(["interviewer", "candidate"], "choose interviewer or candidate")
        .default("candidate")
        .describe("The candidate's copy holds no answer."),
    }),
    answer: z.string(),
    media: "text/markdown",
  },
} as const satisfies Record<string, Operation>;
