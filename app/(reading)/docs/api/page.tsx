import type { Metadata } from "next";
import Link from "next/link";
import { EVENTS } from "#domain/api/event";
import { LISTED_OPERATIONS } from "#domain/api/openapi";
import { PROBLEMS } from "#domain/api/problem";
import { SCOPES } from "#domain/api/scope";
import { env } from "#server/env";
import { Prose } from "#ui/prose";
import { renderMarkdown } from "#ui/markdown";
import { introduction, webhookWords } from "./chapters";
import { OneOperation } from "./one-operation";

export const metadata: Metadata = { title: "How to call Awaited" };

const GROUPS = [...new Set(LISTED_OPERATIONS.map(([, { group }]) => group))];

/** What programs can call, made from the table that their calls are checked by. */
export default async function ApiPage() {
  const { origin } = new URL(env().APP_URL);
  const [intro, webhooks] = await Promise.all([introduction(origin), webhookWords()].map(renderMarkdown));
  return (
    <div className="flex max-w-3xl flex-col gap-12">
      <header className="flex flex-col gap-2">
        <h1 className="text-xl font-semibold">How to call Awaited</h1>
        <p className="max-w-[68ch] font-serif text-base text-muted">
          An applicant-tracking system, or any program of yours, can make a set, invite a candidate and fetch the
          result. Owners of a workspace make the{" "}
          <Link href="/team/tokens" className="underline">
            token
          </Link>{" "}
          that it calls with. The same as{" "}
          <Link href="/api/v1/openapi.json" prefetch={false} className="underline">
            OpenAPI 3.1
          </Link>
          .
        </p>
        <nav aria-label="On this page" className="flex flex-wrap gap-x-5 text-sm">
          {["Basics", ...GROUPS, "Webhooks", "Errors"].map((name) => (
            <a
              key={name}
              href={`#${name.toLowerCase()}`}
              className="inline-flex min-h-11 items-center underline sm:min-h-7"
            >
              {name}
            </a>
          ))}
        </nav>
      </header>
      <section id="basics" aria-labelledby="basics-title" className="flex flex-col gap-4">
        <h2 id="basics-title" className="text-lg font-semibold">
          Basics
        </h2>
        <Prose html={intro ?? ""} size="small" />
        <h3 className="text-sm font-semibold">Scopes</h3>
        <Pairs pairs={Object.entries(SCOPES)} />
      </section>
      {GROUPS.map((group) => (
        <section
          key={group}
          id={group.toLowerCase()}
          aria-labelledby={`${group}-title`}
          className="flex flex-col gap-8"
        >
          <h2 id={`${group}-title`} className="text-lg font-semibold">
            {group}
          </h2>
          {LISTED_OPERATIONS.filter(([, operation]) => operation.group === group).map(([id, operation]) => (
            <OneOperation key={id} id={id} operation={operation} origin={origin} />
          ))}
        </section>
      ))}
      <section id="webhooks" aria-labelledby="webhooks-title" className="flex flex-col gap-4">
        <h2 id="webhooks-title" className="text-lg font-semibold">
          Webhooks
        </h2>
        <Prose html={webhooks ?? ""} size="small" />
        <Pairs pairs={Object.entries(EVENTS)} />
      </section>
      <section id="errors" aria-labelledby="errors-title" className="flex flex-col gap-4">
        <h2 id="errors-title" className="text-lg font-semibold">
          Errors
        </h2>
        <p className="max-w-[68ch] text-sm">
          Every error is <code className="font-mono">application/problem+json</code>:{" "}
          <code className="font-mono">type</code> leads here, <code className="font-mono">detail</code> says what is
          wrong in a sentence, and <code className="font-mono">field</code> names the field, if it is one.
        </p>
        <dl className="divide-y divide-hairline border-y border-hairline text-sm">
          {Object.entries(PROBLEMS).map(([kind, { status, title }]) => (
            <div key={kind} id={`error-${kind}`} className="flex flex-wrap gap-x-4 py-2">
              <dt className="w-44 shrink-0">
                <span className="tabular">{status}</span> <code className="font-mono">{kind}</code>
              </dt>
              <dd className="min-w-0 flex-1 basis-56 text-muted">{title}.</dd>
            </div>
          ))}
        </dl>
      </section>
    </div>
  );
}

function Pairs({ pairs }: { pairs: readonly (readonly [string, string])[] }) {
  return (
    <dl className="divide-y divide-hairline border-y border-hairline text-sm">
      {pairs.map(([name, words]) => (
        <div key={name} className="flex flex-wrap gap-x-4 py-2">
          <dt className="w-44 shrink-0">
            <code className="font-mono">{name}</code>
          </dt>
          <dd className="min-w-0 flex-1 basis-56 text-muted">{words}.</dd>
        </div>
      ))}
    </dl>
  );
}
