import { curlExample } from "#domain/api/curl-example";
import { type Field, fieldsOf } from "#domain/api/field-list";
import { nothing, type Operation } from "#domain/api/operation";
import type { OperationId } from "#domain/api/operations";
import { renderInline, renderMarkdown } from "#ui/markdown";
import { Inline, Prose } from "#ui/prose";

type OneOperationProps = { id: OperationId; operation: Operation; origin: string };

/** One operation: what it does, what it takes, what it answers, and a call to try. */
export async function OneOperation({ id, operation, origin }: OneOperationProps) {
  const { method, path, scope, summary, description, query, body, answer, status, media } = operation;
  const example = await renderMarkdown(`\`\`\`bash\n${curlExample(id, operation, origin)}\n\`\`\``);
  return (
    <article id={id} aria-labelledby={`${id}-title`} className="flex flex-col gap-3 border-t border-hairline pt-4">
      <h3 id={`${id}-title`} className="text-base font-medium">
        {summary}
      </h3>
      <p className="flex flex-wrap items-baseline gap-x-4 gap-y-1 text-sm">
        <code className="font-mono wrap-anywhere">
          <span className="font-semibold">{method}</span> {path}
        </code>
        <span className="text-muted">
          {scope === null ? (
            "any scope"
          ) : (
            <>
              scope <code className="font-mono">{scope}</code>
            </>
          )}
        </span>
      </p>
      {description && (
        <p className="max-w-[68ch] font-serif text-base">
          <Inline html={await renderInline(description)} />
        </p>
      )}
      <FieldTable title="Query" fields={fieldsOf(query, "output")} isRequiredShown={false} />
      {body !== nothing && <FieldTable title="Body" fields={fieldsOf(body, "input")} isRequiredShown />}
      <Prose html={example} size="small" />
      {answer === nothing ? (
        <p className="text-sm text-muted">Answers {status}, without a body.</p>
      ) : media === "text/markdown" ? (
        <p className="text-sm text-muted">Answers {status} with Markdown.</p>
      ) : (
        <details className="text-sm">
          <summary className="min-h-11 cursor-pointer py-2 sm:min-h-0">
            Answers {status} with {fieldsOf(answer, "output").length} fields
          </summary>
          <FieldTable title="Answer" fields={fieldsOf(answer, "output")} isRequiredShown={false} />
        </details>
      )}
    </article>
  );
}

type FieldTableProps = { title: string; fields: readonly Field[]; isRequiredShown: boolean };

async function FieldTable({ title, fields, isRequiredShown }: FieldTableProps) {
  if (fields.length === 0) return null;
  const abouts = await Promise.all(fields.map(({ about }) => renderInline(about)));
  return (
    <div className="flex flex-col gap-1">
      <h4 className="text-xs font-semibold text-muted">{title}</h4>
      <dl className="divide-y divide-hairline border-y border-hairline text-sm">
        {fields.map(({ name, holds, isRequired }, at) => (
          <div key={name} className="flex flex-wrap gap-x-4 py-2">
            <dt className="w-full shrink-0 sm:w-56">
              <code className="font-mono wrap-anywhere">{name}</code>
              {isRequiredShown && isRequired && <span className="text-xs text-muted"> required</span>}
            </dt>
            <dd className="min-w-0 flex-1 basis-56">
              <span className="wrap-anywhere">{holds}.</span> <Inline html={abouts[at] ?? ""} className="text-muted" />
            </dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
