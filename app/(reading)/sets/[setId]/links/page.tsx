import type { Metadata } from "next";
import Link from "next/link";
import { requestTime } from "#app/request-time";
import { browserTimeZone } from "#app/submission";
import { instantWords } from "#app/take-token";
import { allowedMinutes, type LinkState } from "#domain/takes/take-time";
import { wallTime } from "#domain/time-zone";
import { requireViewer } from "#server/session";
import { type ListedLink, type ListedTake, takeLinksOf } from "#server/take-links";
import { Button } from "#ui/button";
import { Empty } from "#ui/empty";
import { ActionForm } from "../../action-form";
import { setPath } from "../../set-path";
import { setOfPage } from "../set-of-page";
import { revokeLink } from "./actions";
import { LinkForm } from "./link-form";

export const metadata: Metadata = { title: "Invite by link" };

const STATE_WORDS: Record<LinkState, string> = {
  open: "Open",
  "not-yet": "Not open yet",
  ended: "Ended",
  "used-up": "Used up",
  revoked: "Withdrawn",
};

const DAY_MS = 86_400_000;

/** The take-home links of a set, and what candidates made of them. */
export default async function LinksPage({ params }: PageProps<"/sets/[setId]/links">) {
  const { set, time } = await setOfPage((await params).setId);
  const viewer = await requireViewer();
  const now = requestTime();
  const timeZone = (await browserTimeZone()) ?? "UTC";
  const links = await takeLinksOf(viewer.id, set.id, now);
  const canEdit = set.role !== "viewer" && set.deletedAt === null;
  return (
    <div className="flex max-w-3xl flex-col gap-10">
      <header className="flex flex-col gap-2">
        <p className="text-sm text-muted">
          <Link href={setPath(set.id)} className="underline">
            {set.title}
          </Link>
        </p>
        <h1 className="text-xl font-semibold">Invite by link</h1>
        <p className="max-w-[68ch] font-serif text-base text-muted">
          A candidate answers the set at home, without an account. They get it as it is now, version {set.version};
          flashcards are left out. A question chain asks all of its steps in order if the wish asks for follow-ups, else
          the first. Their answers are scored by the same rubrics as everywhere.
        </p>
      </header>
      {canEdit && (
        <section aria-labelledby="new-link" className="flex flex-col gap-4">
          <h2 id="new-link" className="text-sm font-semibold">
            A new link
          </h2>
          <LinkForm
            setId={set.id}
            timeZone={timeZone}
            startsAt={wallTime(now, timeZone)}
            endsAt={wallTime(new Date(now.getTime() + 7 * DAY_MS), timeZone)}
            minutes={Math.max(10, Math.ceil((time.seconds + time.spreadSeconds) / 60))}
          />
        </section>
      )}
      <section aria-labelledby="links" className="flex flex-col gap-4">
        <div className="flex flex-wrap items-baseline gap-x-6 gap-y-1">
          <h2 id="links" className="text-sm font-semibold">
            Links of this set
          </h2>
          <p className="flex gap-x-6 text-sm">
            <Link href={setPath(set.id, "/compare")} className="py-2 text-accent underline">
              Compare candidates
            </Link>
            <Link href={setPath(set.id, "/statistics")} className="py-2 text-accent underline">
              Statistics
            </Link>
          </p>
        </div>
        {links.length === 0 && (
          <Empty title="The links that you make are listed here, with what candidates answered." />
        )}
        {links.map((link) => (
          <OneLink key={link.id} link={link} setId={set.id} canEdit={canEdit} timeZone={timeZone} />
        ))}
      </section>
    </div>
  );
}

type OneLinkProps = { link: ListedLink; setId: string; canEdit: boolean; timeZone: string };

function OneLink({ link, setId, canEdit, timeZone }: OneLinkProps) {
  const { id, state, takes, maxUses, startsAt, endsAt, hasPasscode, reveals, setVersion, extraPercent } = link;
  const canRevoke = canEdit && (state === "open" || state === "not-yet" || state === "used-up");
  return (
    <article
      aria-label={`Link, ${STATE_WORDS[state].toLowerCase()}`}
      className="flex flex-col gap-3 border-t border-ink pt-4"
    >
      <div className="flex flex-wrap items-start gap-x-6 gap-y-3">
        <div className="flex min-w-0 flex-1 basis-72 flex-col gap-1 text-sm">
          <h3 className="font-semibold">
            {STATE_WORDS[state]}
            <span className="tabular font-normal text-muted">
              {" "}
              · {takes.length} of {maxUses} used · set version {setVersion}
            </span>
          </h3>
          <p className="tabular text-muted">
            {allowedMinutes(link)} minutes{extraPercent > 0 && ` (${extraPercent} % extra)`}, to begin from{" "}
            {instantWords(startsAt, timeZone)}, to {instantWords(endsAt, timeZone)}.{" "}
            {hasPasscode ? "With a passcode." : "No passcode."} Afterwards shown:{" "}
            {reveals === "feedback" ? "full feedback" : reveals}.
          </p>
        </div>
        {canRevoke && (
          <ActionForm action={revokeLink} hidden={{ setId, linkId: id }}>
            <Button type="submit" pendingLabel="Withdrawing …">
              Withdraw
            </Button>
          </ActionForm>
        )}
      </div>
      {takes.length > 0 && (
        <ul className="divide-y divide-hairline border-y border-hairline">
          {takes.map((take) => (
            <li key={take.id}>
              <Link
                href={setPath(setId, `/links/${take.id}`)}
                className="flex flex-wrap items-baseline gap-x-4 px-2 py-3 hover:bg-sunken"
              >
                <span className="min-w-0 font-serif text-base wrap-anywhere">{take.candidateName}</span>
                <span className="tabular ml-auto text-sm text-muted">{stateOf(take)}</span>
              </Link>
            </li>
          ))}
        </ul>
      )}
    </article>
  );
}

function stateOf({ submittedAt, startedAt, answered, asked, score, isScoreHidden }: ListedTake): string {
  const saved = `${answered} of ${asked} answered`;
  if (submittedAt === null) return `running since ${instantWords(startedAt)}, ${saved}`;
  const percent = isScoreHidden
    ? "result hidden while you may score it"
    : score === null
      ? "to be judged"
      : `${Math.round(score * 100)} %`;
  return `${percent}, ${saved}, submitted ${instantWords(submittedAt)}`;
}
