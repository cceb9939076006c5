import { layOutTimeline } from "#domain/lab/timeline";
import type { KitQuestion } from "#domain/sets/kit";
import { renderInline, renderMarkdown } from "#ui/markdown";
import { Inline, Prose } from "#ui/prose";
import { TimelineView } from "#ui/timeline";

/** The answer to a question, what better and worse answers say, and false beliefs with what is true. */
export async function ListenFor({ question }: { question: KitQuestion }) {
  const { answer, trace, sounds, redFlags } = question;
  return (
    <>
      <section aria-label="The answer" className="flex flex-col gap-2">
        <h3 className="text-sm font-semibold">The answer</h3>
        <Prose html={await renderMarkdown(answer)} />
      </section>
      {trace !== null && trace.length > 0 && <TimelineView timeline={layOutTimeline(trace)} />}
      <Lines title="A strong answer says" lines={sounds.strong} />
      <Lines title="A solid answer says at least" lines={sounds.solid} />
      <Lines title="A weak answer sounds like" lines={sounds.weak} />
      <Lines
        title="Red flags"
        lines={redFlags.map(({ belief, correction }) => `"${belief}" In truth: ${correction}`)}
      />
    </>
  );
}

async function Lines({ title, lines }: { title: string; lines: readonly string[] }) {
  if (lines.length === 0) return null;
  const htmls = await Promise.all(lines.map(renderInline));
  return (
    <section aria-label={title} className="flex flex-col gap-2">
      <h3 className="text-sm font-semibold">{title}</h3>
      <ul className="flex max-w-[68ch] list-disc flex-col gap-1 pl-5 font-serif text-base">
        {htmls.map((html) => (
          <li key={html}>
            <Inline html={html} />
          </li>
        ))}
      </ul>
    </section>
  );
}
