import { randomUUID } from "node:crypto";
import type { Metadata } from "next";
import Link from "next/link";
import { redirect } from "next/navigation";
import { answering, parseInput } from "#app/refusals";
import { requestTime } from "#app/request-time";
import { studyDayDate } from "#domain/scheduling/study-day";
import { countOverdue, MOST_RESCUE_DAYS, previewBatch } from "#server/due-batches";
import { findViewer } from "#server/session";
import { findStudy } from "#server/study";
import { Button } from "#ui/button";
import { TextField } from "#ui/field";
import { Notice } from "#ui/notice";
import { UndoBatch } from "../../undo-batch";
import { Section } from "../section";
import { ApplyForm } from "./apply-form";
import { batchSchema, toBatch } from "./batch";
import { DueDays } from "./due-days";

export const metadata: Metadata = { title: "Backlog and vacation" };

const USUAL_DAYS = 5;
const USUAL_VACATION_DAYS = 7;

/** A backlog spread over days, and days kept free: shown before it is done, and taken back in one press. */
export default async function PausePage({ searchParams }: PageProps<"/settings/pause">) {
  const viewer = await findViewer();
  if (!viewer) redirect("/sign-in?next=/settings/pause");
  const now = requestTime();
  const asked = textOf(await searchParams);
  const { day } = await findStudy(viewer.id, now);
  const { overdue, dueToday } = await countOverdue(viewer.id, now);
  const preview = asked["kind"] === undefined ? null : await previewOf(viewer.id, asked, now);
  const at = (days: number) => studyDayDate(day + days);
  return (
    <>
      <p className="mb-3 text-sm">
        <Link href="/settings" className="w-fit text-muted underline underline-offset-2 hover:text-ink">
          Settings
        </Link>
      </p>
      <h1 className="mb-8 text-xl font-semibold">Backlog and vacation</h1>
      <UndoBatch userId={viewer.id} kinds={["rescue", "vacation"]} />
      <Section
        id="backlog"
        title="Backlog"
        about="Spreads what has piled up. What you remember best comes first: it has most to lose by waiting."
      >
        <p>
          {overdue === 0
            ? "Nothing is overdue."
            : `${overdue} ${overdue === 1 ? "review is" : "reviews are"} overdue, and ${dueToday} due today.`}
        </p>
        <form method="get" className="flex flex-col gap-4">
          <input type="hidden" name="kind" value="rescue" />
          <TextField
            label="Spread over so many days"
            hint={`2 to ${MOST_RESCUE_DAYS}, today included.`}
            name="days"
            type="number"
            min={2}
            max={MOST_RESCUE_DAYS}
            required
            defaultValue={asked["days"] ?? USUAL_DAYS}
            className="tabular max-w-40"
          />
          <div>
            <Button type="submit">Show what would move</Button>
          </div>
        </form>
        {asked["kind"] === "rescue" && <PreviewView asked={asked} preview={preview} />}
      </Section>
      <Section
        id="vacation"
        title="Vacation"
        about="Keeps days free of reviews: what falls due on them comes after, spread over as many days."
      >
        <form method="get" className="flex flex-col gap-4">
          <input type="hidden" name="kind" value="vacation" />
          <div className="grid gap-4 sm:grid-cols-2">
            <TextField
              label="First day"
              name="from"
              type="date"
              min={at(0)}
              required
              defaultValue={asked["from"] ?? at(1)}
            />
            <TextField
              label="Last day"
              name="to"
              type="date"
              min={at(0)}
              required
              defaultValue={asked["to"] ?? at(USUAL_VACATION_DAYS)}
            />
          </div>
          <div>
            <Button type="submit">Show what would move</Button>
          </div>
        </form>
        {asked["kind"] === "vacation" && <PreviewView asked={asked} preview={preview} />}
      </Section>
    </>
  );
}

type Asked = Readonly<Record<string, string>>;
type Preview = Awaited<ReturnType<typeof previewOf>>;

function PreviewView({ asked, preview }: { asked: Asked; preview: Preview | null }) {
  if (!preview) return null;
  if (!preview.ok) return <Notice tone="failure" title={preview.message} />;
  const { moved, days } = preview.value;
  return (
    <>
      {moved > 0 && <DueDays days={days} />}
      <ApplyForm key={JSON.stringify(asked)} id={randomUUID()} fields={asked} moved={moved} />
    </>
  );
}

async function previewOf(userId: string, asked: Asked, now: Date) {
  const preview = await answering(() => previewBatch(userId, toBatch(parseInput(batchSchema, asked)), now));
  if (preview === null) throw new Error("a preview was neither made nor refused");
  return preview;
}

const NAMES = ["kind", "days", "from", "to"];

function textOf(searched: Readonly<Record<string, string | string[] | undefined>>): Record<string, string> {
  const texts: Record<string, string> = {};
  for (const name of NAMES) {
    const value = searched[name];
    if (typeof value === "string") texts[name] = value;
  }
  return texts;
}
