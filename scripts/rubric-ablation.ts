import type { Lexicon } from "#domain/rubric/lexicon";
import { MECHANISMS, type Mechanism } from "#domain/rubric/mechanisms";
import type { Rubric } from "#domain/rubric/rubric";
import type { Exemplar } from "./rubric-exemplars";
import { gradeExemplars, measure, type Outcome } from "./rubric-measures";
import type { AskedRubric } from "./rubric-sources";

export type Labelled = { itemId: string; asked: AskedRubric; exemplars: readonly Exemplar[] };

/** What the engine makes of the answers without one of its parts. */
export type Ablation = {
  without: string;
  kappa: number | null;
  /** Misconceptions found where there are none. */
  falseAlarms: number;
  /** Of those that are there, how many are found. */
  recall: number | null;
  /** Worthless answers that earn what no label gives them. */
  falseCredit: number;
};

/** The engine whole, then without each mechanism in turn. */
export function ablateMechanisms(labelled: readonly Labelled[], lexicon: Lexicon): Ablation[] {
  const grade = (without?: Mechanism): Outcome[] =>
    labelled.flatMap(({ itemId, asked, exemplars }) =>
      gradeExemplars(itemId, exemplars, { ...asked, lexicon, without }),
    );
  return [figuresOf("nothing", grade()), ...MECHANISMS.map((mechanism) => figuresOf(mechanism, grade(mechanism)))];
}

/** The engine without each concept of the lexicon in turn, those that matter most first. */
export function ablateConcepts(labelled: readonly Labelled[], lexicon: Lexicon): Ablation[] {
  const whole = new Map(
    labelled.map(({ itemId, asked, exemplars }) => [itemId, gradeExemplars(itemId, exemplars, { ...asked, lexicon })]),
  );
  const ablations = [...lexicon.concepts.keys()].flatMap((concept): Ablation[] => {
    const users = new Set(labelled.filter(({ asked }) => uses(asked.rubric, concept)).map(({ itemId }) => itemId));
    if (users.size === 0) return [];
    const reduced: Lexicon = { ...lexicon, concepts: new Map([...lexicon.concepts, [concept, []]]) };
    const outcomes = labelled.flatMap(({ itemId, asked, exemplars }) =>
      users.has(itemId) ? gradeExemplars(itemId, exemplars, { ...asked, lexicon: reduced }) : (whole.get(itemId) ?? []),
    );
    return [figuresOf(concept, outcomes)];
  });
  const all = figuresOf("nothing", [...whole.values()].flat());
  return [all, ...ablations.toSorted((one, other) => (one.kappa ?? 0) - (other.kappa ?? 0))];
}

function uses({ criteria, misconceptions }: Rubric, concept: string): boolean {
  const name = new RegExp(`(?<![a-z0-9-])${concept}(?![a-z0-9-])`);
  const patterns = [...criteria, ...misconceptions].flatMap((owner) => owner.patterns);
  return patterns.some(({ says, unless }) => [says, ...unless].some((idea) => name.test(idea)));
}

function figuresOf(without: string, outcomes: readonly Outcome[]): Ablation {
  const { kappa, recall, falseCredit } = measure(outcomes);
  return {
    without,
    kappa,
    falseAlarms: outcomes.flatMap(({ misconceptions }) => misconceptions).filter((each) => each.engine && !each.person)
      .length,
    recall,
    falseCredit: Object.values(falseCredit).reduce((sum, { credited }) => sum + credited, 0),
  };
}
