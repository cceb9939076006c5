import { MIN_GROUPS, type Reliability } from "#domain/scorecards/reliability";

/** How far raters agree, with how much it rests on. */
export function ReliabilityLine({ reliability, of }: { reliability: Reliability; of: "criteria" | "candidates" }) {
  const { units, subjects, same, alpha, interval, kappa } = reliability;
  if (units === 0) {
    return (
      <p className="text-sm text-muted">Nothing was decided by two raters yet, so there is no agreement to tell.</p>
    );
  }
  const groups = of === "criteria" && subjects === 1 ? "criteria" : "candidates";
  return (
    <div className="flex max-w-3xl flex-col gap-3">
      <dl className="tabular grid grid-cols-2 gap-x-8 gap-y-3 text-sm sm:grid-cols-4">
        <Figure name="Same verdict" value={same === null ? "none" : `${Math.round(same * 100)} %`} />
        <Figure name="Krippendorff's alpha" value={figure(alpha)} />
        <Figure
          name="95 % interval"
          value={interval ? `${figure(interval[0])} to ${figure(interval[1])}` : `needs ${MIN_GROUPS} ${groups}`}
        />
        <Figure name="Weighted kappa" value={figure(kappa)} />
      </dl>
      <p className="text-xs text-muted">
        Of {units} {units === 1 ? "criterion" : "criteria"} that two or more decided on
        {of === "candidates" && `, on ${subjects} ${subjects === 1 ? "candidate" : "candidates"}`}, by the marks given
        before each read the other&rsquo;s. 1 is full agreement, 0 what chance gives; alpha is ordinal, kappa quadratic.
      </p>
    </div>
  );
}

/** A figure of agreement: two digits, or why there is none. */
export function figure(value: number | null): string {
  return value === null ? "cannot be told" : value.toFixed(2).replace("-", "−");
}

function Figure({ name, value }: { name: string; value: string }) {
  return (
    <div className="flex flex-col">
      <dt className="text-xs text-muted">{name}</dt>
      <dd className="text-base font-semibold">{value}</dd>
    </div>
  );
}
