import { conceptSchema } from "#domain/rubric/concept";
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

/** The engine without each concept in turn, of the lexicon or of one rubric alone, those that matter most first. */
export function ablateConcepts(labelled: readonly Labelled[], lexicon: Lexicon): Ablation[] {
  const whole = labelled.map((each) => outcomesOf(each, lexicon));
  /** Nothing where no rubric names the concept. */
  const ablate = (name: string, reduced: (each: Labelled) => Outcome[] | null): Ablation[] => {
    const outcomes = labelled.map(reduced);
    if (outcomes.every((each) => each === null)) return [];
    return [
      figuresOf(
        name,
        outcomes.flatMap((each, index) => each ?? whole[index] ?? []),
      ),
    ];
  };
  const shared = [...lexicon.concepts.keys()].flatMap((concept) => {
    const without: Lexicon = { ...lexicon, concepts: new Map([...lexicon.concepts, [concept, []]]) };
    return ablate(concept, (each) => (uses(each.asked.rubric, concept) ? outcomesOf(each, without) : null));
  });
  const own = labelled.flatMap((one) =>
    Object.keys(one.asked.rubric.concepts).flatMap((concept) =>
      ablate(`${one.itemId}: ${concept}`, (each) => (each === one ? outcomesOf(emptied(one, concept), lexicon) : null)),
    ),
  );
  return [
    figuresOf("nothing", whole.flat()),
    ...[...shared, ...own].toSorted((one, other) => (one.kappa ?? 0) - (other.kappa ?? 0)),
  ];
}

function outcomesOf({ itemId, asked, exemplars }: Labelled, lexicon: Lexicon): Outcome[] {
  return gradeExemplars(itemId, exemplars, { ...asked, lexicon });
}

/** The same with a concept of the rubric's own that nothing says. */
function emptied(one: Labelled, concept: string): Labelled {
  const { rubric } = one.asked;
  const concepts = { ...rubric.concepts, [concept]: conceptSchema.parse({}) };
  return { ...one, asked: { ...one.asked, rubric: { ...rubric, concepts } } };
}

/** Whether a pattern or a concept of the rubric's own names a shared concept. */
function uses({ criteria, misconceptions, concepts }: Rubric, concept: string): boolean {
  const name = new RegExp(`(?<![a-z0-9-])${concept}(?![a-z0-9-])`);
  const patterns = [...criteria, ...misconceptions].flatMap((owner) => owner.patterns);
  return (
    patterns.some(({ says, unless }) => [says, ...unless].some((idea) => name.test(idea))) ||
    Object.values(concepts).some(({ includes }) => includes.includes(concept))
  );
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
