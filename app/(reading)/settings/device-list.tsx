"use client";

import { useActionState, useEffect, useRef } from "react";
import { Button } from "#ui/button";
import { Notice } from "#ui/notice";
import { clearOffline } from "#app/offline-places";
import { signDeviceOut, signOutEverywhere, signOutHere } from "./actions";

/** One device that is signed in, in words. */
export type Device = { sessionId: string; words: string; openedOn: string; lastSeenOn: string; isCurrent: boolean };

/** Where the person is signed in, and how to end that. */
export function DeviceList({ devices }: { devices: readonly Device[] }) {
  const [result, signOut] = useActionState(signDeviceOut, null);
  const list = useRef<HTMLUListElement>(null);
  useEffect(() => {
    // The button that was pressed is gone with its device.
    if (result?.ok) list.current?.focus();
  }, [result]);
  return (
    <>
      <form action={signOut}>
        <ul
          ref={list}
          tabIndex={-1}
          aria-label="Devices"
          className="flex flex-col divide-y divide-hairline outline-none"
        >
          {devices.map(({ sessionId, words, openedOn, lastSeenOn, isCurrent }) => (
            <li key={sessionId} className="flex min-h-16 items-center justify-between gap-4 py-2">
              <p>
                {words}
                <span className="block text-sm text-muted">
                  {isCurrent ? "This device" : `Last used on ${lastSeenOn}`}, signed in on {openedOn}
                </span>
              </p>
              {!isCurrent && (
                <Button type="submit" name="sessionId" value={sessionId} aria-label={`Sign out ${words}`}>
                  Sign out
                </Button>
              )}
            </li>
          ))}
        </ul>
      </form>
      {result?.ok && <Notice tone="success" title="That device is signed out." isLive />}
      {result?.ok === false && <Notice tone="failure" title={result.message} isLive />}
      <div className="flex flex-wrap gap-3">
        <SignOutButton />
        <SignOutEverywhereButton />
      </div>
    </>
  );
}

function SignOutButton() {
  const [result, signOut] = useActionState(signOutHere, null);
  return (
    <form action={signOut} onSubmit={() => void clearOffline()}>
      <Button type="submit" pendingLabel="Signing out…">
        Sign out here
      </Button>
      {result?.ok === false && <Notice tone="failure" title={result.message} isLive />}
    </form>
  );
}

function SignOutEverywhereButton() {
  const [result, signOut] = useActionState(signOutEverywhere, null);
  return (
    <form action={signOut} onSubmit={() => void clearOffline()}>
      <Button type="submit" pendingLabel="Signing out…">
        Sign out everywhere
      </Button>
      {result?.ok === false && <Notice tone="failure" title={result.message} isLive />}
    </form>
  );
}
