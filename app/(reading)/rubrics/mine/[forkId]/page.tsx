import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { diffRubrics } from "#domain/rubric/rubric-diff";
import { getFork, MAX_RUBRIC_CHARS } from "#server/rubric-forks";
import { getRubric } from "#server/rubrics";
import { rubricYaml } from "#server/rubric-yaml";
import { orNotFound, readerOrNotFound } from "../../access";
import { RubricChanges } from "../../rubric-changes";
import { TryAnswer } from "../../try-answer";
import { VersionPicker } from "../../version-picker";
import { DeleteForm } from "./delete-form";
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
          Only you see it. Change points, statements and patterns; a pattern names ideas of the lexicon (task keep
          exception), with quotes for plain words, {"`code`"} for code, / for either, &gt; for this order.
        </p>
      </header>
      <SaveForm
        key={shown === newest ? "newest" : shown.version}
        forkId={fork.id}
        seen={newest.version}
        text={rubricYaml(shown.rubric)}
        maxChars={MAX_RUBRIC_CHARS}
      />
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
