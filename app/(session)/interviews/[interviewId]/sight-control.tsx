"use client";

import { type LiveState, phaseOf, sightOf, type View } from "#domain/interviews/live-state";
import { Kbd } from "#ui/kbd";
import type { DeskQuestion } from "./desk-question";

type SightControlProps = {
  state: LiveState;
  questions: readonly DeskQuestion[];
  onShow: ((view: View) => void) | null;
};

const VIEWS: readonly { view: View; word: string; key: string }[] = [
  { view: "follow", word: "Follows me", key: "l" },
  { view: "held", word: "Held", key: "h" },
  { view: "blank", word: "Blank", key: "v" },
];

/** What the candidate's page shows now, and the choice of it. */
export function SightControl({ state, questions, onShow }: SightControlProps) {
  return (
    <fieldset className="flex min-w-0 flex-wrap items-center gap-x-3 gap-y-2 border-y border-hairline py-2 text-sm">
      <legend className="sr-only">What the candidate sees</legend>
      <p className="min-w-0 flex-1 basis-52" aria-live="polite">
        The candidate sees <strong className="font-semibold">{sightWords(state, questions)}</strong>.
      </p>
      {onShow && phaseOf(state) !== "ended" && (
        <div className="flex gap-1">
          {VIEWS.map(({ view, word, key }) => (
            <label
              key={view}
              className="inline-flex min-h-11 cursor-pointer items-center gap-1.5 rounded border border-edge px-2.5 hover:bg-sunken has-checked:border-accent has-checked:bg-accent-soft has-focus-visible:outline-2 has-focus-visible:outline-offset-1 has-focus-visible:outline-accent md:min-h-8"
            >
              <input
                type="radio"
                name="view"
                value={view}
                checked={state.view === view}
                onChange={() => onShow(view)}
                aria-keyshortcuts={key}
                className="sr-only"
              />
              {word}
              <Kbd>{key}</Kbd>
            </label>
          ))}
        </div>
      )}
    </fieldset>
  );
}

function sightWords(state: LiveState, questions: readonly DeskQuestion[]): string {
  const sight = sightOf(state);
  switch (sight.kind) {
    case "waiting":
      return "that it has not begun";
    case "ended":
      return "that it has ended";
    case "blank":
      return "an empty page";
    case "question": {
      const number = questions.find(({ itemId }) => itemId === sight.itemId)?.number;
      return sight.itemId === state.currentItemId ? `question ${number ?? ""}, this one` : `question ${number ?? ""}`;
    }
  }
}
