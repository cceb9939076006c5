import { Button, ButtonLink } from "#ui/button";
import { Notice } from "#ui/notice";
import type { LeechOffer } from "./use-review";

/** Says that the card just rated does not stick, and offers what helps. */
export function Leech({ offer, onSuspend }: { offer: LeechOffer; onSuspend: () => Promise<void> }) {
  return (
    <div className="mb-6">
      <Notice
        tone="warning"
        isLive
        title={`“${offer.title}” does not stick.`}
        action={
          <div className="flex flex-wrap gap-3">
            <ButtonLink href={`/practice/${offer.cardId}`}>Read its explanation</ButtonLink>
            <Button onClick={() => void onSuspend()}>Suspend it</Button>
          </div>
        }
      >
        {offer.message}
      </Notice>
    </div>
  );
}
