import type { Outcome } from "#domain/quiz/outcome";
import type { Grade, Verdict } from "#domain/rubric/grade";
import type { ScoredQuestion } from "./criteria";
import { ANSWER_CRITERION, type MarkVerdict } from "./mark";

const FROM_GRADE: Record<Verdict, MarkVerdict | null> = {
  met: "met",
  partial: "partly",
  not: "not",
  contradicted: "not",
  // Too close to call: the person decides without a proposal.
  unsure: null,
};

type Answered = { isAnswered: boolean; outcome: Outcome | null; grade: Grade | null };

/**
 * What the engine proposes on each criterion of a question of a take; criteria on which it has nothing to say are left
 * out. Code is for a person to judge.
 */
export function proposedVerdicts(
  { criteria, kind }: Pick<ScoredQuestion, "criteria" | "kind">,
  { isAnswered, outcome, grade }: Answered,
): Map<string, MarkVerdict> {
  const proposed = criteria.flatMap(({ key }): [string, MarkVerdict][] => {
    const verdict = grade ? gradeVerdict(grade, key) : answerVerdict(key);
    return verdict === null ? [] : [[key, verdict]];
  });
  return new Map(proposed);

  function answerVerdict(key: string): MarkVerdict | null {
    if (!isAnswered) return kind === "fix_code" || kind === "write_code" ? null : "not";
    if (key !== ANSWER_CRITERION || outcome?.score == null) return null;
    if (outcome.score >= 1) return "met";
    return outcome.score > 0 ? "partly" : "not";
  }
}

function gradeVerdict(grade: Grade, key: string): MarkVerdict | null {
  const result = grade.criteria.find((one) => one.key === key);
  return result ? FROM_GRADE[result.verdict] : null;
}
