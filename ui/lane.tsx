/** What a stretch of a lane shows; `idle` is what is still to come. The same five states everywhere in the product. */
export type LaneState = "idle" | "running" | "waiting" | "blocked" | "done" | "cancelled";

export type LaneSegment = {
  state: LaneState;
  /** Said by screen readers and shown on hover: "Question 3, answered". */
  label: string;
  /** Share of the length; 1 unless given. */
  weight?: number;
  isCurrent?: boolean;
};

const LOOKS: Record<LaneState, string> = {
  idle: "lane-track",
  running: "border border-running bg-running",
  waiting: "border border-waiting text-waiting lane-hatched",
  blocked: "border border-blocked text-blocked lane-notched",
  done: "border border-done bg-done",
  cancelled: "border border-dashed border-cancelled",
};

const STATE_WORDS: Record<LaneState, string> = {
  idle: "to come",
  running: "running",
  waiting: "waiting",
  blocked: "blocked",
  done: "done",
  cancelled: "cancelled",
};

type LaneProps = {
  segments: readonly LaneSegment[];
  /** What the lane shows as a whole: "Question 3 of 14". The counts of each state follow by themselves. */
  label: string;
  /** `list` lets a screen reader go through the segments; `summary` reads one sentence. */
  detail?: "summary" | "list";
  size?: "thin" | "tall";
};

/** The motif of the product: a thin track, one segment for each thing, its state as colour, texture and word. */
export function Lane({ segments, label, detail = "summary", size = "thin" }: LaneProps) {
  const height = size === "thin" ? "h-1.5" : "h-3";
  const isList = detail === "list";
  const Track = isList ? "ol" : "div";
  const Stretch = isList ? "li" : "span";
  // A stretch without length would still show as a dot.
  const shown = segments.filter(({ weight = 1 }) => weight > 0);
  const summary = { role: "img", "aria-label": `${label}: ${countStates(shown)}` };
  return (
    <Track {...(isList ? { "aria-label": label } : summary)} className="flex w-full items-center gap-0.5">
      {shown.map(({ state, label: name, weight = 1, isCurrent = false }, position) => (
        <Stretch
          key={`${position} ${name}`}
          title={name}
          style={{ flexGrow: weight, flexBasis: 0 }}
          className={`min-w-0.5 rounded-full transition-colors ${height} ${LOOKS[state]} ${isCurrent && shown.length > 1 ? "outline-2 outline-offset-2 outline-accent" : ""}`}
        >
          {isList && (
            <span className="sr-only">
              {name}, {STATE_WORDS[state]}
            </span>
          )}
        </Stretch>
      ))}
    </Track>
  );
}

function countStates(segments: readonly LaneSegment[]): string {
  const states: LaneState[] = ["done", "running", "waiting", "blocked", "cancelled", "idle"];
  const counts = states.map((state) => ({
    state,
    count: segments.filter((segment) => segment.state === state).length,
  }));
  const words = counts.filter(({ count }) => count > 0).map(({ state, count }) => `${count} ${STATE_WORDS[state]}`);
  return words.join(", ") || "nothing yet";
}

/** The logo: one task that runs, is awaited, and runs on. */
export function LaneMark() {
  return (
    <svg viewBox="0 0 32 12" width="32" height="12" aria-hidden="true" className="shrink-0 text-accent">
      <rect x="0" y="3" width="11" height="6" rx="3" fill="currentColor" />
      <path d="M13 6h6" stroke="currentColor" strokeWidth="1.5" strokeDasharray="1.5 1.75" />
      <rect x="21" y="3" width="11" height="6" rx="3" fill="currentColor" />
    </svg>
  );
}
