import Form from "next/form";
import { KIND_NAMES } from "#domain/content/question";
import type { ItemFilter } from "#server/items";
import { Button } from "#ui/button";

const DIFFICULTIES = ["1, first week", "2", "3", "4", "5, few get it right"];
const FIELD = "min-h-11 rounded border border-edge bg-surface px-3 text-sm sm:min-h-10";

/** Filters that live in the address, so that a list can be shared. Works without scripts. */
export function ItemFilters({ filter, count }: { filter: ItemFilter; count: number }) {
  return (
    <search aria-label="Questions">
      <Form action="/library" className="flex flex-wrap items-end gap-3">
        {filter.topic && <input type="hidden" name="topic" value={filter.topic} />}
        <label className="flex min-w-48 flex-1 flex-col max-sm:basis-full gap-1 text-xs text-muted">
          Search
          <input
            type="search"
            name="q"
            defaultValue={filter.search ?? ""}
            maxLength={200}
            className={`${FIELD} text-ink`}
          />
        </label>
        <label className="flex min-w-0 flex-col gap-1 text-xs text-muted max-sm:flex-1">
          Kind
          <select name="kind" defaultValue={filter.kind ?? ""} className={`${FIELD} text-ink`}>
            <option value="">Any kind</option>
            {Object.entries(KIND_NAMES).map(([kind, name]) => (
              <option key={kind} value={kind}>
                {name}
              </option>
            ))}
          </select>
        </label>
        <label className="flex min-w-0 flex-col gap-1 text-xs text-muted max-sm:flex-1">
          Difficulty
          <select name="difficulty" defaultValue={filter.difficulty ?? ""} className={`${FIELD} text-ink`}>
            <option value="">Any</option>
            {DIFFICULTIES.map((name, at) => (
              <option key={name} value={at + 1}>
                {name}
              </option>
            ))}
          </select>
        </label>
        <Button type="submit">Show</Button>
        <output className="tabular basis-full text-xs text-muted">
          {count === 1 ? "1 question" : `${count} questions`}
        </output>
      </Form>
    </search>
  );
}
