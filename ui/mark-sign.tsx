import type { MarkVerdict } from "#domain/scorecards/mark";

const LOOKS: Record<MarkVerdict, { colour: string; line: string; fill: string }> = {
  met: { colour: "text-done", line: "M4.6 8.4l2.3 2.3 4.5-5", fill: "" },
  partly: {
    colour: "text-waiting",
    line: "M8 1.75a6.25 6.25 0 1 0 0 12.5a6.25 6.25 0 1 0 0-12.5",
    fill: "M8 1.75a6.25 6.25 0 0 1 0 12.5z",
  },
  not: { colour: "text-blocked", line: "M4 4l8 8M12 4l-8 8", fill: "" },
  "not-asked": { colour: "text-muted", line: "M4 8h8", fill: "" },
};

/** A rater's verdict as a shape with its colour; its word stands beside it. */
export function MarkSign({ verdict }: { verdict: MarkVerdict }) {
  const { colour, line, fill } = LOOKS[verdict];
  return (
    <svg viewBox="0 0 16 16" width="14" height="14" aria-hidden="true" className={`inline-block shrink-0 ${colour}`}>
      {fill && <path d={fill} fill="currentColor" />}
      <path
        d={line}
        fill="none"
        stroke="currentColor"
        strokeWidth="1.75"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  );
}
