import type { Metadata } from "next";
import Link from "next/link";
import { KIND_NAMES } from "#domain/content/question";
import { Button, ButtonLink } from "#ui/button";
import { Notice } from "#ui/notice";
import { ActionForm } from "../action-form";
import { bringBack, chooseAnew, duplicate, removeSet, rename } from "../actions";
import { Coverage } from "./coverage";
import { PickList } from "./pick-list";
import { rubricsOfPage, setOfPage } from "./set-of-page";
import { setPath } from "../set-path";

export async function generateMetadata({ params }: PageProps<"/sets/[setId]">): Promise<Metadata> {
  const { set } = await setOfPage((await params).setId);
  return { title: set.title };
}

/** One set: its questions with the reason for each, what of the wish they meet, and all that can be done with it. */
export default async function SetPage({ params }: PageProps<"/sets/[setId]">) {
  const { set, picks, retired, unmet, names, time } = await setOfPage((await params).setId);
  const { wish } = set.document;
  const rubrics = await rubricsOfPage(set);
  const canEdit = set.role !== "viewer" && set.deletedAt === null;
  const minutes = (seconds: number) => Math.round(seconds / 60);
  return (
    <div className="grid gap-12 lg:grid-cols-[minmax(0,1fr)_18rem]">
      <div className="group/set flex min-w-0 flex-col gap-8">
        <header className="flex flex-col gap-2">
          <p className="text-sm text-muted">
            <Link href="/sets" className="underline">
              Sets
            </Link>{" "}
            · form {set.form}, version {set.version}
          </p>
          <h1 className="text-xl font-semibold break-words">{set.title}</h1>
          <p className="max-w-[68ch] font-serif text-base text-muted">
            {wish.minutes} minutes, level {wish.level}, seed {wish.seed}. Expected: {minutes(time.seconds)} min, mostly{" "}
            {minutes(time.seconds - time.spreadSeconds)} to {minutes(time.seconds + time.spreadSeconds)}.
          </p>
        </header>
        {/* On a phone what a set is for comes before its questions, not below all of them. */}
        <Ways setId={set.id} className="flex flex-wrap gap-2 lg:hidden" />
        {set.deletedAt && (
          <Notice
            tone="warning"
            title="This set is deleted."
            action={
              <ActionForm action={bringBack} hidden={{ setId: set.id }}>
                <Button type="submit">Bring it back</Button>
              </ActionForm>
            }
          >
            It is no longer in the list of sets; nothing else was lost.
          </Notice>
        )}
        <section aria-labelledby="wishes" className="flex flex-col gap-2">
          {/* While a change is on its way, what is said here is of the set as it was. */}
          <h2 id="wishes" className="text-sm font-semibold">
            <span className="group-has-aria-busy/set:hidden">
              {unmet.length === 0 ? "Every wish is met." : "What the wish still lacks"}
            </span>
            <span className="hidden font-normal text-muted group-has-aria-busy/set:inline">
              Looking what the wish lacks now …
            </span>
          </h2>
          {unmet.length > 0 && (
            <ul className="flex list-disc flex-col gap-1 pl-5 text-sm group-has-aria-busy/set:text-muted">
              {unmet.map(({ sentence }) => (
                <li key={sentence}>{sentence}</li>
              ))}
            </ul>
          )}
          {retired.length > 0 && (
            <p className="text-sm text-muted">No longer in the bank, and so not asked: {retired.join(", ")}.</p>
          )}
        </section>
        <PickList
          key={set.version}
          setId={set.id}
          version={set.version}
          canEdit={canEdit}
          mayReadRubrics={rubrics.mayRead}
          picks={picks.map(({ item, place, isLocked, wording, rubrics: given, reason }) => ({
            id: item.id,
            place,
            title: item.title,
            facts: KIND_NAMES[item.kind],
            reason,
            isOwn: item.isOwn,
            isRequired: wish.mustHave.includes(item.id),
            isLocked,
            wording,
            givenRubrics: given.map(({ name, version }) => `${name}, version ${version}`),
            rubricChoices: rubrics.choices.get(item.id) ?? [],
          }))}
        />
        {canEdit && (
          <div>
            <ButtonLink href={setPath(set.id, "/add")}>Add a question</ButtonLink>
          </div>
        )}
      </div>
      <aside className="flex flex-col gap-8">
        <Ways setId={set.id} className="flex flex-col gap-2 max-lg:hidden" />
        <Coverage items={picks.map(({ item }) => item)} topicName={names.topic} />
        {canEdit && (
          <ActionForm
            action={chooseAnew}
            hidden={{ setId: set.id, version: set.version }}
            className="flex flex-col gap-2"
          >
            <label className="flex flex-col gap-1 text-sm">
              <span className="font-medium">Choose all but the locked ones anew</span>
              <span className="text-xs text-muted">Another seed gives another set that meets the same wish.</span>
              <input
                name="seed"
                required
                maxLength={60}
                defaultValue={`${wish.seed}+`}
                className="min-h-11 rounded border border-edge bg-surface px-3"
              />
            </label>
            <Button type="submit" pendingLabel="Searching …">
              Choose anew
            </Button>
          </ActionForm>
        )}
        <div className="flex flex-col gap-3 border-t border-hairline pt-6 text-sm">
          <Link href={setPath(set.id, "/history")} className="underline">
            History
          </Link>
          <a href={`/api/sets/${set.id}?format=markdown`} className="underline" download>
            Interviewer&rsquo;s copy as Markdown
          </a>
          <a href={`/api/sets/${set.id}?format=json`} className="underline" download>
            Set as JSON
          </a>
          {canEdit && (
            <details>
              <summary className="cursor-pointer underline">Rename</summary>
              <ActionForm action={rename} hidden={{ setId: set.id }} className="mt-2 flex flex-col gap-2">
                <input
                  name="title"
                  required
                  maxLength={120}
                  defaultValue={set.title}
                  aria-label="Name of the set"
                  className="min-h-11 rounded border border-edge bg-surface px-3"
                />
                <Button type="submit">Keep this name</Button>
              </ActionForm>
            </details>
          )}
          {set.role !== "viewer" && (
            <ActionForm action={duplicate} hidden={{ setId: set.id }}>
              <Button type="submit">Duplicate</Button>
            </ActionForm>
          )}
          {canEdit && (
            <ActionForm action={removeSet} hidden={{ setId: set.id }}>
              <Button type="submit" variant="danger">
                Delete
              </Button>
            </ActionForm>
          )}
        </div>
      </aside>
    </div>
  );
}

/** What a set is made for. */
function Ways({ setId, className }: { setId: string; className: string }) {
  return (
    <div className={className}>
      <ButtonLink href={setPath(setId, "/kit")} variant="primary">
        Open the kit
      </ButtonLink>
      <ButtonLink href={setPath(setId, "/kit/candidate")}>The candidate&rsquo;s copy</ButtonLink>
      <ButtonLink href={setPath(setId, "/links")}>Invite by link</ButtonLink>
      <ButtonLink href={setPath(setId, "/interviews")}>Interview somebody</ButtonLink>
      <ButtonLink href={setPath(setId, "/compare")}>Compare candidates</ButtonLink>
    </div>
  );
}
