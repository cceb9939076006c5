import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { requestTime } from "#app/request-time";
import { Refusal } from "#domain/refusal";
import { forgettingCurve, recallChance } from "#domain/scheduling/memory";
import { type CardHistory, getCardHistory } from "#server/card-history";
import { findViewer } from "#server/session";
import { findStudy } from "#server/study";
import { ButtonLink } from "#ui/button";
import { longDay, percentWords } from "#ui/figure-words";
import { EntryTable } from "./entry-table";
import { MemoryCurves } from "./memory-curves";

export const metadata: Metadata = { title: "History of a card" };

/** What happened to one card, and what was believed of it after each answer. */
export default async function CardPage({ params }: PageProps<"/progress/cards/[cardId]">) {
  const { cardId } = await params;
  const viewer = await findViewer();
  const history = viewer && (await findHistory(viewer.id, decodeURIComponent(cardId)));
  if (!viewer || !history) notFound();
  const { settings, day } = await findStudy(viewer.id, requestTime());
  const { weights } = settings.parameters;
  const { title, itemId, memory, entries } = history;
  const recall = recallChance(memory, day, weights);
  return (
    <article className="flex max-w-3xl flex-col gap-10">
      <header className="flex flex-col items-start gap-3">
        <Link
          href="/progress/statistics"
          className="w-fit text-sm text-muted underline underline-offset-2 hover:text-ink"
        >
          Statistics
        </Link>
        <h1 className="text-xl font-semibold wrap-anywhere">{title}</h1>
        <p className="max-w-[60ch] font-serif text-lg">{standingOf(history, { recall, day })}</p>
        <ButtonLink href={`/practice/${itemId}`}>Answer it now</ButtonLink>
      </header>
      {entries.some(({ rating }) => rating > 0) && (
        <>
          <MemoryCurves entries={entries} today={day} curve={forgettingCurve(weights)} />
          <section aria-labelledby="entries" className="flex flex-col gap-2">
            <h2 id="entries" className="text-base font-semibold">
              Everything that happened
            </h2>
            <EntryTable entries={entries} timeZone={settings.timeZone} />
          </section>
        </>
      )}
    </article>
  );
}

async function findHistory(userId: string, cardId: string): Promise<CardHistory | null> {
  try {
    return await getCardHistory(userId, cardId);
  } catch (error) {
    if (error instanceof Refusal) return null;
    throw error;
  }
}

function standingOf({ memory, isSuspended }: CardHistory, { recall, day }: { recall: number; day: number }): string {
  if (isSuspended) return "This card is suspended: it does not come back until you say so.";
  if (memory.state === "new") return "You have not rated this card yet.";
  const chance = `You would recall this now with a chance of ${percentWords(recall)}.`;
  if (memory.dueDay === null || memory.dueDay === day) return `${chance} It is due today.`;
  return memory.dueDay < day
    ? `${chance} It has been due since ${longDay(memory.dueDay)}.`
    : `${chance} It comes back on ${longDay(memory.dueDay)}.`;
}
