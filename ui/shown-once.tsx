"use client";

import { useId, useState } from "react";
import { Button } from "./button";

/** A secret that is shown this once, with a button that copies it. */
export function ShownOnce({ label, value }: { label: string; value: string }) {
  const id = useId();
  const [said, setSaid] = useState("");
  async function copy() {
    try {
      await navigator.clipboard.writeText(value);
      setSaid("Copied.");
    } catch {
      // Denied, or no clipboard on this page: it can still be selected and copied by hand.
      setSaid("It could not be copied. Select it and copy it by hand.");
    }
  }
  return (
    <div className="mt-2 flex flex-col gap-1">
      <label htmlFor={id} className="font-medium text-ink">
        {label}
      </label>
      <div className="flex flex-wrap gap-2">
        <input
          id={id}
          readOnly
          value={value}
          onFocus={({ target }) => target.select()}
          className="min-h-11 min-w-0 flex-1 basis-64 rounded border border-edge bg-surface px-3 font-mono text-sm text-ink sm:min-h-10"
        />
        <Button type="button" onClick={() => void copy()}>
          Copy
        </Button>
      </div>
      <output className="min-h-5 text-xs">{said}</output>
    </div>
  );
}
