"use client";

import { useSyncExternalStore } from "react";

/** The candidate's private address, to go on from another device. */
export function OwnAddress() {
  const address = useSyncExternalStore(
    () => () => {},
    () => window.location.origin + window.location.pathname,
    () => "",
  );
  return (
    <label className="flex flex-col gap-1 text-sm">
      <span className="font-medium">Your private address</span>
      <span className="text-xs text-muted">
        Open it on another device to go on there. Whoever has it can change your answers.
      </span>
      <input
        readOnly
        value={address}
        onFocus={({ target }) => target.select()}
        className="min-h-11 w-full rounded border border-edge bg-surface px-3 font-mono text-sm"
      />
    </label>
  );
}
