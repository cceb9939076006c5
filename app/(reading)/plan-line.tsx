import Link from "next/link";
import { findPlanToday } from "#server/interview-plan";
import { TakeForm } from "./plan/plan-forms";
import { dayWords, percent } from "./plan/plan-words";

/** What the plan for an interview asks for today, made anew on each study day. */
export async function PlanLine({ userId, now }: { userId: string; now: Date }) {
  const today = await findPlanToday(userId, now);
  const [first] = today?.plan.days ?? [];
  if (!today || !first) return null;
  const { interview, plan, toAdd } = today;
  return (
    <div className="flex flex-col items-start gap-4">
      <p className="max-w-[60ch] font-serif text-lg">
        For your interview on {dayWords(interview.interviewDay)}, the plan asks for{" "}
        {first.newItems === 1 ? "1 new question" : `${first.newItems} new questions`} today: then you will recall{" "}
        {percent(plan.overall.share)} of it.{" "}
        <Link href="/plan" className="text-accent underline underline-offset-2">
          See the plan
        </Link>
      </p>
      <TakeForm count={toAdd.length} />
    </div>
  );
}
