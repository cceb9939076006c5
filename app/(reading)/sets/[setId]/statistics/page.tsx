import type { Metadata } from "next";
import Link from "next/link";
import { requestTime } from "#app/request-time";
import { KIND_NAMES } from "#domain/content/question";
import { ANECDOTE_BELOW, ROUGH_BELOW, TRUST_WORDS, trustIn } from "#domain/scorecards/item-statistics";
import { type QuestionStatistics, setStatistics } from "#server/set-statistics";
import { Empty } from "#ui/empty";
import { Notice } from "#ui/notice";
import { WideTable } from "#ui/wide-table";
import { figure, ReliabilityLine } from "../../../scorecards/reliability-line";
import { foundFor } from "../../../scorecards/signed-in";
import { setPath } from "../../set-path";
import { Choices } from "./choices";
import { CriterionAgreement } from "./criterion-agreement";

export const metadata: Metadata = { title: "Statistics of a set" };

const CELL = "px-2 py-2 align-top";

/** How the questions of a set did, over all who took it. */
export default async function SetStatisticsPage({ params }: PageProps<"/sets/[setId]/statistics">) {
  const { setId } = await params;
  const { title, takers, hidden, unscored, alpha, reliability, questions } = await foundFor((userId) =>
    setStatistics(userId, setId, requestTime()),
  );
  return (
    <div className="flex flex-col gap-10">
      <header className="flex flex-col gap-2">
        <p className="text-sm text-muted">
          <Link href={setPath(setId)} className="underline">
            {title}
          </Link>{" "}
          ·{" "}
          <Link href={setPath(setId, "/compare")} className="underline">
            Compare candidates
          </Link>
        </p>
        <h1 className="text-xl font-semibold">Statistics of the questions</h1>
        <p className="max-w-[68ch] font-serif text-base text-muted">
          {takers} {takers === 1 ? "candidate" : "candidates"} so far. A question counts by what raters decided, else by
          what the scoring found.
          {unscored > 0 && ` ${unscored} ${unscored === 1 ? "interview is" : "interviews are"} not scored yet.`}
          {hidden > 0 && ` ${hidden} of them do not count for you yet: you may still score them without knowing more.`}
        </p>
      </header>
      {takers === 0 ? (
        <Empty title="Once candidates took this set, how its questions did is shown here." />
      ) : (
        <>
          <Trust takers={takers - hidden - unscored} />
          <section aria-labelledby="whole" className="flex flex-col gap-4">
            <h2 id="whole" className="text-base font-semibold">
              The set as a whole
            </h2>
            <p className="tabular max-w-[68ch] text-sm">
              Cronbach&rsquo;s alpha: <strong className="font-semibold">{figure(alpha.alpha)}</strong>{" "}
              <span className="text-muted">
                ({alpha.items} questions, {alpha.takers} {alpha.takers === 1 ? "candidate" : "candidates"} who were
                asked the same). It tells how far the questions measure one thing; a set on several topics need not be
                high.
              </span>
            </p>
            <h3 className="text-sm font-semibold">How far raters agree</h3>
            <ReliabilityLine reliability={reliability} of="candidates" />
          </section>
          <section aria-labelledby="questions" className="flex flex-col gap-4">
            <h2 id="questions" className="text-base font-semibold">
              Question by question
            </h2>
            <WideTable label="Table of questions">
              <table className="tabular w-full border-y border-hairline text-sm">
                <caption className="sr-only">
                  Facility, discrimination, time and disagreement of each question, with how many candidates each is of
                </caption>
                <thead>
                  <tr className="border-b border-hairline text-left">
                    <th scope="col" className={`${CELL} sticky left-0 min-w-40 bg-paper`}>
                      Question
                    </th>
                    <th scope="col" className={CELL}>
                      Facility
                    </th>
                    <th scope="col" className={CELL}>
                      Discrimination
                    </th>
                    <th scope="col" className={CELL}>
                      Median time
                    </th>
                    <th scope="col" className={CELL}>
                      Raters differ
                    </th>
                  </tr>
                </thead>
                <tbody className="divide-y divide-hairline">
                  {questions.map((row) => (
                    <QuestionRow key={`${row.question.itemId}#${row.question.step}`} row={row} />
                  ))}
                </tbody>
              </table>
            </WideTable>
            <p className="max-w-[68ch] text-xs text-muted">
              Facility is the mean score: high is easy. Discrimination is the correlation with the mean of the
              candidate&rsquo;s other questions; below 0 the better candidates did worse on it. Time is from one save to
              the next, so that going back makes a question look longer. In brackets: of how many.
            </p>
          </section>
          <CriterionAgreement questions={questions} />
          <Choices questions={questions} />
        </>
      )}
    </div>
  );
}

function Trust({ takers }: { takers: number }) {
  const trust = trustIn(takers);
  if (trust === "fair") return null;
  return (
    <Notice
      tone="warning"
      title={
        trust === "anecdote"
          ? `With fewer than ${ANECDOTE_BELOW} candidates these figures are anecdotes.`
          : `With fewer than ${ROUGH_BELOW} candidates these figures are rough.`
      }
    >
      {trust === "anecdote"
        ? "One more candidate can turn any of them. Change no question because of them."
        : "They point in a direction; one candidate more or less still moves them."}
    </Notice>
  );
}

function QuestionRow({ row }: { row: QuestionStatistics }) {
  const { question, takers, facility, compared, discrimination, time, reliability } = row;
  const trust = trustIn(takers);
  return (
    <tr>
      <th scope="row" className={`${CELL} sticky left-0 max-w-64 bg-paper text-left font-normal`}>
        {question.number}. {question.title}
        {question.step !== "main" && <span className="text-muted">, {question.step}</span>}
        <span className="block text-xs text-muted">
          {KIND_NAMES[question.kind]}
          {trust !== "fair" && `, ${TRUST_WORDS[trust]}`}
        </span>
      </th>
      <td className={CELL}>
        <Value of={takers}>{facility === null ? null : `${Math.round(facility * 100)} %`}</Value>
      </td>
      <td className={CELL}>
        <Value of={compared}>{discrimination === null ? null : figure(discrimination)}</Value>
      </td>
      <td className={CELL}>
        <Value of={time?.takers ?? 0}>{time === null ? null : minutesWords(time.seconds)}</Value>
      </td>
      <td className={CELL}>
        <Value of={reliability.units}>
          {reliability.same === null ? null : `${Math.round((1 - reliability.same) * 100)} %`}
        </Value>
      </td>
    </tr>
  );
}

function Value({ children, of }: { children: string | null; of: number }) {
  if (children === null) return <span className="text-muted">too few{of > 0 && ` (${of})`}</span>;
  return (
    <span className="whitespace-nowrap">
      {children} <span className="text-xs text-muted">({of})</span>
    </span>
  );
}

function minutesWords(seconds: number): string {
  return seconds < 90 ? `${Math.round(seconds)} s` : `${Math.round(seconds / 60)} min`;
}
