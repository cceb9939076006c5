import { MIN_GROUPS } from "#domain/scorecards/reliability";
import type { QuestionStatistics } from "#server/set-statistics";
import { renderInline } from "#ui/markdown";
import { Inline } from "#ui/prose";
import { WideTable } from "#ui/wide-table";
import { figure } from "../../../scorecards/reliability-line";

const CELL = "px-2 py-2 align-top";

/** How far raters agree on each criterion, over all candidates; where they agree least comes first. */
export async function CriterionAgreement({ questions }: { questions: readonly QuestionStatistics[] }) {
  const rated = questions.flatMap(({ question, criteria }) =>
    criteria.map((criterion) => ({
      ...criterion,
      question,
      id: `${question.itemId}#${question.step}#${criterion.key}`,
    })),
  );
  if (rated.length === 0) return null;
  const sorted = rated.toSorted((a, b) => (a.reliability.same ?? 1) - (b.reliability.same ?? 1));
  const rows = await Promise.all(sorted.map(async (row) => ({ ...row, html: await renderInline(row.statement) })));
  return (
    <section aria-labelledby="agreement" className="flex flex-col gap-4">
      <h2 id="agreement" className="text-base font-semibold">
        Agreement criterion by criterion
      </h2>
      <WideTable label="Table of agreement by criterion">
        <table className="tabular w-full border-y border-hairline text-sm">
          <caption className="sr-only">Share of the same verdicts, and alpha, of each criterion; least first</caption>
          <thead>
            <tr className="border-b border-hairline text-left">
              <th scope="col" className={`${CELL} sticky left-0 min-w-44 bg-paper`}>
                Criterion
              </th>
              <th scope="col" className={CELL}>
                Candidates
              </th>
              <th scope="col" className={CELL}>
                Same verdict
              </th>
              <th scope="col" className={CELL}>
                Alpha
              </th>
              <th scope="col" className={CELL}>
                95 % interval
              </th>
            </tr>
          </thead>
          <tbody className="divide-y divide-hairline">
            {rows.map(({ id, question, html, reliability: { units, same, alpha, interval } }) => (
              <tr key={id}>
                <th scope="row" className={`${CELL} sticky left-0 bg-paper text-left font-normal`}>
                  <span className="block text-xs text-muted">
                    {question.number}. {question.title}
                  </span>
                  <Inline html={html} />
                </th>
                <td className={CELL}>{units}</td>
                <td className={CELL}>{same === null ? "none" : `${Math.round(same * 100)} %`}</td>
                <td className={CELL}>{figure(alpha)}</td>
                <td className={`${CELL} whitespace-nowrap`}>
                  {interval
                    ? `${figure(interval[0])} to ${figure(interval[1])}`
                    : units < MIN_GROUPS
                      ? `needs ${MIN_GROUPS}`
                      : "cannot be told"}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </WideTable>
    </section>
  );
}
