import Link from "next/link";
import type { ShareCell } from "#domain/scorecards/comparing";
import { RECOMMENDATION_WORDS } from "#domain/scorecards/mark";
import type { ComparedCandidate, ComparedSet } from "#server/set-comparison";
import { Button } from "#ui/button";
import { WideTable } from "#ui/wide-table";
import { score } from "../../../scorecards/actions";
import { scorecardPath } from "../../../scorecards/scorecard-path";
import { ActionForm } from "../../action-form";
import { setPath } from "../../set-path";
import { comparePath, type CompareQuery } from "./compare-query";

type ByTopicProps = { compared: ComparedSet; setId: string; query: CompareQuery };

const DAY = new Intl.DateTimeFormat("en-GB", { dateStyle: "medium", timeZone: "UTC" });
const CELL = "px-2 py-2 align-top";

/** One line a candidate and rater, one column a topic; sorted by what is pressed. */
export function ByTopic({ compared: { set, candidates, topics, shown }, setId, query }: ByTopicProps) {
  const sorted = (sort: string, words: string) => (
    <Link
      href={comparePath(setId, { ...query, sort })}
      aria-current={query.sort === sort ? "true" : undefined}
      className="inline-block min-h-6 py-0.5 underline underline-offset-4 aria-[current]:font-semibold aria-[current]:no-underline"
    >
      {words}
      {query.sort === sort && <span aria-hidden="true"> {sort === "name" ? "↑" : "↓"}</span>}
    </Link>
  );
  return (
    <section aria-labelledby="by-topic" className="flex flex-col gap-3">
      <h2 id="by-topic" className="text-base font-semibold">
        By topic
      </h2>
      <WideTable label="Table by topic">
        <table className="tabular w-full border-y border-hairline text-sm">
          <caption className="sr-only">
            Share of what was asked that each candidate answered, by topic; sorted by {query.sort}
          </caption>
          <thead>
            <tr className="border-b border-hairline text-left">
              <th scope="col" className={`${CELL} sticky left-0 min-w-36 bg-paper`}>
                {sorted("name", "Candidate")}
                <span className="block text-xs font-normal">{sorted("newest", "by date")}</span>
              </th>
              <th scope="col" className={CELL}>
                Verdicts of
              </th>
              <th scope="col" className={CELL}>
                {sorted("recommendation", "Recommendation")}
              </th>
              {topics.map(({ id, title }) => (
                <th key={id} scope="col" className={`${CELL} min-w-24`}>
                  {sorted(`topic:${id}`, title)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody className="divide-y divide-hairline">
            {candidates.map((candidate) => (
              <CandidateRows
                key={candidate.subjectId}
                candidate={candidate}
                setId={setId}
                role={set.role}
                view={query.view}
              />
            ))}
          </tbody>
        </table>
      </WideTable>
      {candidates.length > 1 && (
        <form method="get" className="flex flex-wrap items-center gap-x-5 gap-y-2 text-sm">
          <input type="hidden" name="view" value={query.view} />
          <input type="hidden" name="sort" value={query.sort} />
          <fieldset className="flex flex-wrap items-center gap-x-5 gap-y-1">
            <legend className="sr-only">Candidates to compare by criterion</legend>
            {candidates.map(({ subjectId, name }) => (
              <label key={subjectId} className="flex min-h-11 items-center gap-2 sm:min-h-8">
                <input
                  type="checkbox"
                  name="pick"
                  value={subjectId}
                  defaultChecked={shown.includes(subjectId)}
                  className="size-4"
                />
                {name}
              </label>
            ))}
          </fieldset>
          <Button type="submit">Compare the chosen by criterion</Button>
        </form>
      )}
    </section>
  );
}

type RowsProps = { candidate: ComparedCandidate; setId: string; role: string; view: CompareQuery["view"] };

function CandidateRows({ candidate, setId, role, view }: RowsProps) {
  const { sheets, name, kind, at, subjectId, hidden, ownOpenId, hasOwn } = candidate;
  const lines = Math.max(1, sheets.length);
  const who = (
    <>
      <th scope="row" rowSpan={lines} className={`${CELL} sticky left-0 bg-paper text-left font-medium`}>
        <span className="block max-w-44 wrap-anywhere">
          {kind === "take" ? (
            <Link href={setPath(setId, `/links/${subjectId}`)} className="underline">
              {name}
            </Link>
          ) : (
            name
          )}
        </span>
        <span className="block text-xs font-normal text-muted">
          {kind === "take" ? "at home" : "interview"}, {DAY.format(at)}
        </span>
        {ownOpenId && (
          <Link href={scorecardPath(ownOpenId)} className="inline-block min-h-8 py-2 text-xs font-normal underline">
            Go on scoring
          </Link>
        )}
        {role !== "viewer" && !hasOwn && !candidate.isWaived && (
          <ActionForm action={score} hidden={{ kind, id: subjectId }}>
            <button type="submit" className="py-2 text-xs font-normal underline" aria-label={`Score ${name}`}>
              Score
            </button>
          </ActionForm>
        )}
      </th>
    </>
  );
  if (sheets.length === 0) {
    return (
      <tr>
        {who}
        <td colSpan={2 + candidate.topicCount} className={`${CELL} text-muted`}>
          {hidden > 0
            ? "Hidden from you for now"
            : view === "each"
              ? "No scorecard was submitted yet"
              : "Nothing to show in this view"}
        </td>
      </tr>
    );
  }
  return sheets.map((sheet, line) => (
    <tr key={`${sheet.name} ${line}`}>
      {line === 0 && who}
      <td className={CELL}>
        {sheet.scorecardId ? (
          <Link href={scorecardPath(sheet.scorecardId)} className="underline">
            {sheet.name}
          </Link>
        ) : (
          sheet.name
        )}
      </td>
      <td className={`${CELL} font-medium`}>
        {sheet.recommendation ? RECOMMENDATION_WORDS[sheet.recommendation] : <span className="text-muted">none</span>}
      </td>
      {sheet.topics.map((cell, at2) => (
        <td key={`${at2}`} className={CELL}>
          <Share cell={cell} />
        </td>
      ))}
    </tr>
  ));
}

function Share({ cell }: { cell: ShareCell }) {
  if (cell === "not-asked") return <span className="text-muted italic">not asked</span>;
  if (cell === "undecided") return <span className="text-muted">undecided</span>;
  return (
    <span className="flex items-center gap-2">
      <span className="w-14 text-right font-medium whitespace-nowrap">{Math.round(cell * 100)} %</span>
      <span aria-hidden="true" className="h-1 w-10 shrink-0 bg-sunken">
        <span className="block h-1 bg-accent" style={{ width: `${cell * 100}%` }} />
      </span>
    </span>
  );
}
