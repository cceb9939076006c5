"use client";

import type { ReactNode } from "react";
import type { Answered } from "#app/answered";
import type { AnswerView, GradedView } from "#ui/answer-view";
import { GradeView } from "#ui/grade";
import { SecondOpinion } from "./second-opinion";
import { Dispute, OwnCheck } from "./verdict-claim";

type ScoredAnswerProps = {
  answer: AnswerView;
  /** Another grader that may be asked; null where none is set up. */
  opinionModel: string | null;
  /** Hears how the answer stands after its owner said something of a verdict. */
  onChanged?: (answered: Answered) => void;
};

/** A scored answer with what its owner may say of it: check what was left open, dispute what was decided. */
export function ScoredAnswer({ answer, opinionModel, onChanged }: ScoredAnswerProps) {
  const { id: answerId, typed, graded } = answer;
  if (!graded || typed === null) return null;
  const { grade, rubric, overrides, settlements } = graded;
  const targetOf = (ownerKey: string) => ({
    answerId,
    ownerKey,
    onChanged,
    override: overrides.find((one) => one.ownerKey === ownerKey) ?? null,
  });
  const actions: Record<string, ReactNode> = {};
  for (const { key, verdict } of grade.criteria) {
    const other = settlements.find((one) => one.key === key && one.by !== "you");
    if (verdict === "unsure") {
      actions[key] = (
        <>
          {other && <OpinionWords settlement={other} />}
          {!other && graded.opinion && <p className="text-sm">The second opinion was not sure either.</p>}
          <OwnCheck {...targetOf(key)} settledBy={other?.by ?? null} />
        </>
      );
    } else if (verdict !== "met") actions[key] = <Dispute {...targetOf(key)} claim="dispute-missed" />;
  }
  for (const { key } of grade.misconceptions) actions[key] = <Dispute {...targetOf(key)} claim="not-meant" />;
  const isOpen = grade.criteria.some(({ verdict }) => verdict === "unsure");
  const mayAsk = opinionModel !== null && isOpen && graded.opinion === null && grade.flags.length === 0;
  return (
    <GradeView
      answer={typed}
      grade={grade}
      rubric={rubric}
      actions={actions}
      standing={
        <>
          <SettledPoints graded={graded} />
          {mayAsk && <SecondOpinion answerId={answerId} model={opinionModel} onChanged={onChanged} />}
        </>
      }
    />
  );
}

/** How the points stand once what was left open is settled, and by whom; the scored result above stays as it was. */
function SettledPoints({ graded }: { graded: GradedView }) {
  const { grade, settlements, settledPoints } = graded;
  if (settledPoints === null) return null;
  const byYou = settlements.some(({ by }) => by === "you");
  const byOther = settlements.some(({ by }) => by !== "you");
  const after =
    byYou && byOther ? "a second opinion and your own check" : byYou ? "your own check" : "a second opinion";
  return (
    <output className="tabular block max-w-[68ch] border-l-2 border-accent pl-3 text-sm">
      <strong className="font-semibold">
        {settledPoints} of {grade.maxPoints} points after {after}.
      </strong>{" "}
      This counts for the proposed rating. The scored result above stays as it was.
    </output>
  );
}

const WORDS = { met: "met", partial: "partly met", not: "not said" } as const;

/** What a second opinion made of a criterion that was left open, with the words it quotes. */
function OpinionWords({ settlement }: { settlement: GradedView["settlements"][number] }) {
  const { verdict, quotes, by } = settlement;
  return (
    <p className="text-sm wrap-anywhere">
      Second opinion ({by.replace(/^llm:/, "")}): {WORDS[verdict]}
      {quotes.length > 0 && <>, since you wrote “{quotes.map(({ text }) => text).join("” and “")}”</>}.
    </p>
  );
}
