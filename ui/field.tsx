import { type ComponentProps, type ReactNode, useId } from "react";

const CONTROL =
  "w-full rounded border border-edge bg-surface px-3 py-2 text-base text-ink aria-invalid:border-blocked disabled:opacity-60 min-h-11";

type Described = { label: ReactNode; hint?: ReactNode; error?: ReactNode };
/** What a control inside a `Field` must carry, so that its label, hint and error belong to it. */
export type ControlProps = { id: string; "aria-describedby": string | undefined; "aria-invalid": boolean };

/** A label, a control, a hint and an error that belong together. The control takes the props it is given. */
export function Field({
  label,
  hint,
  error,
  children,
}: Described & { children: (control: ControlProps) => ReactNode }) {
  const id = useId();
  const hintId = hint ? `${id}-hint` : null;
  const errorId = error ? `${id}-error` : null;
  const describedBy = [errorId, hintId].filter((part) => part !== null).join(" ");
  return (
    <div className="flex flex-col gap-1">
      <label htmlFor={id} className="text-sm font-medium">
        {label}
      </label>
      {hintId && (
        <p id={hintId} className="text-xs text-muted">
          {hint}
        </p>
      )}
      {children({ id, "aria-describedby": describedBy || undefined, "aria-invalid": errorId !== null })}
      {errorId && (
        <p id={errorId} className="flex items-baseline gap-1.5 text-xs text-blocked">
          <span aria-hidden="true">▲</span> {error}
        </p>
      )}
    </div>
  );
}

/** One line to type into. */
export function TextField({ label, hint, error, className = "", ...input }: Described & ComponentProps<"input">) {
  return (
    <Field label={label} hint={hint} error={error}>
      {(control) => <input {...input} {...control} className={`${CONTROL} ${className}`} />}
    </Field>
  );
}

/** One of a list; `children` are its `<option>`s. */
export function SelectField({ label, hint, error, className = "", ...select }: Described & ComponentProps<"select">) {
  return (
    <Field label={label} hint={hint} error={error}>
      {(control) => <select {...select} {...control} className={`${CONTROL} ${className}`} />}
    </Field>
  );
}

/** Yes or no, its words beside it. */
export function CheckField({
  label,
  hint,
  ...input
}: { label: ReactNode; hint?: ReactNode } & ComponentProps<"input">) {
  const hintId = useId();
  return (
    <div>
      <label className={`flex items-start gap-3 text-sm ${hint ? "pt-3 sm:pt-1" : "py-3 sm:py-1"}`}>
        <input
          {...input}
          type="checkbox"
          aria-describedby={hint ? hintId : undefined}
          className="mt-[0.2rem] size-4 shrink-0"
        />
        <span>{label}</span>
      </label>
      {hint && (
        <p id={hintId} className="ml-7 text-xs text-muted">
          {hint}
        </p>
      )}
    </div>
  );
}
