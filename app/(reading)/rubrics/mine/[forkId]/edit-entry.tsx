import { Button } from "#ui/button";
import { Field, TextField } from "#ui/field";

/** A criterion or a misconception as the form has it. */
export type EntryValue = {
  key: string;
  statement: string;
  /** Points that it earns, or that it takes off. */
  worth: number;
  patterns: string[];
  /** Of misconceptions alone. */
  correction?: string;
};

type EditEntryProps = {
  name: string;
  value: EntryValue;
  onChange: (value: EntryValue) => void;
  onRemove: () => void;
};

const AREA = "field-sizing-content w-full rounded border border-edge bg-surface px-3 py-2";

/** The fields of one criterion or misconception. */
export function EditEntry({ name, value, onChange, onRemove }: EditEntryProps) {
  const { key, statement, worth, patterns, correction } = value;
  const isCriterion = correction === undefined;
  return (
    <fieldset className="flex flex-col gap-4">
      <legend className="mb-3 text-sm font-semibold">
        {name} {key !== "" && <span className="font-mono text-xs font-normal text-muted">{key}</span>}
      </legend>
      <Field label={isCriterion ? "What a good answer says" : "What is believed"}>
        {(control) => (
          <textarea
            {...control}
            rows={1}
            maxLength={300}
            value={statement}
            onChange={(event) => onChange({ ...value, statement: event.currentTarget.value })}
            className={`${AREA} font-serif text-base`}
          />
        )}
      </Field>
      {!isCriterion && (
        <Field label="Why that is not so">
          {(control) => (
            <textarea
              {...control}
              rows={1}
              maxLength={400}
              value={correction}
              onChange={(event) => onChange({ ...value, correction: event.currentTarget.value })}
              className={`${AREA} font-serif text-base`}
            />
          )}
        </Field>
      )}
      <TextField
        label={isCriterion ? "Points" : "Points taken off"}
        type="number"
        min={isCriterion ? 0.5 : 0}
        max={5}
        step={0.5}
        required
        className="max-w-28"
        value={Number.isNaN(worth) ? "" : worth}
        onChange={(event) => onChange({ ...value, worth: event.currentTarget.valueAsNumber })}
      />
      <Field label="Patterns, one on a line" hint="Ideas of the lexicon; “quoted words” stand for themselves.">
        {(control) => (
          <textarea
            {...control}
            rows={2}
            value={patterns.join("\n")}
            onChange={(event) => onChange({ ...value, patterns: event.currentTarget.value.split("\n") })}
            spellCheck={false}
            autoCapitalize="off"
            className={`${AREA} font-mono text-sm leading-[1.6]`}
          />
        )}
      </Field>
      <div>
        <Button type="button" onClick={onRemove}>
          Remove {name.toLowerCase()}
        </Button>
      </div>
    </fieldset>
  );
}
