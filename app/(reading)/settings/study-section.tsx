import { requestTime } from "#app/request-time";
import { findStudy } from "#server/study";
import { Section } from "./section";
import { StudyForm } from "./study-form";

/** How the daily review works for this person. */
export async function StudySection({ userId }: { userId: string }) {
  const { settings } = await findStudy(userId, requestTime());
  const { timeZone, rolloverHour, desiredRetention, newPerDay, reviewsPerDay } = settings;
  return (
    <Section id="study" title="Daily review" about="Changes count from the next answer on; no due date moves.">
      <StudyForm
        values={{ timeZone, rolloverHour, desiredRetention, newPerDay, reviewsPerDay }}
        zones={Intl.supportedValuesOf("timeZone")}
      />
    </Section>
  );
}
