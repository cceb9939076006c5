import type { ScoredQuestion } from "#domain/scorecards/criteria";
import {
  cronbachAlpha,
  itemFigures,
  type ItemFigures,
  median,
  type OptionShare,
  optionShares,
  secondsByQuestion,
  type SetAlpha,
  type TakerScores,
} from "#domain/scorecards/item-statistics";
import { answerKeySchema } from "#domain/content/answer-key";
import { questionSchema } from "#domain/content/question";
import { responseSchema } from "#domain/quiz/response";
import { meanOf, questionShare, verdictsOn } from "#domain/scorecards/question-score";
import { byCriterion, type Reliability, reliabilityOf, unitOf } from "#domain/scorecards/reliability";
import { db } from "./db";
import { getSet } from "./question-sets";
import { marksBeforeReading } from "./scorecard-agreement";
import { type Taker, takersOf } from "./set-takers";

export type OptionFigures = { answers: number; options: (OptionShare & { text: string; isRight: boolean })[] };

export type QuestionStatistics = ItemFigures & {
  question: ScoredQuestion;
  /** Median seconds from one save to the next, and of how many takes; null of none. */
  time: { seconds: number; takers: number } | null;
  /** How far raters agree on its criteria. */
  reliability: Reliability;
  /** The same, criterion by criterion: those that two raters decided on. */
  criteria: { key: string; statement: string; reliability: Reliability }[];
  /** Of a choice; null of other kinds. */
  choices: OptionFigures | null;
};

export type SetStatistics = {
  title: string;
  takers: number;
  /** Takers left out of the scores, since the reader may not see any yet. */
  hidden: number;
  /** Interviews that nobody has scored. */
  unscored: number;
  alpha: SetAlpha;
  reliability: Reliability;
  questions: QuestionStatistics[];
};

/**
 * How the questions of a set did, over all who took it: by the marks of persons where there are any, else by what the
 * engine found. What the reader may not see yet does not count.
 *
 * @throws {Refusal} not-found
 */
export async function setStatistics(userId: string, setId: string, now: Date): Promise<SetStatistics> {
  const set = await getSet(userId, setId);
  const { takers, questions } = await takersOf(userId, set, now);
  const scores = takers.map((taker) => questions.map((question) => scoreOf(taker, question)));
  const marks = await marksBeforeReading(
    set.workspaceId,
    takers.map(({ ratings }) => ratings.map(({ scorecardId }) => scorecardId)),
  );
  const rated = marks.map((ofTaker) => byCriterion([...ofTaker.values()]));
  const items = await choicesOf(questions);
  const unknown = takers.filter(({ ratings, proposal }) => ratings.length === 0 && proposal === null);
  return {
    title: set.title,
    takers: takers.length,
    hidden: unknown.filter(({ answers, hidden }) => answers !== null || hidden > 0).length,
    unscored: unknown.filter(({ answers, hidden }) => answers === null && hidden === 0).length,
    alpha: cronbachAlpha(scores),
    reliability: reliabilityOf(rated.map((rows) => rows.map(unitOf))),
    questions: questions.map((question, at) => {
      const { itemId, step } = question;
      const ofQuestion = rated.map((rows) => rows.filter((row) => row.itemId === itemId && row.step === step));
      return {
        question,
        ...itemFigures(scores, at),
        time: timeOn(question, takers),
        reliability: reliabilityOf(ofQuestion.map((rows) => rows.map(unitOf))),
        criteria: question.criteria
          .map(({ key, statement }) => ({
            key,
            statement,
            reliability: reliabilityOf(
              ofQuestion.map((rows) => rows.filter((row) => row.criterionKey === key).map(unitOf)),
            ),
          }))
          .filter((criterion) => criterion.reliability.units > 0),
        choices: chosenOf(question, takers, items.get(itemId)),
      };
    }),
  };
}

function scoreOf({ ratings, proposal, answers }: Taker, question: ScoredQuestion): TakerScores[number] {
  const byPersons = meanOf(ratings.map(({ marks }) => questionShare(question.criteria, verdictsOn(question, marks))));
  if (byPersons !== null || proposal === null) return byPersons;
  const { itemId, step } = question;
  return answers?.find((answer) => answer.itemId === itemId && answer.step === step)?.score ?? null;
}

function timeOn({ itemId, step }: ScoredQuestion, takers: readonly Taker[]): QuestionStatistics["time"] {
  const seconds = takers.flatMap(({ at, answers }) => {
    const saved = (answers ?? []).flatMap((answer) =>
      answer.savedAt === null ? [] : [{ id: `${answer.itemId}#${answer.step}`, savedAt: answer.savedAt }],
    );
    return secondsByQuestion(at, saved).get(`${itemId}#${step}`) ?? [];
  });
  const middle = median(seconds);
  return middle === null ? null : { seconds: middle, takers: seconds.length };
}

type Choices = { options: { key: string; text: string }[]; right: ReadonlySet<string> };

/** The options of the choices among the questions, and which are right: for members of the workspace alone. */
async function choicesOf(questions: readonly ScoredQuestion[]): Promise<Map<string, Choices>> {
  const ids = questions.filter(({ kind }) => kind === "single_choice" || kind === "multi_choice");
  const rows = await db.item.findMany({ where: { id: { in: ids.map(({ itemId }) => itemId) } } });
  return new Map(
    rows.flatMap((row): [string, Choices][] => {
      const question = questionSchema.parse(row.question);
      const key = answerKeySchema.parse(row.answerKey);
      if (!("options" in question)) return [];
      const right = key.kind === "single_choice" ? [key.answer] : key.kind === "multi_choice" ? key.answers : [];
      return [[row.id, { options: question.options, right: new Set(right) }]];
    }),
  );
}

function chosenOf(
  { itemId }: ScoredQuestion,
  takers: readonly Taker[],
  choices: Choices | undefined,
): OptionFigures | null {
  if (!choices) return null;
  // An answer tells whether it is right, which is the proposal: it counts where that may be seen.
  const chosen = takers.flatMap(({ answers, proposal, ratings }): string[][] => {
    const answer = proposal === null && ratings.length === 0 ? null : answers?.find((one) => one.itemId === itemId);
    const response = responseSchema.safeParse(answer?.response).data;
    if (response?.kind === "single_choice") return [[response.choice]];
    return response?.kind === "multi_choice" ? [response.choices] : [];
  });
  const { answers, options } = optionShares(
    choices.options.map(({ key }) => key),
    chosen,
  );
  return {
    answers,
    options: options.map((share, at) => ({
      ...share,
      text: choices.options[at]?.text ?? share.key,
      isRight: choices.right.has(share.key),
    })),
  };
}
