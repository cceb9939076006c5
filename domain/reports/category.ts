import { z } from "zod";
import { REPORT_MAX_CHARS } from "./category-names";

/** A category, as it comes from a form or a table. */
export const reportCategorySchema = z.enum(
  ["wrong", "unclear", "scoring", "outdated", "typo", "other"],
  "choose what is wrong from the list",
);

/** What somebody writes about a problem. */
export const reportTextSchema = z
  .string("write what is wrong")
  .trim()
  .min(10, "say in a few words what is wrong (10 characters or more)")
  .max(REPORT_MAX_CHARS, `write at most ${REPORT_MAX_CHARS} characters`);
