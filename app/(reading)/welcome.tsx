import Link from "next/link";
import { findWelcomeItem } from "#server/items";
import { ButtonLink } from "#ui/button";
import { Empty } from "#ui/empty";
import { viewQuestion } from "#ui/question-view";
import { WelcomeQuestion } from "./welcome-question";

/** The first page is a question, answerable on the spot; below it, what this is. */
export async function Welcome({ isKnown, hasAccount }: { isKnown: boolean; hasAccount: boolean }) {
  const item = await findWelcomeItem();
  return (
    <div className="flex flex-col gap-16">
      {item ? (
        <section aria-labelledby="welcome" className="flex flex-col gap-6">
          <h1 id="welcome" className="text-sm text-muted">
            <span className="font-medium text-ink">Interview practice for asynchronous Python.</span>{" "}
            <span className="max-sm:hidden">Begin here: the answer is explained at once.</span>
          </h1>
          <WelcomeQuestion itemId={item.id} view={await viewQuestion(item.question)} isKnown={isKnown} />
        </section>
      ) : (
        <Empty title="Questions will be here once the content is published." />
      )}
      <section aria-label="What this is" className="grid gap-8 border-t border-hairline pt-10 md:grid-cols-3">
        <Point title="Practice" href="/practice" action="Practise a question">
          Answer real interview questions on asynchronous Python. A typed answer is scored point by point, and every
          point quotes your own words.
        </Point>
        <Point title="Daily review" href="/review" action="Open the daily review">
          What you answered comes back on the day you are about to forget it, a few minutes each day until the
          interview.
        </Point>
        <Point title="For interviewers" href="/sets" action="Make a question set">
          Say what an interview should ask, and get a fair set: to print, to send home by a link, or to ask live with
          the same rubrics beside you.
        </Point>
      </section>
      {!hasAccount && (
        <p className="text-sm text-muted">
          No account is needed to start; what you do is kept in this browser until you{" "}
          <Link href="/register" className="text-accent underline underline-offset-2">
            register
          </Link>
          .
        </p>
      )}
    </div>
  );
}

type PointProps = {
  title: string;
  href: "/practice" | "/review" | "/sets";
  /** What the button does. */
  action: string;
  children: React.ReactNode;
};

function Point({ title, href, action, children }: PointProps) {
  return (
    <div className="flex flex-col items-start gap-3">
      <h2 className="text-base font-semibold">{title}</h2>
      <p className="font-serif text-base text-muted">{children}</p>
      <ButtonLink href={href}>{action}</ButtonLink>
    </div>
  );
}
