import {
  ANSWER_MODES,
  EASY_DAYS,
  NEW_MIXES,
  NEW_ORDERS,
  RETENTION_WARNING_ABOVE,
  REVIEW_ORDERS,
  WEEKDAYS,
} from "#domain/scheduling/settings";
import {
  ANSWER_MODE_NAMES,
  EASY_DAY_NAMES,
  NEW_MIX_NAMES,
  NEW_ORDER_NAMES,
  REVIEW_ORDER_NAMES,
} from "#domain/scheduling/settings-words";
import { CheckField, SelectField, TextField } from "#ui/field";
import { Section } from "../section";
import type { StudyState } from "./actions";

type Group = { fields: StudyState["fields"]; errors: Record<string, string> };

type NumberProps = Group & { name: string; label: string; hint?: string; min: number; max: number };

function NumberField({ fields, errors, name, label, hint, min, max }: NumberProps) {
  const number = { type: "number", inputMode: "numeric", min, max, required: true } as const;
  return (
    <TextField
      {...number}
      label={label}
      hint={hint}
      name={name}
      error={errors[name]}
      defaultValue={fields[name]}
      className="tabular max-w-40"
    />
  );
}

type ChoiceProps = Group & {
  name: string;
  label: string;
  hint?: string;
  choices: readonly string[];
  names: Readonly<Record<string, string>>;
};

function ChoiceField({ fields, errors, name, label, hint, choices, names }: ChoiceProps) {
  return (
    <SelectField label={label} hint={hint} name={name} error={errors[name]} defaultValue={fields[name]}>
      {choices.map((choice) => (
        <option key={choice} value={choice}>
          {names[choice] ?? choice}
        </option>
      ))}
    </SelectField>
  );
}

/** How much a day. */
export function LoadFields(group: Group) {
  const above = Math.round(RETENTION_WARNING_ABOVE * 100);
  return (
    <Section
      id="load"
      title="How much"
      about="The one trade-off of a daily review: what you keep against what it costs."
    >
      <NumberField
        {...group}
        name="retentionPercent"
        label="Desired retention, in percent"
        hint={`The chance of recall at which a card comes back, 70 to 99. Higher means more reviews; above ${above}, very many more.`}
        min={70}
        max={99}
      />
      <NumberField {...group} name="newPerDay" label="New cards a day" min={0} max={9999} />
      <NumberField {...group} name="reviewsPerDay" label="Reviews a day at most" min={0} max={9999} />
      <NumberField
        {...group}
        name="maximumIntervalDays"
        label="Longest interval, in days"
        hint="However well a card is known, it comes back within this time. 1 to 36500."
        min={1}
        max={36_500}
      />
    </Section>
  );
}

/** The steps before a card is known. */
export function LearningFields(group: Group) {
  const { fields, errors } = group;
  return (
    <Section id="steps" title="Learning" about="Short repetitions on the first day, before intervals of days begin.">
      <TextField
        label="Learning steps"
        hint="For new cards: s, m, h or d, such as 1m 10m. Empty: the first answer gives an interval in days."
        name="learningSteps"
        error={errors["learningSteps"]}
        defaultValue={fields["learningSteps"]}
      />
      <TextField
        label="Relearning steps"
        hint="For forgotten cards. Empty: straight back to review."
        name="relearningSteps"
        error={errors["relearningSteps"]}
        defaultValue={fields["relearningSteps"]}
      />
      <NumberField
        {...group}
        name="learnAheadMinutes"
        label="Learn ahead, in minutes"
        hint="When nothing else is left, steps due within this time come at once."
        min={0}
        max={1440}
      />
      <NumberField
        {...group}
        name="leechThreshold"
        label="Call it a leech after so many lapses"
        hint="A card forgotten this often is named, so that you can look at it another way. 0: never."
        min={0}
        max={99}
      />
    </Section>
  );
}

/** What comes first. */
export function OrderFields(group: Group) {
  const { fields } = group;
  return (
    <Section
      id="order"
      title="Order"
      about="What comes first is also what is done when a limit or a tired evening ends the day."
    >
      <ChoiceField
        {...group}
        name="reviewOrder"
        label="Order of reviews"
        choices={REVIEW_ORDERS}
        names={REVIEW_ORDER_NAMES}
      />
      <ChoiceField {...group} name="newOrder" label="Order of new cards" choices={NEW_ORDERS} names={NEW_ORDER_NAMES} />
      <ChoiceField {...group} name="newMix" label="New cards come" choices={NEW_MIXES} names={NEW_MIX_NAMES} />
      <fieldset className="flex flex-col gap-3">
        <legend className="mb-1 text-sm font-medium">Questions of one chain on the same day</legend>
        <CheckField
          label="A new one waits until tomorrow"
          name="buryNewSiblings"
          defaultChecked={fields["buryNewSiblings"] === "on"}
        />
        <CheckField
          label="A review waits until tomorrow"
          name="buryReviewSiblings"
          defaultChecked={fields["buryReviewSiblings"] === "on"}
        />
      </fieldset>
    </Section>
  );
}

/** When a day begins, and which days are lighter. */
export function DayFields({ zones, ...group }: Group & { zones: readonly string[] }) {
  const { fields, errors } = group;
  const zone = fields["timeZone"] ?? "UTC";
  const offered = zones.includes(zone) ? zones : [zone, ...zones];
  return (
    <Section id="days" title="Days" about="Easy days steer what you answer from now on; what is due already stays.">
      <SelectField label="Time zone" name="timeZone" error={errors["timeZone"]} defaultValue={zone}>
        {offered.map((name) => (
          <option key={name}>{name}</option>
        ))}
      </SelectField>
      <NumberField
        {...group}
        name="rolloverHour"
        label="The day begins at"
        hint="The local hour, 0 to 23. Until then it is still yesterday's review."
        min={0}
        max={23}
      />
      <fieldset>
        <legend className="mb-2 text-sm font-medium">Load of each weekday</legend>
        <div className="grid grid-cols-2 gap-3 sm:grid-cols-3">
          {WEEKDAYS.map((weekday) => (
            <ChoiceField
              {...group}
              key={weekday}
              name={weekday}
              label={`${weekday[0]?.toUpperCase()}${weekday.slice(1)}`}
              choices={EASY_DAYS}
              names={EASY_DAY_NAMES}
            />
          ))}
        </div>
      </fieldset>
    </Section>
  );
}

/** How an answer becomes a rating. */
export function AnswerFields(group: Group) {
  const { errors } = group;
  return (
    <Section
      id="answers"
      title="Answers"
      about="A score proposes one of the four ratings; you may always choose another."
    >
      <ChoiceField
        {...group}
        name="answerMode"
        label="Written questions"
        choices={ANSWER_MODES}
        names={ANSWER_MODE_NAMES}
      />
      <fieldset>
        <legend className="mb-2 text-sm font-medium">A score proposes, from so many percent on</legend>
        <div className="grid grid-cols-3 gap-3">
          <NumberField {...group} errors={{}} name="hardPercent" label="Hard" min={0} max={100} />
          <NumberField {...group} errors={errors} name="goodPercent" label="Good" min={0} max={100} />
          <NumberField {...group} errors={{}} name="easyPercent" label="Easy" min={0} max={100} />
        </div>
        <p className="mt-2 text-xs text-muted">
          Below Hard it is Again, and so is an answer with a critical misconception. Easy also asks that you were quick.
        </p>
      </fieldset>
      <NumberField
        {...group}
        name="answerCapSeconds"
        label="Longest answer time, in seconds"
        hint="A longer one counts as this long: you had left the desk. 5 to 3600."
        min={5}
        max={3600}
      />
    </Section>
  );
}
