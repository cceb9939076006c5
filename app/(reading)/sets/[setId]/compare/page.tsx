import type { Metadata } from "next";
import Link from "next/link";
import { z } from "zod";
import { requestTime } from "#app/request-time";
import { compareSet, type ComparedSet } from "#server/set-comparison";
import { Button } from "#ui/button";
import { Empty } from "#ui/empty";
import { Notice } from "#ui/notice";
import { chooseProposal, readOthers } from "../../../scorecards/actions";
import { ProposalField } from "../../../scorecards/proposal-field";
import { foundFor } from "../../../scorecards/signed-in";
import { ActionForm } from "../../action-form";
import { setPath } from "../../set-path";
import { ByCriterion } from "./by-criterion";
import { ByTopic } from "./by-topic";
import { comparePath, readQuery, VIEW_WORDS } from "./compare-query";

export const metadata: Metadata = { title: "Compare candidates" };

const idsSchema = z.array(z.string().max(80)).max(12).catch([]);

/** The candidates of one set side by side: those who took it at home and those who were interviewed with it. */
export default async function ComparePage({ params, searchParams }: PageProps<"/sets/[setId]/compare">) {
  const { setId } = await params;
  const raw = await searchParams;
  const query = { ...readQuery(raw), picked: idsSchema.parse([raw["pick"] ?? []].flat()) };
  const compared = await foundFor((userId) => compareSet(userId, setId, query, requestTime()));
  const { set, candidates } = compared;
  return (
    <div className="flex flex-col gap-10">
      <header className="flex flex-col gap-2">
        <p className="text-sm text-muted">
          <Link href={setPath(setId)} className="underline">
            {set.title}
          </Link>{" "}
          ·{" "}
          <Link href={setPath(setId, "/statistics")} className="underline">
            Statistics of the questions
          </Link>
        </p>
        <h1 className="text-xl font-semibold">Compare candidates</h1>
        <p className="max-w-[68ch] font-serif text-base text-muted">
          What raters decided, by topic and by criterion. &ldquo;Not asked&rdquo; does not count as 0, and no
          recommendation is computed from the figures.
        </p>
      </header>
      {candidates.length === 0 ? (
        <Empty title="Whoever takes this set at home or is interviewed with it is compared here.">
          <Link href={setPath(setId, "/links")} className="underline">
            Invite by link
          </Link>
        </Empty>
      ) : (
        <>
          <Hidden compared={compared} />
          <nav aria-label="Whose verdicts" className="flex flex-wrap gap-x-6 gap-y-1 text-sm">
            {VIEW_WORDS.map(([view, words]) => (
              <Link
                key={view}
                href={comparePath(setId, { ...query, view })}
                aria-current={query.view === view ? "true" : undefined}
                className="py-2 text-accent underline underline-offset-4 aria-[current]:font-semibold aria-[current]:text-ink aria-[current]:no-underline"
              >
                {words}
              </Link>
            ))}
          </nav>
          <ByTopic compared={compared} setId={setId} query={query} />
          <ByCriterion compared={compared} />
        </>
      )}
      {set.role !== "viewer" && (
        <section
          aria-labelledby="proposal"
          className="flex max-w-[68ch] flex-col gap-3 border-t border-hairline pt-6 text-sm"
        >
          <h2 id="proposal" className="font-semibold">
            Who scores with the automatic proposal
          </h2>
          <p className="text-muted">
            It holds for scorecards that are opened from now on. Raters never see each other before they submit.
          </p>
          <ActionForm
            action={chooseProposal}
            hidden={{ setId }}
            done="It is kept."
            className="flex flex-col items-start gap-3"
          >
            <ProposalField chosen={compared.proposalFor} />
            <Button type="submit">Keep this</Button>
          </ActionForm>
        </section>
      )}
    </div>
  );
}

/** What is not shown, why, and what to do about it. */
function Hidden({ compared: { candidates } }: { compared: ComparedSet }) {
  const hidden = candidates.filter((candidate) => candidate.hidden > 0);
  if (hidden.length === 0) return null;
  const open = hidden.filter(({ ownOpenId }) => ownOpenId !== null).length;
  const waivable = hidden.filter(({ ownOpenId }) => ownOpenId === null);
  return (
    <Notice
      tone="neutral"
      title={`What others found on ${hidden.length} ${hidden.length === 1 ? "candidate" : "candidates"} is hidden from you.`}
    >
      <p>
        Whoever scores must not be led by others.
        {open > 0 && ` You are scoring ${open} of them: submit yours, and theirs is shown.`}
        {waivable.length > 0 && ` You may still score ${waivable.length} of them.`}
      </p>
      {waivable.length > 0 && (
        <details className="mt-1">
          <summary className="min-h-11 cursor-pointer py-2 underline">Read without scoring</summary>
          <ActionForm
            action={readOthers}
            hidden={{ subjects: waivable.map(({ kind, subjectId }) => `${kind}:${subjectId}`).join(" ") }}
            className="flex flex-col items-start gap-3"
          >
            <label className="flex min-h-11 items-center gap-3 text-sm">
              <input type="checkbox" name="sure" value="yes" required className="size-4 shrink-0" />
              <span>
                I shall not score {waivable.length === 1 ? "this candidate" : `these ${waivable.length} candidates`}. It
                cannot be taken back.
              </span>
            </label>
            <Button type="submit">Show what others found</Button>
          </ActionForm>
        </details>
      )}
    </Notice>
  );
}
