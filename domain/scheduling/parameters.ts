import { CLAMP_PARAMETERS, default_w } from "ts-fsrs";
import { z } from "zod";

/** w0..w20 of FSRS-6. */
export type Weights = readonly number[];

const W17_W18_CEILING = 2;
const BOUNDS = CLAMP_PARAMETERS(W17_W18_CEILING);

/** A set of FSRS-6 weights, each within the bounds that ts-fsrs clamps to. */
export const parameterSetSchema = z.strictObject({
  /** Stored with every review, so that history can be replayed under the weights then in force. */
  id: z.string().min(1).max(64),
  algorithm: z.literal("FSRS-6"),
  weights: z
    .array(z.number())
    .length(BOUNDS.length)
    .readonly()
    .superRefine((weights, context) => {
      for (const [index, [lowest = 0, highest = 0]] of BOUNDS.entries()) {
        const weight = weights[index];
        if (weight !== undefined && weight >= lowest && weight <= highest) continue;
        context.addIssue({ code: "custom", path: [index], message: `w${index} must lie in ${lowest}..${highest}` });
      }
    }),
});

export type ParameterSet = z.infer<typeof parameterSetSchema>;

/**
 * What a person starts with, until their own history gives better weights.
 *
 * @see https://github.com/open-spaced-repetition/fsrs4anki/wiki/The-Algorithm
 */
export const DEFAULT_PARAMETERS: ParameterSet = { id: "fsrs-6-default", algorithm: "FSRS-6", weights: default_w };

/** Weights as an optimiser found them, rounded and moved into the bounds, so that every part of the app agrees on them. */
export function boundedWeights(weights: readonly number[]): Weights {
  return BOUNDS.map(([lowest = 0, highest = 0], index) => {
    const rounded = Math.round((weights[index] ?? Number.NaN) * 1e6) / 1e6;
    return Math.min(highest, Math.max(lowest, rounded));
  });
}
