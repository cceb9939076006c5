import type { Metadata } from "next";
import Link from "next/link";
import { redirect } from "next/navigation";
import { requestTime } from "#app/request-time";
import { LEAST_ITEMS } from "#domain/scheduling/training";
import { findLastRun, findReminder } from "#server/optimiser-runs";
import { findSets, type OwnSet, previewSet } from "#server/parameter-sets";
import { findViewer } from "#server/session";
import { Notice } from "#ui/notice";
import { UndoBatch } from "../../undo-batch";
import { Section } from "../section";
import { OutcomeView } from "./outcome-view";
import { SearchControl } from "./search-control";
import { SetForm } from "./set-form";

export const metadata: Metadata = { title: "Memory model" };

const DAY = new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeZone: "UTC" });

/** The weights of the memory model: whether one's own would predict better, and putting them in force. */
export default async function MemoryPage() {
  const viewer = await findViewer();
  if (!viewer) redirect("/sign-in?next=/settings/memory");
  const now = requestTime();
  const [last, sets, reminder] = await Promise.all([
    findLastRun(viewer.id),
    findSets(viewer.id, now),
    findReminder(viewer.id, now),
  ]);
  const present = sets.find(({ isInForce }) => isInForce);
  const found = last?.state === "done" ? last.parametersId : null;
  const isNew = found !== null && found !== present?.id;
  return (
    <>
      <p className="mb-3 text-sm">
        <Link href="/settings" className="w-fit text-muted underline underline-offset-2 hover:text-ink">
          Settings
        </Link>
      </p>
      <h1 className="mb-3 text-xl font-semibold">Memory model</h1>
      <p className="mb-8 max-w-[62ch] text-muted">
        When a card comes back is reckoned from 21 weights, found from the answers of many people. From your own
        answers, weights can be found that predict your memory better.
      </p>
      <Section id="search" title="Your weights" about={presentWords(present)}>
        {reminder.isDue && (
          <Notice
            tone="warning"
            title={`It is a month since you last looked, and you gave ${reminder.newAnswers} answers since.`}
          />
        )}
        <p>
          {reminder.answerCount === 0
            ? `Nothing to learn from yet: ${LEAST_ITEMS} answers that come a day or more after another are needed.`
            : `You have rated ${reminder.answerCount} answers so far.`}
        </p>
        <SearchControl
          key={last?.id ?? "none"}
          isRunning={last?.state === "running"}
          opening={last?.progress ?? 0}
          failure={failureWords(last?.state)}
          isFirst={last === null}
        />
      </Section>
      {last?.state === "done" && last.outcome && (
        <Section id="outcome" title="What was found" about={`Looked for on ${DAY.format(last.startedAt)}.`}>
          <OutcomeView outcome={last.outcome} />
          {isNew && <SetForm setId={found} preview={await previewSet(viewer.id, found, now)} />}
        </Section>
      )}
      <UndoBatch userId={viewer.id} kinds={["parameters"]} />
      {sets.length > 1 && (
        <Section id="sets" title="Sets so far" about="Each review keeps the name of the set it was reckoned with.">
          <ul className="flex flex-col divide-y divide-hairline">
            {sets.map((set) => (
              <li key={set.id} className="flex flex-wrap items-center justify-between gap-3 py-3">
                <span>
                  {setWords(set)}
                  {set.isInForce && <span className="ml-2 text-sm text-done">✓ in force</span>}
                </span>
                {!set.isInForce && set.id !== found && <SetForm setId={set.id} preview={null} />}
              </li>
            ))}
          </ul>
        </Section>
      )}
    </>
  );
}

function presentWords(present: OwnSet | undefined): string {
  if (!present || present.foundAt === null) return "In force now: the usual weights.";
  return `In force now: your own, found on ${DAY.format(present.foundAt)} from ${present.itemCount} answers.`;
}

function setWords({ foundAt, itemCount }: OwnSet): string {
  return foundAt === null ? "The usual weights" : `Found on ${DAY.format(foundAt)} from ${itemCount} answers`;
}

function failureWords(state: string | undefined): string | null {
  if (state === "failed") return "The last search did not come to an end. Nothing was changed; try it again.";
  return state === "cancelled" ? "The search was cancelled. Nothing was changed." : null;
}
