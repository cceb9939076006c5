import type { SheetVerdict } from "#domain/scorecards/comparing";
import { MARK_WORDS } from "#domain/scorecards/mark";
import type { ComparedSet } from "#server/set-comparison";
import { MarkSign } from "#ui/mark-sign";
import { renderInline } from "#ui/markdown";
import { Inline } from "#ui/prose";
import { WideTable } from "#ui/wide-table";

const CELL = "px-2 py-2 align-top";

/** One line a criterion, one column a candidate and rater. */
export async function ByCriterion({ compared: { columns, questions } }: { compared: ComparedSet }) {
  if (columns.length === 0) {
    return <p className="text-sm text-muted">None of the chosen candidates has anything to show in this view.</p>;
  }
  const groups = await Promise.all(
    questions.map(async (question) => ({
      ...question,
      rows: await Promise.all(question.rows.map(async (row) => ({ ...row, html: await renderInline(row.statement) }))),
    })),
  );
  return (
    <section aria-labelledby="by-criterion" className="flex flex-col gap-3">
      <h2 id="by-criterion" className="text-base font-semibold">
        By criterion
      </h2>
      <WideTable label="Table by criterion">
        <table className="w-full border-y border-hairline text-sm">
          <caption className="sr-only">The verdict on each criterion, for each chosen candidate</caption>
          <thead>
            <tr className="border-b border-hairline text-left">
              <th scope="col" className={`${CELL} sticky left-0 w-80 min-w-40 bg-paper`}>
                Criterion
              </th>
              {columns.map(({ id, candidate, sheet }) => (
                <th key={id} scope="col" className={`${CELL} min-w-28 wrap-anywhere`}>
                  {candidate}
                  <span className="block text-xs font-normal text-muted">{sheet}</span>
                </th>
              ))}
            </tr>
          </thead>
          {groups.map(({ id, number, title, step, rows }) => (
            <tbody key={id} className="divide-y divide-hairline border-t border-hairline">
              <tr>
                <th scope="rowgroup" colSpan={columns.length + 1} className="px-2 pt-4 pb-1 text-left font-semibold">
                  <span className="sticky left-2">
                    {number}. {title}
                    {step !== "main" && <span className="font-normal text-muted">, {step}</span>}
                  </span>
                </th>
              </tr>
              {rows.map(({ key, html, verdicts }) => (
                <tr key={key}>
                  <th scope="row" className={`${CELL} sticky left-0 bg-paper text-left font-normal`}>
                    <Inline html={html} />
                  </th>
                  {verdicts.map((verdict, at) => (
                    <td key={columns[at]?.id} className={CELL}>
                      <Verdict verdict={verdict} />
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          ))}
        </table>
      </WideTable>
    </section>
  );
}

function Verdict({ verdict }: { verdict: SheetVerdict | "not-given" | null }) {
  if (verdict === null) return <span className="text-muted">undecided</span>;
  if (verdict === "differ") return <span className="font-medium text-waiting">differ</span>;
  if (verdict === "not-given" || verdict === "not-asked") {
    return <span className="text-muted italic">{MARK_WORDS["not-asked"]}</span>;
  }
  return (
    <span className="inline-flex items-center gap-1.5 whitespace-nowrap">
      <MarkSign verdict={verdict} /> {MARK_WORDS[verdict]}
    </span>
  );
}
