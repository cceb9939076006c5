import type { Metadata } from "next";
import Link from "next/link";
import { instantWords } from "#app/take-token";
import { listScorecards } from "#server/scorecard-list";
import { findViewer } from "#server/session";
import { Empty } from "#ui/empty";
import { ReliabilityLine } from "./reliability-line";
import { scorecardPath } from "./scorecard-path";

export const metadata: Metadata = { title: "Scorecards" };

/** One's own scorecards in the workspace that one works in, and how far its raters agree. */
export default async function ScorecardsPage() {
  const viewer = await findViewer();
  const list = viewer && (await listScorecards(viewer.id));
  return (
    <div className="flex max-w-4xl flex-col gap-10">
      <header className="flex flex-col gap-2">
        <h1 className="text-xl font-semibold">Scorecards</h1>
        <p className="max-w-[68ch] font-serif text-base text-muted">
          What you decided on candidates, and how far the raters of this workspace agree when they score the same.
        </p>
      </header>
      <section aria-labelledby="own" className="flex flex-col gap-3">
        <h2 id="own" className="text-base font-semibold">
          Yours
        </h2>
        {!list || list.own.length === 0 ? (
          <Empty title="Scorecards that you open are listed here.">
            Open a set, compare its candidates, and press Score beside one of them.
          </Empty>
        ) : (
          <ul className="divide-y divide-hairline border-y border-hairline">
            {list.own.map(({ id, candidateName, setTitle, kind, updatedAt, submittedAt }) => (
              <li key={id}>
                <Link
                  href={scorecardPath(id)}
                  className="flex flex-col gap-x-4 px-2 py-3 hover:bg-sunken sm:flex-row sm:items-baseline"
                >
                  <span className="min-w-0 font-serif text-base wrap-anywhere">
                    {candidateName}, {setTitle}
                  </span>
                  <span className="tabular shrink-0 text-sm text-muted sm:ml-auto">
                    {kind === "take" ? "at home" : "interview"},{" "}
                    {submittedAt
                      ? `submitted ${instantWords(submittedAt)}`
                      : `open, changed ${instantWords(updatedAt)}`}
                  </span>
                </Link>
              </li>
            ))}
          </ul>
        )}
      </section>
      {list && (
        <section aria-labelledby="agreement" className="flex flex-col gap-4">
          <h2 id="agreement" className="text-base font-semibold">
            How far raters agree
          </h2>
          <ReliabilityLine reliability={list.agreement.all} of="candidates" />
          {list.agreement.hidden > 0 && (
            <p className="text-sm text-muted">
              {list.agreement.hidden} submitted {list.agreement.hidden === 1 ? "scorecard is" : "scorecards are"} left
              out for you: you may still score what they are about.
            </p>
          )}
          {list.agreement.pairs.length > 1 &&
            list.agreement.pairs.map(({ names, reliability }) => (
              <div key={names.join(" ")} className="flex flex-col gap-2 border-t border-hairline pt-4">
                <h3 className="text-sm font-semibold">{names.join(" and ")}</h3>
                <ReliabilityLine reliability={reliability} of="candidates" />
              </div>
            ))}
        </section>
      )}
    </div>
  );
}
