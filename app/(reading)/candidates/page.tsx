import type { Metadata, Route } from "next";
import Link from "next/link";
import { z } from "zod";
import { CANDIDATES_PER_PAGE, candidatesOf, type ListedCandidate } from "#server/candidates";
import { findViewer } from "#server/session";
import { Button, ButtonLink } from "#ui/button";
import { Empty } from "#ui/empty";
import { candidatePath } from "./candidate-path";

export const metadata: Metadata = { title: "Candidates" };

const DAY = new Intl.DateTimeFormat("en-GB", { dateStyle: "medium", timeZone: "UTC" });
// What cannot be stored cannot be found.
const searchSchema = z
  .string()
  .transform((typed) => typed.toWellFormed().replaceAll("\0", "").trim())
  .pipe(z.string().max(120))
  .catch("");
const pageSchema = z.coerce.number().int().min(1).max(10_000).catch(1);

/** The candidates of the workspace that one works in, to be found by name. */
export default async function CandidatesPage({ searchParams }: PageProps<"/candidates">) {
  const params = await searchParams;
  const search = searchSchema.parse([params["q"]].flat()[0] ?? "");
  const page = pageSchema.parse([params["page"]].flat()[0] ?? 1);
  const viewer = await findViewer();
  const { workspace, total, candidates } = viewer
    ? await candidatesOf(viewer.id, { search, page })
    : { workspace: null, total: 0, candidates: [] };
  const mayAdd = workspace?.role !== "viewer";
  return (
    <div className="flex max-w-3xl flex-col gap-8">
      <header className="flex flex-col gap-3">
        <h1 className="text-xl font-semibold">Candidates</h1>
        <p className="max-w-[68ch] font-serif text-base text-muted">
          Whoever takes a set at home or is interviewed is listed here, with what they answered and how it was scored.
        </p>
        {mayAdd && (
          <div>
            <ButtonLink href="/candidates/new" variant="primary">
              Add a candidate
            </ButtonLink>
          </div>
        )}
      </header>
      {(total > 0 || search !== "") && <Search search={search} />}
      {candidates.length === 0 ? (
        <Empty title={search === "" ? "Candidates are listed here." : `Nobody is called "${search}".`}>
          {search === ""
            ? "They come here by themselves once they begin a set by a link."
            : "The search looks for a part of the name."}
        </Empty>
      ) : (
        <>
          <ul aria-label="Candidates" className="divide-y divide-hairline border-y border-hairline">
            {candidates.map((candidate) => (
              <Row key={candidate.id} candidate={candidate} />
            ))}
          </ul>
          <Pages search={search} page={page} total={total} />
        </>
      )}
    </div>
  );
}

function Search({ search }: { search: string }) {
  return (
    <search>
      <form className="flex max-w-md items-end gap-3">
        <label className="flex min-w-0 flex-1 flex-col gap-1 text-sm font-medium">
          Find by name
          <input
            type="search"
            name="q"
            defaultValue={search}
            maxLength={120}
            className="min-h-11 w-full rounded border border-edge bg-surface px-3 text-base font-normal"
          />
        </label>
        <Button type="submit" className="sm:min-h-11">
          Find
        </Button>
      </form>
    </search>
  );
}

function Row({ candidate: { id, name, email, createdAt, takes, interviews } }: { candidate: ListedCandidate }) {
  const did = [counted(takes, "take"), counted(interviews, "interview")].filter((words) => words !== "").join(", ");
  return (
    <li>
      <Link
        href={candidatePath(id)}
        className="flex flex-col gap-x-4 px-2 py-3 hover:bg-sunken sm:flex-row sm:items-baseline"
      >
        <span className="min-w-0">
          <span className="font-serif text-base wrap-anywhere">{name}</span>
          {email && <span className="block text-xs wrap-anywhere text-muted">{email}</span>}
        </span>
        <span className="tabular shrink-0 text-sm text-muted sm:ml-auto">
          {did === "" ? "nothing yet" : did}, <time dateTime={createdAt.toISOString()}>{DAY.format(createdAt)}</time>
        </span>
      </Link>
    </li>
  );
}

function counted(count: number, word: string): string {
  return count === 0 ? "" : `${count} ${word}${count === 1 ? "" : "s"}`;
}

function Pages({ search, page, total }: { search: string; page: number; total: number }) {
  const last = Math.ceil(total / CANDIDATES_PER_PAGE);
  if (last <= 1) return null;
  const at = (target: number) => `/candidates?${new URLSearchParams({ q: search, page: String(target) })}` as Route;
  const link = "py-3 text-accent underline underline-offset-2";
  return (
    <nav aria-label="Pages of the list" className="flex items-center gap-6 text-sm">
      {page > 1 ? (
        <Link href={at(page - 1)} className={link}>
          Previous
        </Link>
      ) : (
        <span className="py-3 text-muted">Previous</span>
      )}
      <span className="tabular text-muted">
        Page {page} of {last}
      </span>
      {page < last ? (
        <Link href={at(page + 1)} className={link}>
          Next
        </Link>
      ) : (
        <span className="py-3 text-muted">Next</span>
      )}
    </nav>
  );
}
