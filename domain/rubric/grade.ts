/** Half-open range of UTF-16 offsets into the answer exactly as it was typed. */
export type Span = { start: number; end: number };

/** Words of the answer that earned or lost something; `text` is the answer's own `slice(start, end)`. */
export type Quote = Span & { text: string };

/**
 * met: full points. partial: some. not: nothing found. contradicted: the answer claims the opposite.
 * unsure: too close to call; earns nothing until a person decides.
 */
export type Verdict = "met" | "partial" | "not" | "contradicted" | "unsure";

export type CriterionResult = {
  key: string;
  verdict: Verdict;
  points: number;
  maxPoints: number;
  /** Never empty when points were awarded. */
  quotes: Quote[];
  /** The `says` of the pattern that decided; `statement` when overlap with the statement did; null when none. */
  decidedBy: string | null;
  /** For a criterion that was not met: the nearest thing the answer does say, and what that lacks. */
  nearestMiss: { quote: Quote; lacks: string[] } | null;
};

export type MisconceptionResult = { key: string; deducted: number; quotes: Quote[] };

/** What the guards found and set aside before grading; exchanged: of each thing it says what is so of the other. */
export type Flag =
  "empty" | "instructions-to-grader" | "copied-question" | "copied-rubric" | "stuffed" | "other-language" | "exchanged";

export type Band = "strong" | "solid" | "partial" | "weak";

export type Grade = {
  engineVersion: string;
  lexiconVersion: string;
  /** 0..maxPoints, deductions included. */
  points: number;
  maxPoints: number;
  band: Band;
  /** In the rubric's order. */
  criteria: CriterionResult[];
  /** Only those that the answer asserts. */
  misconceptions: MisconceptionResult[];
  flags: Flag[];
  /** 0..1: the least certain verdict decides. */
  confidence: number;
};
