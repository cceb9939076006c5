import type { Answered } from "#app/answered";
import { isOwnCardId } from "#domain/own-card/own-id";
import { AnswerResult } from "#ui/answer-result";
import { Prose } from "#ui/prose";
import type { QuestionView } from "#ui/question-view";
import { ScoreHistory } from "#ui/score-history";
import { MakeCard } from "../practice/[itemId]/make-card";
import { QuestionRecall } from "../practice/[itemId]/question-recall";
import { ScoredAnswer } from "../scored-answer";
import { ChainWays } from "./chain-ways";
import type { ShownAnswer } from "./use-answer";

type CardResultProps = {
  cardId: string;
  view: QuestionView;
  answered: ShownAnswer;
  /** Hears how the answer stands after its owner said something of a verdict. */
  onChanged: (answered: Answered) => void;
  /** Hears which way on from a step of a chain was chosen, where nobody could score it yet. */
  onChoose: (next: string | null) => Promise<void>;
};

/** What was asked, what became of the answer, and the person's own note. */
export default function CardResult({ cardId, view, answered, onChanged, onChoose }: CardResultProps) {
  const { answers, lesson, history, opinionModel, remarkHtml, held } = answered;
  const grades = Object.fromEntries(
    answers.map((one) => [
      one.id,
      <ScoredAnswer key={one.id} answer={one} opinionModel={opinionModel} onChanged={onChanged} />,
    ]),
  );
  return (
    <>
      <QuestionRecall view={view} />
      <AnswerResult answers={answers} lesson={lesson} grades={grades} />
      {history && <ScoreHistory history={history} />}
      {lesson && !isOwnCardId(cardId) && <MakeCard itemId={cardId} inNewTab />}
      {remarkHtml !== null && (
        <section aria-label="Your note" className="max-w-[68ch] border-l-2 border-accent pl-4">
          <h2 className="text-xs text-muted">Your note</h2>
          <Prose html={remarkHtml} />
        </section>
      )}
      {held && held.ways.length > 0 && <ChainWays key={answered.answerId} ways={held.ways} onChoose={onChoose} />}
    </>
  );
}
