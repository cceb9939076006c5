"use client";

import Link from "next/link";
import type { RubricChoice } from "#server/set-rubrics";
import { Button } from "#ui/button";
import { SelectField } from "#ui/field";
import { setPath } from "../set-path";

type RubricControlProps = {
  setId: string;
  itemId: string;
  choices: readonly RubricChoice[];
  mayReadRubrics: boolean;
  onScoreBy: (step: string, fork: { id: string; version: number } | null) => void;
};

const BANK = "bank";
const AS_GIVEN = "as-given";

/** By what a question is scored in this set: the bank's rubric, or one's own version of it. */
export function RubricControl({ setId, itemId, choices, mayReadRubrics, onScoreBy }: RubricControlProps) {
  return (
    <div className="flex flex-col gap-4 pt-2">
      {choices.map(({ step, given, own }) => (
        <form
          key={step}
          className="flex flex-col gap-2"
          action={(form) => {
            const chosen = form.get("rubric");
            if (chosen === AS_GIVEN) return;
            const fork = own.find(({ forkId }) => forkId === chosen);
            onScoreBy(step, fork ? { id: fork.forkId, version: fork.version } : null);
          }}
        >
          <SelectField
            label={
              choices.length > 1
                ? `What scores the step "${step}", in this set alone`
                : "What scores it, in this set alone"
            }
            hint="The set keeps the version that you choose now, whatever you change in yours later."
            name="rubric"
            defaultValue={own.find(({ isGiven }) => isGiven)?.forkId ?? (given ? AS_GIVEN : BANK)}
          >
            <option value={BANK}>The bank&rsquo;s rubric</option>
            {given && !own.some(({ isGiven }) => isGiven) && (
              <option value={AS_GIVEN}>
                {given.name}, version {given.version}, as it was given
              </option>
            )}
            {own.map(({ forkId, name, version }) => (
              <option key={forkId} value={forkId}>
                {name}, your version {version}
              </option>
            ))}
          </SelectField>
          <p className="text-xs text-muted">
            {own.length === 0 && "You have no version of your own yet. "}
            {mayReadRubrics ? (
              <Link href={`/rubrics/${itemId}/${step}`} prefetch={false} className="text-accent underline">
                {own.length === 0 ? "Make one from the bank’s rubric" : "Read the bank’s rubric"}
              </Link>
            ) : (
              <Link href={setPath(setId, "/kit")} prefetch={false} className="text-accent underline">
                To read rubrics and change them, open the kit and say that you interview
              </Link>
            )}
          </p>
          <Button type="submit" className="self-start">
            Score by this
          </Button>
        </form>
      ))}
    </div>
  );
}
