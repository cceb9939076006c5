import type { Agreement } from "#server/rubric-agreement";

/** How well the scoring agrees with people's labels, in one table. */
export function AgreementTable({ agreement }: { agreement: Agreement }) {
  const { figures, engineVersion, lexiconVersion } = agreement;
  const rows = [
    { name: "Answers looked at while patterns were written", split: figures.train },
    { name: "Answers kept apart, the figures to trust", split: figures.dev },
  ];
  return (
    <div className="flex flex-col gap-2">
      <div className="overflow-x-auto">
        <table className="tabular w-full max-w-[76ch] text-sm">
          <thead>
            <tr className="border-b border-hairline text-left text-xs text-muted">
              <th className="py-2 pr-4 font-normal">Labelled by people</th>
              <th className="px-2 py-2 text-right font-normal">answers</th>
              <th className="px-2 py-2 text-right font-normal">kappa of criteria</th>
              <th className="px-2 py-2 text-right font-normal">95 % within</th>
              <th className="px-2 py-2 text-right font-normal">score is off by</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ name, split }) => (
              <tr key={name} className="border-b border-hairline">
                <th className="py-2 pr-4 text-left font-normal">{name}</th>
                <td className="px-2 py-2 text-right">{split.answers}</td>
                <td className="px-2 py-2 text-right">{decimal(split.kappa)}</td>
                <td className="px-2 py-2 text-right whitespace-nowrap">
                  {split.interval ? `${decimal(split.interval[0])} to ${decimal(split.interval[1])}` : "–"}
                </td>
                <td className="px-2 py-2 text-right">
                  {split.scoreError === null ? "–" : `${Math.round(split.scoreError * 100)} %`}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className="max-w-[68ch] text-xs text-muted">
        Two people marking by the same rubric reach a kappa of about .88. Measured with engine {engineVersion} and
        lexicon {lexiconVersion}.
      </p>
    </div>
  );
}

/** ".76": kappas are never above 1. */
export function decimal(value: number | null): string {
  return value === null ? "–" : value.toFixed(2).replace(/^(-?)0\./, "$1.");
}
