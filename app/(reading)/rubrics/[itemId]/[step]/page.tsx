import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { diffRubrics } from "#domain/rubric/rubric-diff";
import { disputes } from "#server/disputes";
import { findAgreement } from "#server/rubric-agreement";
import { isAuthor } from "#server/authors";
import { lexiconSource, type RubricVersion, rubricVersions } from "#server/rubric-shelf";
import { getRubric } from "#server/rubrics";
import { renderMarkdown } from "#ui/markdown";
import { Prose } from "#ui/prose";
import { orNotFound, readerOrNotFound } from "../../access";
import { AgreementTable } from "../../agreement";
import { DisputeList } from "../../dispute-list";
import { ForkForm } from "../../fork-form";
import { RubricChanges } from "../../rubric-changes";
import { RubricDocument } from "../../rubric-document";
import { TryAnswer } from "../../try-answer";
import { VersionPicker } from "../../version-picker";

export const metadata: Metadata = { title: "A rubric" };

/** One rubric of the bank, in any of its versions. */
export default async function RubricPage({ params, searchParams }: PageProps<"/rubrics/[itemId]/[step]">) {
  const viewer = await readerOrNotFound();
  const { itemId, step } = await params;
  const { title, prompt, versions } = await orNotFound(rubricVersions(itemId, step));
  const query = await searchParams;
  const shown = pick(versions, query["version"]) ?? versions[0];
  if (!shown) notFound();
  const compared = pick(versions, query["compare"]);
  const { id, rubric, lexicon } = await getRubric(shown.id);
  const source = await lexiconSource(shown.lexiconVersion);
  const agreement = await findAgreement(itemId, step);
  const raised = isAuthor(viewer) ? await disputes({ itemId, step }) : null;
  return (
    <div className="flex flex-col gap-10">
      <header className="flex flex-col gap-2">
        <p className="text-sm text-muted">
          <Link href="/rubrics" className="underline underline-offset-2 hover:text-ink">
            Rubrics
          </Link>{" "}
          · version {shown.version}
          {shown.isCurrent ? "" : ", no longer in use"}
        </p>
        <h1 className="max-w-[68ch] text-xl font-semibold">
          {title}
          {step !== "main" && `, step ${step}`}
        </h1>
        <Prose html={await renderMarkdown(prompt)} />
      </header>
      <RubricDocument rubric={rubric} lexicon={lexicon} source={source} />
      <section aria-labelledby="try" className="flex flex-col gap-4 border-t border-hairline pt-8">
        <h2 id="try" className="text-base font-medium">
          Try an answer
        </h2>
        <TryAnswer key={id} tried={{ rubricId: id }} />
      </section>
      <section aria-labelledby="agreement" className="flex flex-col gap-4 border-t border-hairline pt-8">
        <h2 id="agreement" className="text-base font-medium">
          Agreement with people
        </h2>
        {agreement ? (
          <AgreementTable agreement={agreement} />
        ) : (
          <p className="text-sm text-muted">Nobody has labelled answers to this question yet.</p>
        )}
      </section>
      <section aria-labelledby="versions" className="flex flex-col gap-4 border-t border-hairline pt-8">
        <h2 id="versions" className="text-base font-medium">
          Versions
        </h2>
        <VersionPicker
          action={`/rubrics/${itemId}/${step}`}
          versions={versions.map(({ version, publishedAt }) => ({ version, at: publishedAt }))}
          shown={shown.version}
          compared={compared?.version ?? null}
        />
        {compared && (
          <RubricChanges
            changes={diffRubrics((await getRubric(compared.id)).rubric, rubric)}
            ifNone={
              compared.lexiconVersion === shown.lexiconVersion
                ? "They say the same."
                : "They say the same; the lexicon that they are read by differs."
            }
          />
        )}
      </section>
      <section aria-labelledby="own" className="flex flex-col gap-4 border-t border-hairline pt-8">
        <h2 id="own" className="text-base font-medium">
          A version of your own
        </h2>
        <p className="max-w-[68ch] text-sm text-muted">
          It begins as this one, and only you see it. Nothing published is changed by it.
        </p>
        <ForkForm id={crypto.randomUUID()} rubricId={id} title={title} />
      </section>
      {raised && (
        <section aria-labelledby="disputes" className="flex flex-col gap-4 border-t border-hairline pt-8">
          <h2 id="disputes" className="text-base font-medium">
            What people dispute
          </h2>
          <DisputeList disputes={raised} />
        </section>
      )}
    </div>
  );
}

function pick(versions: readonly RubricVersion[], wanted: string | string[] | undefined): RubricVersion | undefined {
  return versions.find(({ version }) => String(version) === wanted);
}
