import { type AnswerMark, type AnswerStretch, cutAnswer } from "./answer-marks";

/** What all parts of a scored answer share: which criterion is looked at, and how to look at another. */
export type GradeFocus = {
  activeKey: string | null;
  onActivate: (key: string | null) => void;
  idOf: (key: string) => string;
};

const TONES: Record<AnswerMark["tone"], string> = {
  met: "bg-done-soft decoration-done decoration-solid",
  partial: "bg-waiting-soft decoration-waiting decoration-dashed",
  not: "bg-cancelled-soft decoration-cancelled decoration-dotted",
  contradicted: "bg-blocked-soft decoration-blocked decoration-wavy",
  unsure: "bg-running-soft decoration-running decoration-dotted",
  misconception: "bg-blocked-soft decoration-blocked decoration-wavy",
};

type GradeAnswerProps = GradeFocus & { answer: string; marks: readonly AnswerMark[]; isOwn: boolean };

/** The answer as it was typed, each phrase that counted underlined and numbered like its criterion. */
export function GradeAnswer({ answer, marks, isOwn, ...focus }: GradeAnswerProps) {
  return (
    <div className="min-w-0 self-start lg:sticky lg:top-6">
      <h2 className="mb-2 text-sm font-semibold">{isOwn ? "Your words" : "Their words"}</h2>
      {answer.trim() === "" ? (
        <p className="text-muted italic">{isOwn ? "You left this empty." : "This was left empty."}</p>
      ) : (
        <p className="max-w-[60ch] font-serif text-base leading-[1.85] break-words whitespace-pre-wrap">
          {cutAnswer(answer, marks).map((stretch) => (
            <Stretch key={stretch.start} stretch={stretch} {...focus} />
          ))}
        </p>
      )}
    </div>
  );
}

function Stretch({ stretch, activeKey, onActivate, idOf }: GradeFocus & { stretch: AnswerStretch }) {
  const { text, marks, starting, ending } = stretch;
  const shown = marks.find(({ key }) => key === activeKey) ?? marks[0];
  if (!shown) return text;

  const isActive = shown.key === activeKey;
  return (
    <>
      {starting.slice(1).map(({ id }) => (
        <span key={id} id={id} />
      ))}
      <mark
        id={starting[0]?.id}
        onPointerEnter={() => onActivate(shown.key)}
        onPointerLeave={() => onActivate(null)}
        className={`rounded-sm py-0.5 text-ink underline decoration-2 underline-offset-4 ${TONES[shown.tone]} ${isActive ? "outline-1 outline-accent" : ""}`}
      >
        {text}
      </mark>
      {ending.map(({ id, key, sign }) => (
        <a
          key={id}
          href={`#${idOf(key)}`}
          aria-label={`to ${isCriterion(sign) ? "criterion" : "misconception"} ${sign}`}
          onFocus={() => onActivate(key)}
          onBlur={() => onActivate(null)}
          className="rounded-sm px-0.5 align-super font-sans text-xs leading-none font-semibold text-accent no-underline"
        >
          {sign}
        </a>
      ))}
    </>
  );
}

function isCriterion(sign: string): boolean {
  return /^\d/.test(sign);
}
