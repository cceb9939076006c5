"use client";

import { useState, useSyncExternalStore } from "react";
import { clearOffline } from "#app/offline-places";
import { Button } from "#ui/button";
import { isOfflineWanted } from "./offline-door";

/** Lets a person keep today's cards on this device, and says what that means. */
export default function OfflineSwitch({ viewerId }: { viewerId: string }) {
  // The server, which makes the page that ends the day, does not know of this device.
  const wasOn = useSyncExternalStore(
    neverChanges,
    () => isOfflineWanted(viewerId),
    () => false,
  );
  const [chosen, setOn] = useState<boolean | null>(null);
  const isOn = chosen ?? wasOn;
  const [status, setStatus] = useState<string | null>(null);

  async function switchOn(): Promise<void> {
    setStatus("Fetching today's cards …");
    localStorage.setItem(`offline ${viewerId}`, "on");
    const { refresh } = await import("./offline");
    const kept = await refresh(viewerId);
    if (kept === null) {
      localStorage.removeItem(`offline ${viewerId}`);
      return setStatus("This needs a connection once. Try again when you are online.");
    }
    setOn(true);
    setStatus(`${kept} ${kept === 1 ? "card is" : "cards are"} kept on this device.`);
  }

  async function switchOff(): Promise<void> {
    await clearOffline();
    setOn(false);
    setStatus("Nothing is kept on this device any more.");
  }

  return (
    <section
      aria-label="Without a connection"
      className="flex flex-col items-start gap-2 border-t border-hairline pt-4"
    >
      <p>
        {isOn
          ? "This device keeps today's cards with their answers, so that you can review without a connection."
          : "Travelling? This device can keep today's cards with their answers, until you sign out."}
      </p>
      <Button onClick={() => void (isOn ? switchOff() : switchOn())}>
        {isOn ? "Stop working without a connection" : "Work without a connection"}
      </Button>
      <p aria-live="polite" className="min-h-5 text-xs">
        {status}
      </p>
    </section>
  );
}

function neverChanges(): () => void {
  return () => {};
}
