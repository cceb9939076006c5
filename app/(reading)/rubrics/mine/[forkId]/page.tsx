import type { Metadata, Route } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { diffRubrics } from "#domain/rubric/rubric-diff";
import { editsOf } from "#domain/rubric/rubric-edits";
import { getFork, MAX_RUBRIC_CHARS } from "#server/rubric-forks";
import { getRubric } from "#server/rubrics";
import { rubricYaml } from "#server/rubric-yaml";
import { orNotFound, readerOrNotFound } from "../../access";
import { RubricChanges } from "../../rubric-changes";
import { TryAnswer } from "../../try-answer";
import { VersionPicker } from "../../version-picker";
import { DeleteForm } from "./delete-form";
import { EditForm } from "./edit-form";
import { SavedNotice } from "./saved-notice";
import { SaveForm } from "./save-form";

export const metadata: Metadata = { title: "Your rubric" };

/** A rubric of one's own: its text, a place to try it, and what was changed when. */
export default async function OwnRubricPage({ params, searchParams }: PageProps<"/rubrics/mine/[forkId]">) {
  const viewer = await readerOrNotFound();
  const fork = await orNotFound(getFork(viewer.id, (await params).forkId));
  const query = await searchParams;
  const newest = fork.versions.at(-1);
  if (!newest) notFound();
  const shown = fork.versions.find(({ version }) => String(version) === query["version"]) ?? newest;
  const compared = fork.versions.find(({ version }) => String(version) === query["compare"]);
  const saved = fork.versions.find(({ version }) => String(version) === query["saved"]);
  const asText = query["as"] === "text";
  const published = await getRubric(fork.baseRubricId);
  return (
    <div className="flex flex-col gap-10">
      <header className="flex flex-col gap-2">
        <p className="text-sm text-muted">
          Your own rubric, version {shown.version}, made from{" "}
          <Link href={`/rubrics/${fork.itemId}/${fork.step}`} prefetch={false} className="text-accent underline">
            {fork.title}
          </Link>
        </p>
        <h1 className="max-w-[68ch] text-xl font-semibold wrap-anywhere">{fork.name}</h1>
        <p className="max-w-[68ch] text-sm text-muted">
          Only you see it. Change points, statements and patterns; a pattern names ideas of the rubric or the lexicon
          (task keep exception), with quotes for plain words, {"`code`"} for code, / for either, &gt; for this order.
        </p>
      </header>
      {saved && <SavedNotice key={saved.version} version={saved.version} />}
      <div className="flex flex-col gap-6">
        <p className="flex gap-4 text-sm">
          <Way href={`/rubrics/mine/${fork.id}`} isCurrent={!asText}>
            As a form
          </Way>
          <Way href={`/rubrics/mine/${fork.id}?as=text`} isCurrent={asText}>
            As text
          </Way>
        </p>
        {asText ? (
          <SaveForm
            key={newest.version}
            forkId={fork.id}
            seen={newest.version}
            text={rubricYaml(newest.rubric)}
            maxChars={MAX_RUBRIC_CHARS}
          />
        ) : (
          <EditForm key={newest.version} forkId={fork.id} seen={newest.version} edits={editsOf(newest.rubric)} />
        )}
      </div>
      <section aria-labelledby="try" className="flex flex-col gap-4 border-t border-hairline pt-8">
        <h2 id="try" className="text-base font-medium">
          Try an answer on version {shown.version}
        </h2>
        <TryAnswer key={shown.version} tried={{ forkId: fork.id, version: shown.version }} />
      </section>
      <section aria-labelledby="versions" className="flex flex-col gap-4 border-t border-hairline pt-8">
        <h2 id="versions" className="text-base font-medium">
          {compared
            ? `Version ${shown.version}, compared with ${compared.version}`
            : "What differs from the published one"}
        </h2>
        <VersionPicker
          action={`/rubrics/mine/${fork.id}`}
          versions={fork.versions.toReversed().map(({ version, createdAt }) => ({ version, at: createdAt }))}
          shown={shown.version}
          compared={compared?.version ?? null}
        />
        <RubricChanges
          changes={diffRubrics((compared ?? published).rubric, shown.rubric)}
          ifNone={compared ? "They say the same." : "Nothing yet: it says the same as the published one."}
        />
      </section>
      <DeleteForm forkId={fork.id} />
    </div>
  );
}

type WayProps<Path extends string> = { href: Route<Path>; isCurrent: boolean; children: string };

function Way<Path extends string>({ href, isCurrent, children }: WayProps<Path>) {
  return isCurrent ? (
    <span aria-current="true" className="border-b-2 border-accent pb-1 font-medium">
      {children}
    </span>
  ) : (
    <Link href={href} scroll={false} className="pb-1 text-accent underline underline-offset-2">
      {children}
    </Link>
  );
}
