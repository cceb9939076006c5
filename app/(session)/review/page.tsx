import type { Metadata } from "next";
import { viewToday } from "#app/review-cards";
import { requestTime } from "#app/request-time";
import { findViewer } from "#server/session";
import { ButtonLink } from "#ui/button";
import { Empty } from "#ui/empty";
import { SessionFrame } from "#ui/session-frame";
import { ReviewSession } from "./review-session";

export const metadata: Metadata = { title: "Daily review" };

const FIRST_CARDS = 10;

/** Today's cards, one at a time. */
export default async function ReviewPage() {
  const viewer = await findViewer();
  if (!viewer) {
    return (
      <SessionFrame title="Daily review" segments={[]} position="" exit={{ href: "/", label: "Home" }}>
        <Empty
          title="Your daily review will be here."
          action={
            <ButtonLink href="/practice" variant="primary">
              Answer a first question
            </ButtonLink>
          }
        >
          Every question you answer comes back on the day you are about to forget it. Answer one to begin.
        </Empty>
      </SessionFrame>
    );
  }
  const today = await viewToday(viewer.id, { limit: FIRST_CARDS, except: [] }, requestTime());
  return <ReviewSession viewerId={viewer.id} today={today} />;
}
