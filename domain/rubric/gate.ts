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
  return [...gateSteps(rubric, question, lexicon)].filter((step) => step !== null);
}

/**
 * The same an answer at a time, for whoever has other things to do between two: a step is a problem, or null where an
 * answer was graded.
 */
export function* gateSteps(rubric: Rubric, question: string, lexicon: Lexicon): Generator<GateProblem | null> {
  const trial: Trial = { rubric, lexicon, grade: (answer) => gradeAnswer({ answer, question, rubric, lexicon }) };
  for (const criterion of rubric.criteria) yield* tryCriterion(criterion, trial);
  yield* tryBeliefs(trial);
  yield* tryNoise(trial, question);
  yield* tryReordering(trial);
}

type Steps = Generator<GateProblem | null>;

function* tryCriterion(criterion: Criterion, trial: Trial): Steps {
  const { key } = criterion;
  for (const sentence of [criterion.statement, ...criterion.accepts]) {
    const answer = withSupport(criterion, sentence, trial.rubric);
    const grade = trial.grade(answer);
    yield null;
    if (!isMet(grade, key)) {
      const message = `its own sentence does not earn it (${verdictOf(grade, key)})`;
      yield { check: "own", key, answer, message };
      continue;
    }
    const [held] = grade.misconceptions;
    if (held) yield { check: "own", key, answer, message: `its own sentence triggers the misconception ${held.key}` };
    yield* tryOpposites(criterion, sentence, trial);
    yield* tryNeutral(criterion, sentence, trial);
  }
}

/** A criterion that depends on another is tried together with it. */
function withSupport(criterion: Criterion, sentence: string, { criteria }: Rubric): string {
  const support = criteria.find(({ key }) => key === criterion.dependsOn);
  return support === undefined ? sentence : `${support.statement.replace(/[.\s]*$/, "")}. ${sentence}`;
}

function* tryOpposites(criterion: Criterion, sentence: string, trial: Trial): Steps {
  const { key, about, polarity, patterns } = criterion;
  const mayBeDenied = polarity === "either" || patterns.some((pattern) => pattern.polarity !== "assert");
  const opposites = [
    { how: "denied", answer: mayBeDenied ? null : withSupport(criterion, negate(sentence), trial.rubric) },
    { how: "said of another thing", answer: about === undefined ? null : swapEntity(sentence, about, trial.lexicon) },
  ];
  for (const { how, answer } of opposites) {
    if (answer === null) continue;
    const isEarned = isMet(trial.grade(answer), key);
    yield isEarned ? { check: "hostile", key, answer, message: `it is earned by its own sentence ${how}` } : null;
  }
}

function* tryNeutral(criterion: Criterion, sentence: string, trial: Trial): Steps {
  const { key } = criterion;
  for (const [name, vary] of Object.entries(NEUTRAL_VARIANTS)) {
    const answer = withSupport(criterion, vary(sentence, trial.lexicon), trial.rubric);
    const grade = trial.grade(answer);
    const isSame = isMet(grade, key) && grade.misconceptions.length === 0;
    const message = `${name} changes the verdict to ${verdictOf(grade, key)}`;
    yield isSame ? null : { check: "neutral", key, answer, message };
  }
}

function* tryBeliefs({ rubric, grade }: Trial): Steps {
  for (const { key, statement } of rubric.misconceptions) {
    const isHeld = (answer: string): boolean => grade(answer).misconceptions.some((each) => each.key === key);
    const message = "its own sentence does not trigger it";
    yield isHeld(statement) ? null : { check: "belief", key, answer: statement, message };
    const denied = negate(statement);
    const whenDenied = "its sentence triggers it even when denied";
    yield isHeld(denied) ? { check: "hostile", key, answer: denied, message: whenDenied } : null;
  }
}

function* tryNoise({ rubric, grade }: Trial, question: string): Steps {
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
  for (const [name, answer] of noise) {
    const { points } = grade(answer);
    yield points === 0 ? null : { check: "hostile", key: null, answer, message: `${name} gets ${points} points` };
  }
}

/** Two statements earn the same in either order. */
function* tryReordering({ rubric, grade }: Trial): Steps {
  for (const [index, criterion] of rubric.criteria.entries()) {
    const next = rubric.criteria[index + 1];
    if (next === undefined || criterion.dependsOn !== undefined || next.dependsOn !== undefined) continue;
    const [one, other] = [criterion, next].map(({ statement }) => statement.replace(/[.\s]*$/, "."));
    const there = grade(`${one} ${other}`);
    yield null;
    const answer = `${other} ${one}`;
    const back = grade(answer);
    const missed = [criterion.key, next.key].find((key) => isMet(there, key) !== isMet(back, key));
    const message = "the order of two sentences changes the verdict";
    yield missed === undefined ? null : { check: "neutral", key: missed, answer, message };
  }
}

function isMet(grade: Grade, key: string): boolean {
  return verdictOf(grade, key) === "met";
}

function verdictOf(grade: Grade, key: string): string {
  return grade.criteria.find((each) => each.key === key)?.verdict ?? "not";
}
