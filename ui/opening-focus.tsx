"use client";

import { type ReactNode, useEffect, useRef } from "react";

const FIELDS = "input:checked, input:not([type=hidden]):enabled, textarea:enabled, li button:enabled";

/**
 * Puts the focus into the first field of an answer when it appears, unless the person is elsewhere already. On a touch
 * screen it does not: the keyboard would cover the question before it is read.
 */
export function OpeningFocus({ children }: { children: ReactNode }) {
  const answer = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const isFree = document.activeElement === document.body || document.activeElement?.id === "main";
    if (!isFree || matchMedia("(pointer: coarse)").matches) return;
    answer.current?.querySelector<HTMLElement>(FIELDS)?.focus({ preventScroll: true });
  }, []);
  return (
    <div ref={answer} className="min-w-0">
      {children}
    </div>
  );
}
