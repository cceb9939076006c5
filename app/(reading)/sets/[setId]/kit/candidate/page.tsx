import type { Metadata } from "next";
import Link from "next/link";
import { DownloadLink } from "#ui/button";
import { renderMarkdown } from "#ui/markdown";
import { Prose } from "#ui/prose";
import { setPath } from "../../../set-path";
import { kitOfPage } from "../kit-of-page";
import { PrintButton } from "../print-button";

export async function generateMetadata({ params }: PageProps<"/sets/[setId]/kit/candidate">): Promise<Metadata> {
  return { title: (await kitOfPage((await params).setId)).title };
}

/** The candidate's copy: the questions, and nothing of the answers. */
export default async function CandidateCopyPage({ params }: PageProps<"/sets/[setId]/kit/candidate">) {
  const { setId } = await params;
  const { title, minutes, questions } = await kitOfPage(setId);
  const asked = await Promise.all(
    questions.map(async ({ number, ask, minutes: about }) => ({ number, about, html: await renderMarkdown(ask) })),
  );
  return (
    <div className="flex max-w-3xl flex-col gap-10">
      <header className="flex flex-col gap-3">
        <p className="text-sm text-muted print:hidden">
          <Link href={setPath(setId)} className="underline">
            {title}
          </Link>
        </p>
        <h1 className="text-xl font-semibold break-words">{title}</h1>
        <p className="font-serif text-base text-muted">
          {questions.length} questions, about {minutes} minutes.
        </p>
        <div className="flex flex-wrap gap-3 print:hidden">
          <DownloadLink variant="primary" href={`/api/sets/${setId}?format=pdf&copy=candidate`}>
            Download as PDF
          </DownloadLink>
          <PrintButton />
        </div>
      </header>
      {asked.map(({ number, about, html }) => (
        <section
          key={number}
          aria-labelledby={`question-${number}`}
          className="flex flex-col gap-3 border-t border-ink pt-5"
        >
          <h2 id={`question-${number}`} className="text-base font-semibold">
            Question {number} <span className="font-normal text-muted">about {about} min</span>
          </h2>
          <Prose html={html} />
        </section>
      ))}
    </div>
  );
}
