import Link from "next/link";
import { hasAskedForRubrics } from "#server/rubric-readers";
import { RubricForm } from "./rubric-form";
import { Section } from "./section";

/** Whether rubrics may be read: not by somebody who wants to practise with them. */
export async function RubricSection({ userId }: { userId: string }) {
  const isOn = await hasAskedForRubrics(userId);
  return (
    <Section id="rubrics" title="I write or interview" about="For whoever writes questions or asks them.">
      <p className="text-sm">
        Rubrics show what earns points in every question. Whoever has read one cannot practise honestly with its
        question any more, so they are hidden until you ask for them here.
      </p>
      {isOn && (
        <p>
          <Link href="/rubrics" className="text-accent underline">
            Read the rubrics
          </Link>
        </p>
      )}
      <RubricForm isOn={isOn} />
    </Section>
  );
}
