import { canShowCopying } from "./copying";
import { gradeAnswer } from "./engine";
import type { Grade } from "./grade";
import type { Lexicon } from "./lexicon";
import type { Criterion, Rubric } from "./rubric";
import { negate, NEUTRAL_VARIANTS, shuffleWords, stuff, swapEntity } from "./variants";

/** Something that keeps a rubric from being published: an answer that it grades as no reader would. */
export type GateProblem = {
  /** own: a true sentence goes unrewarded. belief: a false one goes unseen. hostile: noise earns. neutral: a trifle decides. */
  check: "own" | "belief" | "hostile" | "neutral";
  /** Of the criterion or misconception; null where the whole rubric is meant. */
  key: string | null;
  /** The answer that was tried. */
  answer: string;
  message: string;
};

type Trial = { rubric: Rubric; lexicon: Lexicon; grade: (answer: string) => Grade };

const SHUFFLES = [1, 2, 3];
/** Where a few words make a full answer ("A, B, C; three seconds"), a list of them is one. */
const SHORTEST_REFERENCE = 30;

/**
 * Tries a rubric on answers made from its own sentences: true ones, false ones, noise, and the same in other clothes.
 * Empty if it may be published. It has to be free of faults that `lintRubric` finds.
 */
export function publishGate(rubric: Rubric, question: string, lexicon: Lexicon): GateProblem[] {
  const trial: Trial = { rubric, lexicon, grade: (answer) => gradeAnswer({ answer, question, rubric, lexicon }) };
  return [
    ...rubric.criteria.flatMap((criterion) => tryCriterion(criterion, trial)),
    ...tryBeliefs(trial),
    ...tryNoise(trial, question),
    ...tryReordering(trial),
  ];
}

function tryCriterion(criterion: Criterion, trial: Trial): GateProblem[] {
  const { key } = criterion;
  const problems: GateProblem[] = [];
  for (const sentence of [criterion.statement, ...criterion.accepts]) {
    const answer = withSupport(criterion, sentence, trial.rubric);
    const grade = trial.grade(answer);
    if (!isMet(grade, key)) {
      problems.push({
        check: "own",
        key,
        answer,
        message: `its own sentence does not earn it (${verdictOf(grade, key)})`,
      });
      continue;
    }
    const [held] = grade.misconceptions;
    if (held)
      problems.push({ check: "own", key, answer, message: `its own sentence triggers the misconception ${held.key}` });
    problems.push(...tryOpposites(criterion, sentence, trial), ...tryNeutral(criterion, sentence, trial));
  }
  return problems;
}

/** A criterion that depends on another is tried together with it. */
function withSupport(criterion: Criterion, sentence: string, { criteria }: Rubric): string {
  const support = criteria.find(({ key }) => key === criterion.dependsOn);
  return support === undefined ? sentence : `${support.statement.replace(/[.\s]*$/, "")}. ${sentence}`;
}

function tryOpposites(criterion: Criterion, sentence: string, trial: Trial): GateProblem[] {
  const { key, about, polarity } = criterion;
  const problems: GateProblem[] = [];
  const refuse = (answer: string | null, how: string): void => {
    if (answer === null || !isMet(trial.grade(answer), key)) return;
    problems.push({ check: "hostile", key, answer, message: `it is earned by its own sentence ${how}` });
  };
  const mayBeDenied = polarity === "either" || criterion.patterns.some((pattern) => pattern.polarity !== "assert");
  if (!mayBeDenied) refuse(withSupport(criterion, negate(sentence), trial.rubric), "denied");
  if (about !== undefined) refuse(swapEntity(sentence, about, trial.lexicon), "said of another thing");
  return problems;
}

function tryNeutral(criterion: Criterion, sentence: string, trial: Trial): GateProblem[] {
  const { key } = criterion;
  return Object.entries(NEUTRAL_VARIANTS).flatMap(([name, vary]): GateProblem[] => {
    const answer = withSupport(criterion, vary(sentence, trial.lexicon), trial.rubric);
    const grade = trial.grade(answer);
    if (isMet(grade, key) && grade.misconceptions.length === 0) return [];
    return [{ check: "neutral", key, answer, message: `${name} changes the verdict to ${verdictOf(grade, key)}` }];
  });
}

function tryBeliefs({ rubric, grade }: Trial): GateProblem[] {
  return rubric.misconceptions.flatMap(({ key, statement }): GateProblem[] => {
    const isHeld = (answer: string): boolean => grade(answer).misconceptions.some((each) => each.key === key);
    const denied = negate(statement);
    return [
      ...(isHeld(statement)
        ? []
        : [{ check: "belief" as const, key, answer: statement, message: "its own sentence does not trigger it" }]),
      ...(isHeld(denied)
        ? [{ check: "hostile" as const, key, answer: denied, message: "its sentence triggers it even when denied" }]
        : []),
    ];
  });
}

function tryNoise({ rubric, grade }: Trial, question: string): GateProblem[] {
  const reference = rubric.criteria.map(({ statement }) => statement.replace(/[.\s]*$/, ".")).join(" ");
  const isLong = reference.split(" ").length >= SHORTEST_REFERENCE;
  const noise: [name: string, answer: string][] = [
    ["the question, copied,", question],
    ...(canShowCopying(rubric) ? [["its criteria, copied,", reference] satisfies [string, string]] : []),
    ...(isLong ? [["a list of its keywords", stuff(reference)] satisfies [string, string]] : []),
    ...(isLong
      ? SHUFFLES.map((seed): [string, string] => ["its words, shuffled,", shuffleWords(reference, seed)])
      : []),
  ];
  return noise.flatMap(([name, answer]): GateProblem[] => {
    const { points } = grade(answer);
    return points === 0 ? [] : [{ check: "hostile", key: null, answer, message: `${name} gets ${points} points` }];
  });
}

/** Two statements earn the same in either order. */
function tryReordering({ rubric, grade }: Trial): GateProblem[] {
  return rubric.criteria.flatMap((criterion, index): GateProblem[] => {
    const next = rubric.criteria[index + 1];
    if (next === undefined || criterion.dependsOn !== undefined || next.dependsOn !== undefined) return [];
    const [one, other] = [criterion, next].map(({ statement }) => statement.replace(/[.\s]*$/, "."));
    const there = grade(`${one} ${other}`);
    const back = grade(`${other} ${one}`);
    const missed = [criterion.key, next.key].find((key) => isMet(there, key) !== isMet(back, key));
    if (missed === undefined) return [];
    return [
      {
        check: "neutral",
        key: missed,
        answer: `${other} ${one}`,
        message: "the order of two sentences changes the verdict",
      },
    ];
  });
}

function isMet(grade: Grade, key: string): boolean {
  return verdictOf(grade, key) === "met";
}

function verdictOf(grade: Grade, key: string): string {
  return grade.criteria.find((each) => each.key === key)?.verdict ?? "not";
}
