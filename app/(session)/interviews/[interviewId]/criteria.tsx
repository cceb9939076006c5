"use client";

import type { MarkVerdict } from "#domain/scorecards/mark";
import { Kbd } from "#ui/kbd";
import { Inline } from "#ui/prose";
import type { DeskCriterion } from "./desk-question";
import { digitOf, VERDICT_KEYS } from "./verdict-keys";

const LOOKS: Record<MarkVerdict, string> = {
  met: "has-checked:border-done has-checked:bg-done-soft has-checked:text-done",
  partly: "has-checked:border-waiting has-checked:bg-waiting-soft has-checked:text-waiting",
  not: "has-checked:border-blocked has-checked:bg-blocked-soft has-checked:text-blocked",
  "not-asked": "has-checked:border-cancelled has-checked:bg-cancelled-soft has-checked:text-cancelled",
};

type CriteriaProps = {
  criteria: readonly DeskCriterion[];
  verdictOf: (criterion: DeskCriterion) => MarkVerdict | null;
  /** The one that the verdict keys mark. */
  selected: number;
  onSelect: (place: number) => void;
  onMark: (criterion: DeskCriterion, verdict: MarkVerdict | null) => void;
  /** For who only looks on. */
  isReadOnly: boolean;
};

/** What to listen for, each with its verdict: by the mouse, by the arrow keys of its group, or by the page's keys. */
export function Criteria({ criteria, selected, isReadOnly, ...rest }: CriteriaProps) {
  return (
    <section aria-labelledby="criteria" className="flex flex-col gap-2">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4">
        <h3 id="criteria" className="text-sm font-semibold">
          Criteria
        </h3>
        {!isReadOnly && (
          <p aria-hidden="true" className="text-xs text-muted max-sm:hidden pointer-coarse:hidden">
            {criteria.length > 1 && (
              <span className="mr-4">
                <kbd>1</kbd> to <kbd>{digitOf(Math.min(criteria.length, 10) - 1)}</kbd> choose
              </span>
            )}
            {VERDICT_KEYS.map(({ key, word }) => (
              <span key={key} className="mr-3">
                <kbd>{key}</kbd> {word}
              </span>
            ))}
            <kbd>c</kbd> clear
          </p>
        )}
      </div>
      <ol className="divide-y divide-hairline border-y border-hairline">
        {criteria.map((criterion, place) => (
          <li key={`${criterion.step} ${criterion.key}`}>
            {isReadOnly ? (
              <Statement criterion={criterion} place={place} isPlain />
            ) : (
              <CriterionRow {...rest} criterion={criterion} place={place} isSelected={place === selected} />
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}

type RowProps = Pick<CriteriaProps, "verdictOf" | "onSelect" | "onMark"> & {
  criterion: DeskCriterion;
  place: number;
  isSelected: boolean;
};

function CriterionRow({ criterion, place, isSelected, verdictOf, onSelect, onMark }: RowProps) {
  const verdict = verdictOf(criterion);
  const name = `criterion-${criterion.step}-${criterion.key}`;
  return (
    <fieldset
      data-criterion={place}
      className={`grid min-w-0 gap-x-4 gap-y-2 border-l-2 py-2.5 pl-3 md:grid-cols-[minmax(0,1fr)_auto] md:items-center ${isSelected ? "border-accent" : "border-transparent"}`}
    >
      <legend className="float-left w-full md:w-auto">
        <Statement criterion={criterion} place={place} />
      </legend>
      <div className="flex flex-wrap gap-1">
        {VERDICT_KEYS.map(({ verdict: one, key, word }) => (
          <label
            key={one}
            className={`inline-flex min-h-11 cursor-pointer items-center gap-1 rounded border border-edge px-2 text-sm hover:bg-sunken has-focus-visible:outline-2 has-focus-visible:outline-offset-1 has-focus-visible:outline-accent md:min-h-8 ${LOOKS[one]}`}
          >
            <input
              type="radio"
              name={name}
              value={one}
              checked={verdict === one}
              onFocus={() => onSelect(place)}
              onChange={() => onMark(criterion, one)}
              onClick={() => verdict === one && onMark(criterion, null)}
              aria-keyshortcuts={key}
              className="sr-only"
            />
            <span aria-hidden="true" className="w-3 text-center">
              {verdict === one ? "●" : "○"}
            </span>
            {word}
          </label>
        ))}
      </div>
    </fieldset>
  );
}

function Statement({
  criterion: { html, points },
  place,
  isPlain = false,
}: {
  criterion: DeskCriterion;
  place: number;
  isPlain?: boolean;
}) {
  const digit = digitOf(place);
  return (
    <span className={`flex gap-3 font-serif text-base ${isPlain ? "py-2" : ""}`}>
      {digit !== null && !isPlain && (
        <span className="shrink-0 max-sm:hidden pointer-coarse:hidden">
          <Kbd>{digit}</Kbd>
        </span>
      )}
      <span className="min-w-0">
        <Inline html={html} />
        {points !== null && (
          <span className="font-sans text-xs text-muted">
            {" "}
            {points} {points === 1 ? "point" : "points"}
          </span>
        )}
      </span>
    </span>
  );
}
