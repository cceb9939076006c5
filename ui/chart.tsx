import type { ReactNode } from "react";

/** The colours of states, for marks in a chart. */
export type Tone = "accent" | "running" | "waiting" | "blocked" | "done" | "muted";

export const FILLS: Record<Tone, string> = {
  accent: "fill-accent",
  running: "fill-running",
  waiting: "fill-waiting",
  blocked: "fill-blocked",
  done: "fill-done",
  muted: "fill-edge",
};

export const STROKES: Record<Tone, string> = {
  accent: "stroke-accent",
  running: "stroke-running",
  waiting: "stroke-waiting",
  blocked: "stroke-blocked",
  done: "stroke-done",
  muted: "stroke-edge",
};

/** The numbers behind a picture; the first cell of a row names it. */
export type ChartTable = { columns: readonly string[]; rows: readonly (readonly (string | number)[])[] };

type ChartProps = {
  title: string;
  /** What the picture says, in a sentence. */
  says?: ReactNode;
  table: ChartTable;
  children: ReactNode;
};

/** A picture with its name, what it says, and the same as a table. The picture itself is for the eye alone. */
export function Chart({ title, says, table, children }: ChartProps) {
  return (
    <figure className="flex h-full min-w-0 flex-col gap-3">
      <figcaption className="flex grow flex-col gap-1">
        <span className="text-sm font-medium">{title}</span>
        {says && <span className="max-w-[68ch] text-sm text-pretty text-muted">{says}</span>}
      </figcaption>
      <div aria-hidden="true">{children}</div>
      <details className="text-sm">
        <summary className="w-fit py-1 text-xs text-muted">{title}, as a table</summary>
        <NumberTable table={table} label={title} />
      </details>
    </figure>
  );
}

/** Numbers in columns; a long table scrolls in its own box. */
export function NumberTable({ table: { columns, rows }, label }: { table: ChartTable; label: string }) {
  return (
    <section aria-label={label} tabIndex={0} className="scroll-hint mt-2 max-h-96 overflow-auto">
      <table className="tabular text-sm">
        <thead>
          <tr className="border-b border-hairline text-muted">
            {columns.map((column, at) => (
              <th
                key={column}
                scope="col"
                className={`py-1 pr-3 align-bottom last:pr-0 sm:pr-6 text-xs font-normal ${at === 0 ? "text-left" : "text-right"}`}
              >
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(([name, ...cells], at) => (
            <tr key={`${at} ${name}`} className="border-b border-hairline last:border-0">
              <th scope="row" className="py-1 pr-3 text-left font-normal whitespace-nowrap sm:pr-6">
                {name}
              </th>
              {cells.map((cell, column) => (
                <td key={columns[column + 1]} className="py-1 pr-3 text-right whitespace-nowrap last:pr-0 sm:pr-6">
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
