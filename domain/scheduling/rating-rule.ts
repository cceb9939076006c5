import { z } from "zod";

const share = z.number().min(0).max(1);

/** The lowest score, 0..1, that proposes each rating; below `hardFrom` it is Again. */
export const ratingRuleSchema = z
  .strictObject({ hardFrom: share, goodFrom: share, easyFrom: share })
  .refine((rule) => rule.hardFrom <= rule.goodFrom && rule.goodFrom <= rule.easyFrom, "let the thresholds rise");

export type RatingRule = z.infer<typeof ratingRuleSchema>;

/** The rule that a person starts with. */
export const DEFAULT_RATING_RULE: RatingRule = { hardFrom: 0.4, goodFrom: 0.7, easyFrom: 0.95 };
