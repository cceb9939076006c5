import { type Recalled, type RetentionRow, shareOf } from "#domain/statistics/retention";
import { NumberTable } from "#ui/chart";
import { percentWords } from "#ui/figure-words";

/** True retention: what was recalled of what had been away for a day or more. */
export function Retention({ rows, desired }: { rows: readonly RetentionRow[]; desired: number }) {
  const month = rows.find(({ period }) => period.key === "month");
  const share = month && shareOf(month.all);
  return (
    <section aria-labelledby="remembering" className="flex flex-col gap-3">
      <h2 id="remembering" className="text-base font-semibold">
        Am I remembering?
      </h2>
      <p className="max-w-[60ch] font-serif text-lg">
        {month && share != null
          ? `You recalled ${percentWords(share)} of ${month.all.total} reviews in the last 30 days; you aim at ${percentWords(desired)}.`
          : `Cards that were away for a day or more will be counted here when they come back. You aim at ${percentWords(desired)}.`}
      </p>
      <p className="max-w-[68ch] text-sm text-muted">
        Counted are answers to cards that were away for a day or more: young ones for under 21 days, mature ones for
        longer.
      </p>
      <NumberTable
        label="True retention"
        table={{
          columns: ["Period", "Young", "Mature", "Together", "Reviews"],
          rows: rows.map(({ period, young, mature, all }) => [
            period.name,
            shareWords(young),
            shareWords(mature),
            shareWords(all),
            all.total.toLocaleString("en"),
          ]),
        }}
      />
    </section>
  );
}

function shareWords(recalled: Recalled): string {
  const share = shareOf(recalled);
  return share === null ? "–" : `${(100 * share).toFixed(1)}\u{a0}%`;
}
