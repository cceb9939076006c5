import type { Question } from "#domain/content/question";
import { Lane } from "./lane";

type InterviewPlanProps = Pick<Extract<Question, { kind: "mock_interview" }>, "rules" | "sections">;

/** What a mock interview will ask and how it goes, before it starts. */
export function InterviewPlan({ rules, sections }: InterviewPlanProps) {
  const minutes = Math.round(sections.reduce((sum, { seconds }) => sum + seconds, 0) / 60);
  const segments = sections.map(({ title, seconds }) => ({ state: "idle", label: title, weight: seconds }) as const);
  return (
    <div className="flex max-w-[68ch] flex-col gap-6">
      <p className="font-serif text-lg">
        {sections.length} sections, {minutes} minutes.
      </p>
      <Lane segments={segments} label={`${minutes} minutes in ${sections.length} sections`} size="tall" />
      <ol className="divide-y divide-hairline border-y border-hairline">
        {sections.map(({ title, seconds, items }) => (
          <li key={title} className="flex items-baseline gap-4 py-2">
            <span className="font-medium">{title}</span>
            <span className="ml-auto text-muted">
              {items.length === 1 ? "1 question" : `${items.length} questions`}
            </span>
            <span className="tabular w-14 text-right text-muted">{Math.round(seconds / 60)} min</span>
          </li>
        ))}
      </ol>
      <p className="text-muted">Run it with somebody who asks, or alone with a clock beside you. Its rules:</p>
      <ul className="flex flex-col gap-1 text-muted">
        <li>
          {rules.noBack ? "You cannot go back to an earlier question." : "You may go back to an earlier question."}
        </li>
        <li>{rules.hints ? "Hints are shown when you ask for them." : "There are no hints."}</li>
        <li>{rules.feedback === "at_end" ? "You see your results at the end." : "You see each result at once."}</li>
        <li>{rules.pause ? "You may pause the clock." : "The clock does not stop."}</li>
      </ul>
    </div>
  );
}
