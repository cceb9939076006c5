import type { ReactNode } from "react";
import { layOutTimeline } from "#domain/lab/timeline";
import { MARK_VERDICTS, MARK_WORDS } from "#domain/scorecards/mark";
import type { KitQuestion } from "#domain/sets/kit";
import { renderInline, renderMarkdown } from "#ui/markdown";
import { Inline, Prose } from "#ui/prose";
import { TimelineView } from "#ui/timeline";

const MARKS = MARK_VERDICTS.map((verdict) => MARK_WORDS[verdict]);

/** One question of the interviewer's copy. */
export async function KitSection({ question }: { question: KitQuestion }) {
  const { number, title, topic, startMinute, minutes, difficulty, sounds, redFlags, criteria, trace } = question;
  const [askHtml, answerHtml] = await Promise.all([renderMarkdown(question.ask), renderMarkdown(question.answer)]);
  return (
    <section
      aria-labelledby={`question-${number}`}
      className="flex break-before-auto scroll-mt-20 flex-col gap-5 border-t border-ink pt-5"
    >
      <header>
        <h2 id={`question-${number}`} className="text-lg font-semibold">
          {number}. {title}
        </h2>
        <p className="tabular text-sm text-muted">
          Minute {startMinute}, {minutes} min. {topic}, difficulty {difficulty} of 5.
        </p>
      </header>
      <Part title="Ask">
        <Prose html={askHtml} />
      </Part>
      <Part title="The answer">
        <Prose html={answerHtml} />
      </Part>
      {trace !== null && trace.length > 0 && <TimelineView timeline={layOutTimeline(trace)} />}
      <Lines title="Then ask" lines={question.followUps} />
      <Lines title="A strong answer says" lines={sounds.strong} />
      <Lines title="A solid answer says at least" lines={sounds.solid} />
      <Lines title="A weak answer sounds like" lines={sounds.weak} />
      <Lines
        title="Red flags"
        lines={redFlags.map(({ belief, correction }) => `"${belief}" In truth: ${correction}`)}
      />
      <Scorecard
        rows={
          criteria.length > 0
            ? criteria.map(({ statement, points }) => ({ statement, points }))
            : [{ statement: "The answer is right, with the reason", points: null }]
        }
      />
    </section>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className="flex flex-col gap-2">
      <h3 className="text-sm font-semibold">{title}</h3>
      {children}
    </div>
  );
}

async function Lines({ title, lines }: { title: string; lines: readonly string[] }) {
  if (lines.length === 0) return null;
  const htmls = await Promise.all(lines.map(renderInline));
  return (
    <Part title={title}>
      <ul className="flex max-w-[68ch] list-disc flex-col gap-1 pl-5 font-serif text-base">
        {htmls.map((html) => (
          <li key={html}>
            <Inline html={html} />
          </li>
        ))}
      </ul>
    </Part>
  );
}

async function Scorecard({ rows }: { rows: readonly { statement: string; points: number | null }[] }) {
  const htmls = await Promise.all(
    rows.map(async ({ statement, points }) => ({ points, html: await renderInline(statement) })),
  );
  return (
    <div className="overflow-x-auto">
      <table className="w-full text-sm">
        <caption className="pb-1 text-left font-semibold">Scorecard</caption>
        <thead>
          <tr className="text-muted">
            <th scope="col" className="py-1 text-left font-normal">
              Criterion
            </th>
            {MARKS.map((mark) => (
              <th key={mark} scope="col" className="w-16 text-center font-normal">
                {mark}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {htmls.map(({ html, points }) => (
            <tr key={html} className="border-t border-hairline">
              <th scope="row" className="py-1.5 pr-3 text-left font-serif font-normal">
                <Inline html={html} />
                {points !== null && <span className="text-muted"> ({points})</span>}
              </th>
              {MARKS.map((mark) => (
                <td key={mark} className="text-center">
                  <span aria-hidden="true" className="inline-block size-4 border border-edge" />
                  <span className="sr-only">to tick: {mark}</span>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
