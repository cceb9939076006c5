import { MARK_WORDS, type MarkVerdict } from "#domain/scorecards/mark";

const LOOKS: Record<MarkVerdict, { colour: string; shape: string; isFilled: boolean }> = {
  met: { colour: "text-done", shape: "M8 1a7 7 0 1 0 0 14A7 7 0 0 0 8 1z", isFilled: true },
  partly: {
    colour: "text-waiting",
    shape: "M8 1.75a6.25 6.25 0 1 0 0 12.5zM8 1.75a6.25 6.25 0 0 1 0 12.5",
    isFilled: false,
  },
  not: { colour: "text-blocked", shape: "M4 4l8 8M12 4l-8 8", isFilled: false },
  "not-asked": { colour: "text-muted", shape: "M4 8h8", isFilled: false },
};

/** A rater's verdict as a shape with its colour; its word stands beside it, or is read in its place. */
export function MarkSign({ verdict, isWordRead = false }: { verdict: MarkVerdict; isWordRead?: boolean }) {
  const { colour, shape, isFilled } = LOOKS[verdict];
  return (
    <span className={`inline-flex ${colour}`}>
      <svg viewBox="0 0 16 16" width="14" height="14" aria-hidden="true" className="shrink-0">
        <path
          d={shape}
          fill={isFilled || verdict === "partly" ? "currentColor" : "none"}
          fillRule="evenodd"
          stroke="currentColor"
          strokeWidth="1.75"
          strokeLinecap="round"
        />
      </svg>
      {isWordRead && <span className="sr-only">{MARK_WORDS[verdict]}</span>}
    </span>
  );
}
