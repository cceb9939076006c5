import type { Verdict } from "./grade";

/** One scored answer to a question, as far as the history looks at it. */
export type Attempt = {
  points: number;
  maxPoints: number;
  verdicts: readonly { key: string; verdict: Verdict }[];
};

/** What one answer covered that the one before did not, and the other way round; keys of criteria. */
export type CoverageChange = { gained: string[]; lost: string[] };

/**
 * How the coverage changed from answer to answer, one entry for each; the first has gained all that it covers.
 *
 * A criterion is covered when it was met, wholly or in part. Between two versions of a rubric only what both ask for
 * is compared: what one of them does not know was neither gained nor lost.
 *
 * @param attempts oldest first
 */
export function coverageChanges(attempts: readonly Attempt[]): CoverageChange[] {
  return attempts.map((attempt, at) => {
    const covered = coveredBy(attempt);
    const before = attempts[at - 1];
    if (!before) return { gained: covered, lost: [] };
    const earlier = coveredBy(before);
    const asked = new Set(attempt.verdicts.map(({ key }) => key));
    const askedBefore = new Set(before.verdicts.map(({ key }) => key));
    return {
      gained: covered.filter((key) => askedBefore.has(key) && !earlier.includes(key)),
      lost: earlier.filter((key) => asked.has(key) && !covered.includes(key)),
    };
  });
}

function coveredBy({ verdicts }: Attempt): string[] {
  return verdicts.flatMap(({ key, verdict }) => (verdict === "met" || verdict === "partial" ? key : []));
}
