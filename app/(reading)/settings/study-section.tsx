import { requestTime } from "#app/request-time";
import { findStudy } from "#server/study";
import { ButtonLink } from "#ui/button";
import { Section } from "./section";

/** How the daily review works for this person, in short; the rest has a page of its own. */
export async function StudySection({ userId }: { userId: string }) {
  const { settings } = await findStudy(userId, requestTime());
  const { timeZone, rolloverHour, desiredRetention, newPerDay, reviewsPerDay } = settings;
  return (
    <Section id="study" title="Daily review" about="When cards come back, how many a day, and in which order.">
      <p>
        You aim to recall {Math.round(desiredRetention * 100)} %, with at most {newPerDay} new cards and {reviewsPerDay}{" "}
        reviews a day. The day begins at {rolloverHour}:00 in {timeZone}.
      </p>
      <div className="flex flex-wrap gap-3">
        <ButtonLink href="/settings/study">Change the daily review</ButtonLink>
        <ButtonLink href="/settings/memory">Memory model</ButtonLink>
        <ButtonLink href="/settings/pause">Backlog and vacation</ButtonLink>
      </div>
    </Section>
  );
}
