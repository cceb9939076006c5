import { MARK_WORDS, type MarkVerdict, RECOMMENDATION_WORDS } from "#domain/scorecards/mark";
import { type RatedCriterion, spreadOf } from "#domain/scorecards/reliability";
import type { Comparison } from "#server/scorecard-view";
import { MarkSign } from "#ui/mark-sign";
import { renderInline } from "#ui/markdown";
import { Inline } from "#ui/prose";
import { WideTable } from "#ui/wide-table";
import { ReliabilityLine } from "../reliability-line";

/** What raters made of the same, side by side: where they differ most comes first. */
export async function SideBySide({ comparison: { raters, rows, reliability } }: { comparison: Comparison }) {
  const questions = raters[0]?.card.questions ?? [];
  const sorted = rows.toSorted((a, b) => (spreadOf(b) ?? -1) - (spreadOf(a) ?? -1));
  const named = await Promise.all(
    sorted.map(async (row) => {
      const question = questions.find(({ itemId, step }) => itemId === row.itemId && step === row.step);
      const statement = question?.criteria.find(({ key }) => key === row.criterionKey)?.statement ?? row.criterionKey;
      return {
        row,
        title: question ? `${question.number}. ${question.title}` : row.itemId,
        html: await renderInline(statement),
      };
    }),
  );
  const cell = "px-2 py-2 align-top";
  return (
    <section aria-labelledby="compared" className="flex flex-col gap-4">
      <h2 id="compared" className="text-base font-semibold">
        Side by side
      </h2>
      <ReliabilityLine reliability={reliability} of="criteria" />
      <WideTable label="Table of verdicts, side by side">
        <table className="w-full min-w-lg border-y border-hairline text-sm">
          <caption className="sr-only">The verdict of each rater on each criterion, differences first</caption>
          <thead>
            <tr className="border-b border-hairline text-left">
              <th scope="col" className={`${cell} sticky left-0 min-w-36 bg-paper`}>
                Criterion
              </th>
              {raters.map(({ id, name }) => (
                <th key={id} scope="col" className={`${cell} w-28`}>
                  {name}
                </th>
              ))}
              <th scope="col" className={`${cell} w-32`}>
                Agreement
              </th>
            </tr>
          </thead>
          <tbody className="divide-y divide-hairline">
            <tr>
              <th scope="row" className={`${cell} sticky left-0 bg-paper text-left font-medium`}>
                Recommendation
              </th>
              {raters.map(({ id, card }) => (
                <td key={id} className={`${cell} font-semibold`}>
                  {card.recommendation ? RECOMMENDATION_WORDS[card.recommendation] : "none"}
                </td>
              ))}
              <td className={cell}>
                {new Set(raters.map(({ card }) => card.recommendation)).size === 1 ? "the same" : "differ"}
              </td>
            </tr>
            {named.map(({ row, title, html }) => (
              <tr key={`${row.itemId}#${row.step}#${row.criterionKey}`}>
                <th scope="row" className={`${cell} sticky left-0 bg-paper text-left font-normal`}>
                  <span className="block text-xs text-muted">{title}</span>
                  <Inline html={html} />
                </th>
                {row.verdicts.map((verdict, at) => (
                  <td key={raters[at]?.id} className={cell}>
                    <Verdict verdict={verdict} />
                  </td>
                ))}
                <td className={`${cell} text-muted`}>{agreementWords(row)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </WideTable>
    </section>
  );
}

function Verdict({ verdict }: { verdict: MarkVerdict | null }) {
  if (verdict === null) return <span className="text-muted">not decided</span>;
  return (
    <span className="inline-flex items-center gap-1.5">
      <MarkSign verdict={verdict} /> {MARK_WORDS[verdict]}
    </span>
  );
}

function agreementWords(row: RatedCriterion): string {
  const spread = spreadOf(row);
  if (spread === null) return "not compared";
  if (spread === 0) return "the same";
  return spread === 1 ? "one step apart" : "opposite";
}
