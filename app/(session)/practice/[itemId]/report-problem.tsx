"use client";

import { useActionState } from "react";
import { REPORT_CATEGORIES, REPORT_MAX_CHARS } from "#domain/reports/category-names";
import type { ProblemReport } from "#server/problem-reports";
import { Button } from "#ui/button";
import { Field, SelectField } from "#ui/field";
import { Notice } from "#ui/notice";
import { reportProblem, takeReportBack } from "../report-actions";

type ReportProblemProps = {
  itemId: string;
  /** Of the next report: sent twice, it is one. */
  reportId: string;
  own: readonly ProblemReport[];
};

/** Says what is wrong with a question; what one reported before stands above, and can be taken back. */
export function ReportProblem({ itemId, reportId, own }: ReportProblemProps) {
  const [{ result, category, text }, report] = useActionState(reportProblem, { result: null, category: "", text: "" });
  return (
    <details className="text-sm" open={own.length > 0 || result !== null || undefined}>
      <summary className="min-h-11 py-2 font-medium text-accent sm:min-h-9">
        Report a problem with this question
      </summary>
      <div className="flex flex-col gap-5 pt-2 pb-4">
        {own.length > 0 && (
          <ul className="flex flex-col divide-y divide-hairline border-y border-hairline">
            {own.map((one) => (
              <OwnReport key={one.id} report={one} />
            ))}
          </ul>
        )}
        {result?.ok && <Notice tone="success" title="Thank you. The authors of the questions will read it." isLive />}
        {result?.ok === false && <Notice tone="failure" title={result.message} isLive />}
        <form action={report} className="flex flex-col gap-4">
          <input type="hidden" name="id" value={reportId} />
          <input type="hidden" name="itemId" value={itemId} />
          <SelectField
            label="What is wrong?"
            name="category"
            required
            key={`category ${category}`}
            defaultValue={category}
          >
            <option value="">Choose</option>
            {Object.entries(REPORT_CATEGORIES).map(([name, words]) => (
              <option key={name} value={name}>
                {words}
              </option>
            ))}
          </SelectField>
          <Field label="What should the authors know?" hint="They see your words and the question, not who you are.">
            {(control) => (
              <textarea
                {...control}
                name="text"
                rows={4}
                required
                minLength={10}
                maxLength={REPORT_MAX_CHARS}
                defaultValue={text}
                className="w-full rounded border border-edge bg-surface px-3 py-2 text-base text-ink"
              />
            )}
          </Field>
          <div>
            <Button type="submit" pendingLabel="Sending …">
              Send the report
            </Button>
          </div>
        </form>
      </div>
    </details>
  );
}

function OwnReport({ report: { id, category, text, isClosed } }: { report: ProblemReport }) {
  const [state, takeBack] = useActionState(takeReportBack, null);
  return (
    <li className="flex flex-wrap items-start gap-x-4 gap-y-2 py-3">
      <div className="min-w-0 flex-1 basis-64">
        <p className="text-xs text-muted">
          You reported: {REPORT_CATEGORIES[category].toLowerCase()}
          {isClosed && " (the authors have dealt with it)"}
        </p>
        <p className="font-serif text-base break-words whitespace-pre-wrap">{text}</p>
        {state?.ok === false && <p className="text-xs text-blocked">{state.message}</p>}
      </div>
      <form action={takeBack}>
        <input type="hidden" name="id" value={id} />
        <Button type="submit" pendingLabel="Taking back …">
          Take it back
        </Button>
      </form>
    </li>
  );
}
