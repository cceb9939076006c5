import { Inline } from "./prose";

/** One's scored answers to one question, oldest first. */
export type ScoreHistoryView = {
  answerId: string;
  date: string;
  points: number;
  maxPoints: number;
  /** Statements that this answer covered and the one before did not, and the other way round. */
  gainedHtml: string[];
  lostHtml: string[];
  /** Whether this is the answer on the screen. */
  isShown: boolean;
}[];

const WIDTH = 240;
const HEIGHT = 48;
const MARGIN = 6;

/** The scores as dots on a line: the higher, the more of the points. The words beside it say the same. */
export function ScoreDots({ history }: { history: ScoreHistoryView }) {
  const dots = history.map(({ answerId, points, maxPoints, isShown }, at) => ({
    answerId,
    isShown,
    x: MARGIN + (at * (WIDTH - 2 * MARGIN)) / Math.max(1, history.length - 1),
    y: HEIGHT - MARGIN - (points / maxPoints) * (HEIGHT - 2 * MARGIN),
  }));
  return (
    <figure>
      <figcaption className="sr-only">
        Your scores, oldest first: {history.map(({ points, maxPoints }) => `${points} of ${maxPoints}`).join(", ")}
      </figcaption>
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true" className="w-60 max-w-full text-accent">
        {[MARGIN, HEIGHT - MARGIN].map((y) => (
          <path key={y} d={`M0 ${y}H${WIDTH}`} stroke="var(--hairline)" />
        ))}
        <polyline
          points={dots.map(({ x, y }) => `${x},${y}`).join(" ")}
          fill="none"
          stroke="currentColor"
          strokeWidth="1.5"
        />
        {dots.map(({ answerId, x, y, isShown }) => (
          <circle
            key={answerId}
            cx={x}
            cy={y}
            r={isShown ? 5 : 3.5}
            fill={isShown ? "currentColor" : "var(--paper)"}
            stroke="currentColor"
            strokeWidth="1.5"
          />
        ))}
      </svg>
    </figure>
  );
}

/** The history of one's answers to a question: the scores, and what each covered that the one before did not. */
export function ScoreHistory({ history }: { history: ScoreHistoryView }) {
  return (
    <section aria-label="Your answers to this question" className="flex max-w-[76ch] flex-col gap-3">
      <h2 className="text-sm font-semibold">Your answers to this question</h2>
      <ScoreDots history={history} />
      <ol className="divide-y divide-hairline border-y border-hairline">
        {history.toReversed().map((attempt, at) => (
          <li key={attempt.answerId} className="grid gap-x-4 gap-y-1 py-2.5 sm:grid-cols-[9rem_minmax(0,1fr)]">
            <p className="tabular text-sm">
              {attempt.date}, {attempt.points} of {attempt.maxPoints}
              {attempt.isShown && <span className="block text-xs text-muted">this answer</span>}
            </p>
            <div className="flex min-w-0 flex-col gap-1 text-sm">
              {at === history.length - 1 ? (
                <p className="text-muted">The first answer.</p>
              ) : (
                <Changes gainedHtml={attempt.gainedHtml} lostHtml={attempt.lostHtml} />
              )}
            </div>
          </li>
        ))}
      </ol>
    </section>
  );
}

function Changes({ gainedHtml, lostHtml }: Pick<ScoreHistoryView[number], "gainedHtml" | "lostHtml">) {
  if (gainedHtml.length + lostHtml.length === 0) return <p className="text-muted">It covers the same as before.</p>;
  return (
    <>
      {gainedHtml.length > 0 && <Statements sign="+" tone="text-done" title="Newly covered" html={gainedHtml} />}
      {lostHtml.length > 0 && <Statements sign="−" tone="text-blocked" title="No longer covered" html={lostHtml} />}
    </>
  );
}

type StatementsProps = { sign: string; tone: string; title: string; html: readonly string[] };

function Statements({ sign, tone, title, html }: StatementsProps) {
  return (
    <div>
      <p className={`text-xs font-medium ${tone}`}>{title}</p>
      <ul>
        {html.map((one) => (
          <li key={one} className="flex gap-2 font-serif">
            <span aria-hidden="true" className={tone}>
              {sign}
            </span>
            <Inline html={one} />
          </li>
        ))}
      </ul>
    </div>
  );
}
