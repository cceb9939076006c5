import type { PlanAccuracy } from "#server/interview-plan";
import { ButtonLink } from "#ui/button";
import { DropForm } from "./plan-forms";
import { dayWords } from "./plan-words";

type PastProps = { interviewDay: number; accuracy: PlanAccuracy | null };

/** After the interview: how good the prediction was, and keeping what was learnt. */
export function Past({ interviewDay, accuracy }: PastProps) {
  return (
    <section aria-labelledby="past" className="flex flex-col gap-4">
      <h2 id="past" className="font-serif text-2xl">
        The interview was on {dayWords(interviewDay)}.
      </h2>
      <p className="max-w-[60ch]">
        What you learnt for it stays with a few minutes a day: with calmer settings, cards come back ever more rarely.
      </p>
      {accuracy && (
        <p className="max-w-[60ch] text-sm text-muted">
          The prediction, judged by {accuracy.count} reviews around that day: a Brier score of{" "}
          {accuracy.brier.toFixed(3)}; saying the same of every question would have got {accuracy.constant.toFixed(3)}.
          Lower is better.
        </p>
      )}
      <div className="flex flex-wrap gap-3">
        <ButtonLink href="/settings/study?preset=long-run" variant="primary">
          See the settings for the long run
        </ButtonLink>
      </div>
      <DropForm />
    </section>
  );
}
