import type { ReactNode } from "react";

type Tone = "neutral" | "success" | "warning" | "failure";

const LOOKS: Record<Tone, { edge: string; mark: string; word: string }> = {
  neutral: { edge: "border-accent", mark: "text-accent", word: "Note" },
  success: { edge: "border-done", mark: "text-done", word: "Done" },
  warning: { edge: "border-waiting", mark: "text-waiting", word: "Mind" },
  failure: { edge: "border-blocked", mark: "text-blocked", word: "Not done" },
};

type NoticeProps = {
  tone?: Tone;
  /** What happened. */
  title: ReactNode;
  /** What is safe, and what to do. */
  children?: ReactNode;
  /** The one step that helps. */
  action?: ReactNode;
  /** Spoken as soon as it appears: for what a person's own action led to. */
  isLive?: boolean;
};

/** Says what happened, what is safe and what to do. */
export function Notice({ tone = "neutral", title, children, action, isLive = false }: NoticeProps) {
  const { edge, mark, word } = LOOKS[tone];
  const role = tone === "failure" ? "alert" : "status";
  return (
    <div {...(isLive ? { role } : {})} className={`border-l-2 py-1 pl-4 ${edge}`}>
      <p className="text-sm font-medium">
        <span className={mark}>{word}:</span> {title}
      </p>
      {children && <div className="mt-1 max-w-[68ch] text-sm text-muted">{children}</div>}
      {action && <div className="mt-3">{action}</div>}
    </div>
  );
}
