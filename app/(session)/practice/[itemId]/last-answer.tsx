import Link from "next/link";

type LastAnswerProps = {
  itemId: string;
  answer: { id: string; submittedAt: Date; score: number | null };
  isChain: boolean;
  /** Of the person: the day of their clock, not of the server's. */
  timeZone: string;
};

/** When this was answered before, and the way to that answer: of a chain, to where it was left. */
export function LastAnswer({ itemId, answer, isChain, timeZone }: LastAnswerProps) {
  const date = new Intl.DateTimeFormat("en", { day: "numeric", month: "long", timeZone }).format(answer.submittedAt);
  const score = answer.score === null || isChain ? "" : `, ${Math.round(answer.score * 100)} %`;
  return (
    <p className="-mt-4 mb-6 text-sm text-muted">
      Answered before, on {date}
      {score}.{" "}
      <Link href={`/practice/${itemId}/${answer.id}`} className="text-accent underline underline-offset-2">
        {isChain ? "Go on where you stopped" : "See that answer"}
      </Link>
    </p>
  );
}
