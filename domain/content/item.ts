import { z } from "zod";
import {
  clozeSchema,
  flashcardSchema,
  multiChoiceSchema,
  orderEventsSchema,
  predictOutputSchema,
  singleChoiceSchema,
  spotBugSchema,
} from "./closed-items";
import { fixCodeSchema, writeCodeSchema } from "./code-items";
import { mockInterviewSchema } from "./mock-interview";
import { type Kind, KIND_NAMES } from "./question";
import { chainSchema, freeTextSchema } from "./written-items";

/** What one file in content/items may say. A field that its kind does not have is an error, so a typo cannot pass. */
export const itemSchema = z.discriminatedUnion(
  "kind",
  [
    flashcardSchema,
    clozeSchema,
    singleChoiceSchema,
    multiChoiceSchema,
    predictOutputSchema,
    orderEventsSchema,
    spotBugSchema,
    fixCodeSchema,
    writeCodeSchema,
    freeTextSchema,
    chainSchema,
    mockInterviewSchema,
  ],
  { error: `the kind must be one of: ${Object.keys(KIND_NAMES).join(", ")}` },
);

export type Item = z.infer<typeof itemSchema>;

/** An item of one kind. */
export type ItemOf<K extends Kind> = Extract<Item, { kind: K }>;
