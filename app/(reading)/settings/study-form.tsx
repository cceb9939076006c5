"use client";

import { useActionState } from "react";
import type { StudyForm as StudyValues } from "#server/study";
import { Button } from "#ui/button";
import { SelectField, TextField } from "#ui/field";
import { Notice } from "#ui/notice";
import { saveStudySettings } from "./study-actions";

type StudyFormProps = { values: StudyValues; zones: readonly string[]; warnAbovePercent: number };

/** The settings of the daily review that can be changed so far. */
export function StudyForm({ values, zones, warnAbovePercent }: StudyFormProps) {
  const [state, save] = useActionState(saveStudySettings, null);
  const shown = state?.ok ? state.value : values;
  const offered = zones.includes(shown.timeZone) ? zones : [shown.timeZone, ...zones];
  return (
    <form action={save} className="flex flex-col gap-4">
      <SelectField label="Time zone" name="timeZone" defaultValue={shown.timeZone} key={shown.timeZone}>
        {offered.map((zone) => (
          <option key={zone}>{zone}</option>
        ))}
      </SelectField>
      <TextField
        label="The day begins at"
        hint="The local hour, 0 to 23. Until then it is still yesterday's review."
        name="rolloverHour"
        type="number"
        min={0}
        max={23}
        required
        defaultValue={shown.rolloverHour}
      />
      <TextField
        label="Desired retention, in percent"
        hint={`The chance of recall at which a card comes back, 70 to 99. Higher means more reviews a day; above ${warnAbovePercent}, very many more.`}
        name="retentionPercent"
        type="number"
        min={70}
        max={99}
        required
        defaultValue={Math.round(shown.desiredRetention * 100)}
      />
      <TextField
        label="New cards a day"
        name="newPerDay"
        type="number"
        min={0}
        max={9999}
        required
        defaultValue={shown.newPerDay}
      />
      <TextField
        label="Reviews a day at most"
        name="reviewsPerDay"
        type="number"
        min={0}
        max={9999}
        required
        defaultValue={shown.reviewsPerDay}
      />
      <div className="flex flex-wrap items-center gap-3">
        <Button type="submit" pendingLabel="Saving …">
          Save
        </Button>
      </div>
      {state && <Notice tone={state.ok ? "success" : "failure"} title={state.ok ? "Saved." : state.message} isLive />}
    </form>
  );
}
