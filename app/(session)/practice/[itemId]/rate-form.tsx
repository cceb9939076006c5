import type { ReactNode } from "react";
import type { RatingProposal } from "#domain/scheduling/rating-proposal";
import type { RateableCard } from "#server/cards";
import { RatingBar } from "#ui/rating-bar";
import { ActionBar } from "#ui/session-frame";
import { rateAnswer } from "../actions";

type RateFormProps = {
  reviewId: string;
  itemId: string;
  answerId: string;
  card: RateableCard;
  proposal: RatingProposal | null;
  elapsedMs: number;
  actions: ReactNode;
};

/** The four ratings of an answer given in practice, each with the interval it leads to. */
export function RateForm({ reviewId, itemId, answerId, card, proposal, elapsedMs, actions }: RateFormProps) {
  const fields = { reviewId, itemId, answerId, seen: card.version, proposed: proposal?.rating ?? "", elapsedMs };
  return (
    // Without a box of its own, so that the bar sticks to the page and not to the end of this form.
    <form action={rateAnswer} className="contents">
      {Object.entries(fields).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <ActionBar>
        <RatingBar
          intervals={card.intervals}
          proposed={proposal?.rating ?? null}
          reason={proposal?.reason ?? "How well did you know it? Your rating decides when it comes back."}
        />
        {actions}
      </ActionBar>
    </form>
  );
}
