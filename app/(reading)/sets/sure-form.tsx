import type { ComponentProps, ReactNode } from "react";
import { Button } from "#ui/button";
import { ActionForm } from "./action-form";

type SureFormProps = Pick<ComponentProps<typeof ActionForm>, "action" | "hidden"> & {
  /** What one opens it by, such as "Revoke"; `about` says of what, for who hears and does not see. */
  opener: string;
  about?: string;
  /** What is lost, in plain words. */
  lost: ReactNode;
  /** What is ticked: "Yes, revoke it". */
  sure: string;
  /** What the button says that does it. */
  button: string;
  pendingLabel: string;
};

/** Something that cannot be taken back: first one reads what is lost, and ticks it. */
export function SureForm({ action, hidden, opener, about, lost, sure, button, pendingLabel }: SureFormProps) {
  return (
    <details className="max-w-[68ch] text-sm">
      <summary className="inline-flex min-h-11 cursor-pointer items-center rounded text-blocked underline underline-offset-4 sm:min-h-10">
        {opener}
        {about && <span className="sr-only"> {about}</span>} …
      </summary>
      <ActionForm
        action={action}
        hidden={hidden}
        className="mt-2 flex flex-col items-start gap-3 border-l-2 border-blocked pl-4"
      >
        <p className="text-muted">{lost}</p>
        <label className="flex min-h-11 items-center gap-3">
          <input type="checkbox" name="sure" value="yes" required className="size-4 shrink-0" />
          <span>{sure}</span>
        </label>
        <Button type="submit" variant="danger" pendingLabel={pendingLabel}>
          {button}
        </Button>
      </ActionForm>
    </details>
  );
}
