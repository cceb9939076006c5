import type { OptimiserOutcome } from "#server/optimiser-runs";
import { Notice } from "#ui/notice";
import { CalibrationPlot } from "./calibration-plot";

/** What the search found: whether it is better, by how much, and on what that was judged. */
export function OutcomeView({ outcome }: { outcome: OptimiserOutcome }) {
  const { before, after, isBetter, isHeldOut, itemCount } = outcome;
  const rows = [
    { name: "Log loss", before: before.logLoss.toFixed(4), after: after.logLoss.toFixed(4) },
    { name: "Calibration error (RMSE)", before: percent(before.rmse), after: percent(after.rmse) },
  ];
  return (
    <>
      <Notice
        tone={isBetter ? "success" : "neutral"}
        title={isBetter ? "Better weights were found." : "Your present weights stay: none better were found."}
      >
        {isHeldOut
          ? `Judged on your newest ${after.count} answers, none of which were used for learning; ${itemCount} have a history in all.`
          : `Judged on the ${after.count} answers they were found from, since there are too few to set some aside.`}
      </Notice>
      <table className="w-full text-sm">
        <caption className="sr-only">How well the weights predict</caption>
        <thead>
          <tr className="border-b border-hairline text-left text-muted">
            <th scope="col" className="py-1.5 pr-4 font-normal">
              Lower is better
            </th>
            <th scope="col" className="py-1.5 pr-4 text-right font-normal">
              Before
            </th>
            <th scope="col" className="py-1.5 text-right font-normal">
              Found
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.name} className="border-b border-hairline">
              <th scope="row" className="py-1.5 pr-4 text-left font-normal">
                {row.name}
              </th>
              <td className="tabular py-1.5 pr-4 text-right text-muted">{row.before}</td>
              <td className="tabular py-1.5 text-right font-medium">{row.after}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <CalibrationPlot before={before} after={after} />
    </>
  );
}

function percent(share: number): string {
  return `${(share * 100).toFixed(1)} %`;
}
