import { practiceLinks } from "#server/practice-links";
import { Button } from "#ui/button";
import { ActionForm } from "../sets/action-form";
import { stopSharingPractice } from "./practice-link-actions";
import { Section } from "./section";

/** Who may leave out what was practised here, for whoever once agreed to that. */
export async function PracticeLinkSection({ userId }: { userId: string }) {
  const names = await practiceLinks(userId);
  if (names.length === 0) return null;
  return (
    <Section
      id="practice-links"
      title="Questions that you may know"
      about="You agreed to this when you began a test of theirs."
    >
      <p className="text-sm wrap-anywhere">
        When {names.join(", ")} choose questions for you, they see of each whether you may know it, and nothing else of
        what you practised.
      </p>
      <ActionForm action={stopSharingPractice} hidden={{}}>
        <Button type="submit" pendingLabel="Stopping …">
          Stop this
        </Button>
      </ActionForm>
    </Section>
  );
}
