import { requestTime } from "#app/request-time";
import { RETENTION_WARNING_ABOVE } from "#domain/scheduling/settings";
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
        warnAbovePercent={Math.round(RETENTION_WARNING_ABOVE * 100)}
        zones={Intl.supportedValuesOf("timeZone")}
      />
    </Section>
  );
}
