import { CodeBlock } from "./code-block";
import { Inline, Prose } from "./prose";
import { Provenance } from "./provenance";
import type { ExplanationViewModel } from "./result-view";

/** What teaches after an answer: a model answer, why it is so, where the sources err, and where to read on. */
export function Explanation({ explanation }: { explanation: ExplanationViewModel }) {
  const { explanationHtml, modelAnswerHtml, correctionHtml, solutions, followUpsHtml, references, sources } =
    explanation;
  return (
    <section aria-label="Explanation" className="flex flex-col gap-8">
      {modelAnswerHtml !== null && (
        <Part title="A model answer">
          <Prose html={modelAnswerHtml} />
        </Part>
      )}
      {explanationHtml.trim() !== "" && (
        <Part title="Why">
          <Prose html={explanationHtml} />
        </Part>
      )}
      <Provenance sources={sources} correctionHtml={correctionHtml} />
      {solutions.map(({ name, codeHtml }) => (
        <Part key={name} title={name}>
          <CodeBlock html={codeHtml} label={name} />
        </Part>
      ))}
      {followUpsHtml.length > 0 && (
        <Part title="An interviewer might go on">
          <ul className="flex max-w-[68ch] list-disc flex-col gap-1 pl-5 font-serif text-base marker:text-muted">
            {followUpsHtml.map((html) => (
              <li key={html}>
                <Inline html={html} />
              </li>
            ))}
          </ul>
        </Part>
      )}
      {references.length > 0 && (
        <Part title="Read on">
          <ul className="flex flex-col gap-1 text-sm">
            {references.map(({ title, url }) => (
              <li key={url}>{isWebAddress(url) ? <Reference title={title} url={url} /> : title}</li>
            ))}
          </ul>
        </Part>
      )}
    </section>
  );
}

function Part({ title, children }: { title: string; children: React.ReactNode }) {
  return (
    <div className="flex flex-col gap-2">
      <h2 className="text-sm font-semibold">{title}</h2>
      {children}
    </div>
  );
}

function Reference({ title, url }: { title: string; url: string }) {
  return (
    <a href={url} rel="noopener noreferrer" className="text-accent underline underline-offset-2">
      {title}
    </a>
  );
}

function isWebAddress(url: string): boolean {
  return /^https?:\/\//i.test(url);
}
