import { TRUST_WORDS, trustIn } from "#domain/scorecards/item-statistics";
import type { QuestionStatistics } from "#server/set-statistics";
import { renderInline } from "#ui/markdown";
import { Inline } from "#ui/prose";

/** How many chose each option of the closed questions. */
export async function Choices({ questions }: { questions: readonly QuestionStatistics[] }) {
  const shown = await Promise.all(
    questions.flatMap(({ question, choices }) =>
      choices && choices.answers > 0
        ? [
            Promise.all(
              choices.options.map(async (option) => ({ ...option, html: await renderInline(option.text) })),
            ).then((options) => ({ question, answers: choices.answers, options })),
          ]
        : [],
    ),
  );
  if (shown.length === 0) return null;
  return (
    <section aria-labelledby="choices" className="flex max-w-3xl flex-col gap-6">
      <h2 id="choices" className="text-base font-semibold">
        What was chosen
      </h2>
      {shown.map(({ question, answers, options }) => (
        <div key={question.itemId} className="flex flex-col gap-2">
          <h3 className="text-sm font-semibold">
            {question.number}. {question.title}{" "}
            <span className="tabular font-normal text-muted">
              ({answers} {answers === 1 ? "answer" : "answers"}
              {trustIn(answers) !== "fair" && `, ${TRUST_WORDS[trustIn(answers)]}`})
            </span>
          </h3>
          <ul className="divide-y divide-hairline border-y border-hairline text-sm">
            {options.map(({ key, html, share, isRight }) => (
              <li key={key} className="grid grid-cols-[minmax(0,1fr)_auto] items-baseline gap-x-4 py-2">
                <span>
                  <Inline html={html} /> {isRight && <span className="text-xs font-semibold text-done">right</span>}
                </span>
                <span className="tabular">{Math.round(share * 100)} %</span>
                <span aria-hidden="true" className="col-span-full h-1 bg-sunken">
                  <span
                    className={`block h-1 ${isRight ? "bg-done" : "bg-waiting"}`}
                    style={{ width: `${share * 100}%` }}
                  />
                </span>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </section>
  );
}
