import type { Metadata } from "next";
import Link from "next/link";
import { DownloadLink } from "#ui/button";
import { Lane } from "#ui/lane";
import { setPath } from "../../set-path";
import { KitClosed } from "./kit-closed";
import { kitOfPage } from "./kit-of-page";
import { KitSection } from "./kit-section";
import { PrintButton } from "./print-button";

export async function generateMetadata({ params }: PageProps<"/sets/[setId]/kit">): Promise<Metadata> {
  return { title: `Kit: ${(await kitOfPage((await params).setId)).title}` };
}

/** The interviewer's copy: agenda, and for each question the answer, what to listen for and the scorecard. */
export default async function KitPage({ params }: PageProps<"/sets/[setId]/kit">) {
  const { setId } = await params;
  const { title, form, minutes, questions, isReadable } = await kitOfPage(setId);
  if (!isReadable) return <KitClosed setId={setId} title={title} />;
  return (
    <div className="flex max-w-3xl flex-col gap-10">
      <header className="flex flex-col gap-3">
        <p className="text-sm text-muted print:hidden">
          <Link href={setPath(setId)} className="underline">
            {title}
          </Link>{" "}
          ·{" "}
          <Link href={setPath(setId, "/kit/candidate")} className="underline">
            The candidate&rsquo;s copy
          </Link>
        </p>
        <h1 className="text-xl font-semibold break-words">{title}</h1>
        <p className="font-serif text-base text-muted">
          Interviewer&rsquo;s copy, form {form}: {questions.length} questions, about {minutes} minutes.
        </p>
        <div className="flex flex-wrap gap-3 print:hidden">
          <DownloadLink variant="primary" href={`/api/sets/${setId}?format=pdf&copy=interviewer`}>
            Download as PDF
          </DownloadLink>
          <PrintButton />
        </div>
      </header>
      <section aria-labelledby="agenda" className="flex flex-col gap-3">
        <h2 id="agenda" className="text-base font-semibold">
          Agenda
        </h2>
        <Lane
          segments={questions.map((one) => ({ state: "idle", label: one.title, weight: one.minutes }) as const)}
          label={`${minutes} minutes in ${questions.length} questions`}
          size="tall"
        />
        <ol className="divide-y divide-hairline border-y border-hairline text-sm">
          {questions.map((one) => (
            <li key={one.number} className="flex items-baseline gap-4 py-2">
              <span className="tabular w-16 shrink-0 text-muted">min {one.startMinute}</span>
              <a href={`#question-${one.number}`} className="min-w-0 flex-1">
                {one.number}. {one.title}
              </a>
              <span className="tabular shrink-0 text-muted">{one.minutes} min</span>
            </li>
          ))}
        </ol>
      </section>
      {questions.map((question) => (
        <KitSection key={question.number} question={question} />
      ))}
    </div>
  );
}
