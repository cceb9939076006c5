"use client";

import { type KeyboardEvent, useId } from "react";
import { MARK_VERDICTS, MARK_WORDS, type MarkVerdict } from "#domain/scorecards/mark";
import { MarkSign } from "#ui/mark-sign";
import { useScoring } from "./keeping";

type MarkControlProps = {
  itemId: string;
  step: string;
  criterionKey: string;
  /** The criterion in plain words, for assistive technology. */
  label: string;
  /** What the engine proposes; null where it proposes nothing or is hidden. */
  proposal: MarkVerdict | null;
};

/** The decision on one criterion: four verdicts, by press or by the keys 1 to 4; 0 takes it back, p takes the proposal over. */
export function MarkControl({ itemId, step, criterionKey, label, proposal }: MarkControlProps) {
  const { marks, mark, mayEdit } = useScoring();
  const name = useId();
  const chosen = marks.get(`${itemId}#${step}#${criterionKey}`) ?? null;
  const decide = (verdict: MarkVerdict | null) => mark([{ itemId, step, criterionKey, verdict }]);

  function press(event: KeyboardEvent): void {
    if (!mayEdit || event.ctrlKey || event.metaKey || event.altKey) return;
    const verdict = MARK_VERDICTS[Number(event.key) - 1];
    if (verdict) decide(verdict);
    else if (event.key === "0" || event.key === "Backspace") decide(null);
    else if (event.key === "p" && proposal !== null) decide(proposal);
    else return;
    event.preventDefault();
  }

  return (
    <fieldset data-criterion disabled={!mayEdit} className="flex flex-col gap-1.5">
      <legend className="sr-only">{label}</legend>
      <div className="grid grid-cols-4 overflow-hidden rounded border border-edge print:hidden">
        {MARK_VERDICTS.map((verdict, at) => (
          <label
            key={verdict}
            className="flex min-h-11 cursor-pointer items-center justify-center gap-1.5 border-edge px-1 text-xs not-first:border-l hover:bg-sunken has-checked:bg-accent-soft has-checked:font-semibold has-focus-visible:outline-2 has-focus-visible:-outline-offset-2 has-focus-visible:outline-accent has-disabled:cursor-default sm:min-h-9"
          >
            <input
              type="radio"
              name={name}
              value={verdict}
              checked={chosen === verdict}
              onChange={() => decide(verdict)}
              onKeyDown={press}
              aria-keyshortcuts={String(at + 1)}
              className="sr-only"
            />
            <MarkSign verdict={verdict} />
            <span>{MARK_WORDS[verdict]}</span>
          </label>
        ))}
      </div>
      <div className="flex min-h-6 flex-wrap items-center gap-x-4 text-xs text-muted">
        {chosen === null ? <span>Not decided</span> : <span>Decided: {MARK_WORDS[chosen]}</span>}
        {mayEdit && chosen === null && proposal !== null && (
          <button type="button" onClick={() => decide(proposal)} className="min-h-6 text-accent underline">
            Take over: {MARK_WORDS[proposal]}
          </button>
        )}
        {mayEdit && chosen !== null && (
          <button type="button" onClick={() => decide(null)} className="min-h-6 underline">
            Take back
          </button>
        )}
        {chosen !== null && proposal !== null && chosen !== proposal && (
          <span>Proposed was: {MARK_WORDS[proposal]}</span>
        )}
      </div>
    </fieldset>
  );
}

type TakeOverProps = { itemId: string; step: string; proposals: [string, MarkVerdict][] };

/** Takes over what is proposed on all criteria of a question that are not decided yet. */
export function TakeOver({ itemId, step, proposals }: TakeOverProps) {
  const { marks, mark, mayEdit } = useScoring();
  const open = proposals.filter(([criterionKey]) => !marks.has(`${itemId}#${step}#${criterionKey}`));
  if (!mayEdit || proposals.length === 0) return null;
  return (
    <button
      type="button"
      aria-disabled={open.length === 0}
      onClick={() =>
        open.length > 0 && mark(open.map(([criterionKey, verdict]) => ({ itemId, step, criterionKey, verdict })))
      }
      className="min-h-11 self-start rounded border border-edge px-3 text-sm hover:bg-sunken aria-disabled:opacity-60 sm:min-h-9"
    >
      {open.length === 0
        ? "Everything proposed here is decided"
        : `Take over the proposal for ${open.length === 1 ? "the criterion" : `all ${open.length} criteria`} not decided here`}
    </button>
  );
}
