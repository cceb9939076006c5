/** Parts of the engine that can be left out, one at a time, to measure what each is worth. */
export const MECHANISMS = [
  "guards",
  "spelling",
  "rewrites",
  "moods",
  "polarity",
  "subjects",
  "exchange",
  "figures",
  "coverage",
] as const;

export type Mechanism = (typeof MECHANISMS)[number];
