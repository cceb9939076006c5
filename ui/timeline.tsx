import type { StretchState, TaskLane, Timeline } from "#domain/lab/timeline";
import { laneInWords, roomForPrints, shortPrint, STRETCH_WORDS } from "#domain/lab/timeline-words";

const LOOKS: Record<StretchState, string> = {
  ready: "border border-dashed border-edge",
  running: "border border-running bg-running",
  waiting: "border border-waiting text-waiting lane-hatched",
  blocking: "border border-blocked text-blocked lane-notched",
};

const ENDS = {
  done: { words: "done", sign: "✓", look: "text-done" },
  failed: { words: "failed", sign: "✕", look: "text-blocked" },
  cancelled: { words: "cancelled", sign: "⊘", look: "text-cancelled" },
};

const STEP_REM = 1.75;
const CHAR_REM = 0.5;

/** What the loop did: one lane a task, from left to right in the order of happening, and the same in words. */
export function TimelineView({ timeline }: { timeline: Timeline }) {
  const { lanes, length, clock } = timeline;
  if (lanes.length === 0) return null;
  const at = (place: number) => `${(100 * place) / length}%`;
  const isTimed = clock.length > 1;
  const hasPrints = lanes.some(({ prints }) => prints.length > 0);
  return (
    <section aria-label="What the loop did" className="flex flex-col gap-2">
      <h3 className="text-sm font-semibold">What the loop did</h3>
      <div aria-hidden="true" className="scroll-hint overflow-x-auto pb-1">
        <div
          className={`grid grid-cols-[5.5rem_minmax(0,1fr)] gap-x-3 sm:grid-cols-[8rem_minmax(0,1fr)] sm:gap-x-4 ${hasPrints ? "pr-14" : "pr-6"}`}
          style={{ minWidth: `${12.5 + length * Math.max(STEP_REM, roomForPrints(lanes, CHAR_REM))}rem` }}
        >
          {isTimed && (
            <>
              <span className="text-xs text-muted">time</span>
              <div className="relative h-5">
                {clock.map(({ place, seconds }) => (
                  <span key={place} className="tabular absolute text-xs text-muted" style={{ left: at(place) }}>
                    {seconds} s
                  </span>
                ))}
              </div>
            </>
          )}
          {lanes.map((lane) => (
            <Track key={lane.task} lane={lane} at={at} />
          ))}
        </div>
        <Legend lanes={lanes} />
      </div>
      <details className="text-sm">
        <summary className="py-1 text-muted">The same in words</summary>
        <ul className="mt-2 flex max-w-[68ch] list-disc flex-col gap-1 pl-5">
          {lanes.map((lane) => (
            <li key={lane.task}>{laneInWords(lane)}</li>
          ))}
        </ul>
      </details>
    </section>
  );
}

function Track({ lane, at }: { lane: TaskLane; at: (place: number) => string }) {
  const { task, coroutine, stretches, prints, end } = lane;
  const ended = end && ENDS[end.state];
  return (
    <>
      <span
        className="sticky left-0 z-10 flex min-w-0 flex-col self-center bg-paper font-mono text-xs"
        title={coroutine ?? task}
      >
        <span className="truncate">{task}</span>
        {coroutine && <span className="truncate text-muted">{coroutine}</span>}
      </span>
      <div className="relative my-1.5 h-8 border-b border-hairline">
        {stretches.map(({ from, to, state, words }) => (
          <span
            key={from}
            title={words ?? STRETCH_WORDS[state]}
            className={`absolute top-1 h-3 rounded-full ${LOOKS[state]}`}
            style={{ left: at(from), width: `calc(${at(to - from)} - 2px)` }}
          />
        ))}
        {prints.map(({ place, text }) => (
          <span
            key={place}
            className="absolute top-4 -translate-x-1/2 font-mono text-xs whitespace-nowrap"
            style={{ left: at(place) }}
          >
            {shortPrint(text)}
          </span>
        ))}
        {end && ended && (
          <span
            className={`absolute top-0 text-sm leading-5 font-semibold ${ended.look}`}
            style={{ left: at(end.place) }}
            title={end.words ?? ended.words}
          >
            {ended.sign}
          </span>
        )}
      </div>
    </>
  );
}

function Legend({ lanes }: { lanes: readonly TaskLane[] }) {
  const states = new Set(lanes.flatMap(({ stretches }) => stretches.map(({ state }) => state)));
  return (
    <div className="mt-2 flex flex-wrap gap-x-5 gap-y-1 text-xs text-muted">
      {[...states].map((state) => (
        <span key={state} className="inline-flex items-center gap-2">
          <span className={`inline-block h-2 w-6 rounded-full ${LOOKS[state]}`} />
          {STRETCH_WORDS[state]}
        </span>
      ))}
    </div>
  );
}
