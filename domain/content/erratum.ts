import { z } from "zod";
import { closedObject } from "./closed-object";
import { lineRangesSchema, sourceFileSchema } from "./shared-fields";

/** What a correction concerns; only an error of fact must be asked about. */
export const CHANGES = ["fact", "code", "claim"] as const;

/** A misconception of an item: `topic.slug#misconception`. */
const beliefSchema = z
  .string()
  .regex(/^[a-z0-9.-]+#[a-z0-9-]+$/, "name a misconception of an item, as in gather.order#by-completion");

const erratumSchema = closedObject({
  id: z.string().regex(/^X\d\d$/, "number errata X01, X02 ..."),
  changes: z.enum(CHANGES),
  /** Where the error stands; the words are compared with those lines. */
  places: z.array(closedObject({ file: sourceFileSchema, lines: lineRangesSchema, quote: z.string().min(3) })).min(1),
  /** What is so instead; Markdown. */
  truth: z.string().min(20).max(600),
  /** What was run or read to find out; Markdown. */
  evidence: z.string().min(4).max(400),
  /** Misconceptions that are this error in other words, and so do not name its lines. */
  asked_by: z.array(beliefSchema).default([]),
});

export type Erratum = z.infer<typeof erratumSchema>;

/** The file content/errata.yaml: what the source documents get wrong. */
export const errataSchema = closedObject({
  documents: z.array(closedObject({ file: sourceFileSchema, title: z.string().min(3).max(80) })),
  errata: z.array(erratumSchema),
}).superRefine(({ documents, errata }, context) => {
  for (const [index, { id, places }] of errata.entries()) {
    if (errata.findIndex((other) => other.id === id) < index) {
      context.addIssue({ code: "custom", path: ["errata", index, "id"], message: `there are two errata ${id}` });
    }
    for (const [place, { file }] of places.entries()) {
      if (documents.some((document) => document.file === file)) continue;
      const path = ["errata", index, "places", place, "file"];
      context.addIssue({ code: "custom", path, message: "list the file under documents, with a title" });
    }
  }
});

export type Errata = z.infer<typeof errataSchema>;

/** The file content/not-covered.yaml: rows of the inventory that no item answers for, each with the reason. */
export const notCoveredSchema = closedObject({
  rows: z.array(
    closedObject({
      ids: z.array(z.string().regex(/^(S\d-[A-Z]+\d+|X\d\d)$/, "name a row, as in S3-QF11 or X12")).min(1),
      reason: z.string().min(20).max(400),
    }),
  ),
});

export type NotCovered = z.infer<typeof notCoveredSchema>;

/** A misconception and the item that has it; also that of a rubric. */
export type BeliefName = { item: string; misconception: string };

/** The two halves of `topic.slug#misconception`. */
export function beliefOf(name: string): BeliefName {
  const [item = "", misconception = ""] = name.split("#");
  return { item, misconception };
}

