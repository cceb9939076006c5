"use client";

import { useEffect, useState } from "react";
import { Button } from "#ui/button";
import { Notice } from "#ui/notice";

/** A form that a server action receives, as React renders it; forms that know how to wait say so themselves. */
function needsServer(form: HTMLFormElement): boolean {
  if ("worksOffline" in form.dataset) return false;
  return form.method === "post" || form.getAttribute("action")?.startsWith("javascript:") === true;
}

/**
 * Holds back what is submitted while there is no connection: sent all the same it would break the page, and what was
 * typed would go with it.
 */
export function UnsentForms() {
  const [isTold, setTold] = useState(false);
  useEffect(() => {
    function hold(event: SubmitEvent) {
      if (navigator.onLine || !(event.target instanceof HTMLFormElement) || !needsServer(event.target)) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      setTold(true);
    }
    const forget = () => setTold(false);
    window.addEventListener("submit", hold, true); // before React hears of it
    window.addEventListener("online", forget);
    return () => {
      window.removeEventListener("submit", hold, true);
      window.removeEventListener("online", forget);
    };
  }, []);
  if (!isTold) return null;
  return (
    <aside
      aria-label="Not sent"
      className="fixed inset-x-4 top-4 z-50 mx-auto max-w-lg rounded border border-edge bg-surface p-4 shadow-float print:hidden"
    >
      <Notice
        tone="failure"
        title="There is no connection, so nothing was sent."
        action={<Button onClick={() => setTold(false)}>Close</Button>}
        isLive
      >
        What you typed is still here. Send it again when you are back online.
      </Notice>
    </aside>
  );
}
