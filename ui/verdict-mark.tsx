import type { ReactNode } from "react";
import type { PartOutcome } from "#domain/quiz/outcome";
import type { Verdict } from "#domain/rubric/grade";

type Look = { word: string; colour: string; shape: ReactNode };

const ring = <circle cx="8" cy="8" r="6.25" fill="none" stroke="currentColor" strokeWidth="1.5" />;
const stroke = { fill: "none", strokeWidth: 1.75, strokeLinecap: "round", strokeLinejoin: "round" } as const;

const filledCheck = (
  <>
    <circle cx="8" cy="8" r="7" fill="currentColor" />
    <path d="M4.8 8.3l2.2 2.2 4.2-4.6" stroke="var(--paper)" {...stroke} />
  </>
);
const diamondCross = (
  <>
    <path d="M8 .8L15.2 8 8 15.2.8 8z" fill="currentColor" />
    <path d="M5.9 5.9l4.2 4.2M10.1 5.9l-4.2 4.2" stroke="var(--paper)" {...stroke} />
  </>
);
const hollow = (
  <circle cx="8" cy="8" r="6.25" fill="none" stroke="currentColor" strokeWidth="1.5" strokeDasharray="2.4 2" />
);

const VERDICTS: Record<Verdict, Look> = {
  met: { word: "Met", colour: "text-done", shape: filledCheck },
  partial: {
    word: "Partly met",
    colour: "text-waiting",
    shape: (
      <>
        {ring}
        <path d="M8 1.75a6.25 6.25 0 0 1 0 12.5z" fill="currentColor" />
      </>
    ),
  },
  not: { word: "Missed", colour: "text-cancelled", shape: hollow },
  contradicted: { word: "Contradicted", colour: "text-blocked", shape: diamondCross },
  unsure: {
    word: "Not sure",
    colour: "text-running",
    shape: (
      <>
        {ring}
        <path
          d="M6.2 6.3a1.9 1.9 0 1 1 2.6 1.8c-.5.2-.8.5-.8 1.1"
          stroke="currentColor"
          {...stroke}
          strokeWidth={1.5}
        />
        <circle cx="8" cy="11.4" r=".9" fill="currentColor" />
      </>
    ),
  },
};

const PARTS: Record<PartOutcome["verdict"], Look> = {
  right: { word: "Right", colour: "text-done", shape: filledCheck },
  wrong: { word: "Wrong", colour: "text-blocked", shape: diamondCross },
  missed: { word: "Missed", colour: "text-cancelled", shape: hollow },
  spare: {
    word: "Rightly left out",
    colour: "text-muted",
    shape: <path d="M4 8h8" stroke="currentColor" {...stroke} />,
  },
};

/** A criterion's verdict as shape, word and colour. */
export function VerdictMark({ verdict, isWordShown = true }: { verdict: Verdict; isWordShown?: boolean }) {
  return <Mark look={VERDICTS[verdict]} isWordShown={isWordShown} />;
}

/** How one part of a closed question turned out, as shape, word and colour. */
export function PartMark({ verdict, isWordShown = true }: { verdict: PartOutcome["verdict"]; isWordShown?: boolean }) {
  return <Mark look={PARTS[verdict]} isWordShown={isWordShown} />;
}

function Mark({ look, isWordShown }: { look: Look; isWordShown: boolean }) {
  return (
    <span className={`inline-flex items-center gap-1.5 text-xs font-medium whitespace-nowrap ${look.colour}`}>
      <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" className="shrink-0">
        {look.shape}
      </svg>
      <span className={isWordShown ? "" : "sr-only"}>{look.word}</span>
    </span>
  );
}
