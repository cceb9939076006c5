"use client";

import { useState, useSyncExternalStore } from "react";
import { Button } from "#ui/button";

/** The address of the candidate's page, to be copied: it is shown once. */
export function CandidateAddress({ path }: { path: string }) {
  const origin = useSyncExternalStore(
    () => () => {},
    () => window.location.origin,
    () => "",
  );
  const [isCopied, setCopied] = useState(false);
  const address = `${origin}${path}`;
  return (
    <div className="flex w-full flex-col gap-2">
      <label className="flex flex-col gap-1 text-sm">
        <span className="font-medium text-ink">The candidate&rsquo;s page</span>
        <span className="text-xs text-muted">
          Send it to the candidate. It is shown this once; it needs no account, and shows the question and its code
          alone.
        </span>
        <input
          readOnly
          value={address}
          onFocus={({ target }) => target.select()}
          className="min-h-11 w-full rounded border border-edge bg-surface px-3 font-mono text-sm text-ink"
        />
      </label>
      <div>
        <Button onClick={() => void copy(address).then(setCopied)}>Copy the address</Button>
        <output className="ml-3 text-sm text-muted">{isCopied && "Copied."}</output>
      </div>
    </div>
  );
}

async function copy(address: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(address);
    return true;
  } catch {
    return false; // refused: the field can be copied by hand
  }
}
