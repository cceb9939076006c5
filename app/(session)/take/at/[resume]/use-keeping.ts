"use client";

import { useEffect, useRef, useState } from "react";
import type { Fields } from "#domain/quiz/response-form";

const DELAY_MS = 1000;
const RETRY_MS = 5000;

export type Place = { resumeToken: string; itemId: string; step: string };
export type Keeping = { kind: "untouched" | "saving" | "saved" | "offline" } | { kind: "refused"; message: string };

// The newest words of each question: going back shows a page that was made before they were typed.
const typed = new Map<string, Fields>();

/** Keeps what a candidate types, a second after they pause; tries again for as long as there is no connection. */
export function useKeeping(place: Place, saved: Fields) {
  const { resumeToken, itemId, step } = place;
  const name = `${resumeToken} ${itemId} ${step}`;
  const [opening] = useState(() => typed.get(name) ?? saved);
  const [keeping, setKeeping] = useState<Keeping>({ kind: "untouched" });
  const waiting = useRef<{ fields: Fields; timer: ReturnType<typeof setTimeout> } | null>(null);

  /** Sends what is waiting now. @returns whether nothing is left to send */
  async function flush(): Promise<boolean> {
    const { current } = waiting;
    if (!current) return true;
    clearTimeout(current.timer);
    const result = await put({ resumeToken, itemId, step, fields: current.fields });
    setKeeping(result);
    if (waiting.current !== current) return flush(); // typed on meanwhile
    if (result.kind === "offline") {
      waiting.current = { fields: current.fields, timer: setTimeout(() => void flush(), RETRY_MS) };
      return false;
    }
    waiting.current = null;
    return result.kind === "saved";
  }

  function keep(fields: Fields): void {
    typed.set(name, fields);
    if (waiting.current) clearTimeout(waiting.current.timer);
    setKeeping({ kind: "saving" });
    waiting.current = { fields, timer: setTimeout(() => void flush(), DELAY_MS) };
  }

  useEffect(() => {
    function leave(): void {
      const { current } = waiting;
      if (!current) return;
      clearTimeout(current.timer);
      waiting.current = null;
      void put({ resumeToken, itemId, step, fields: current.fields });
    }
    window.addEventListener("pagehide", leave);
    return () => {
      window.removeEventListener("pagehide", leave);
      leave();
    };
  }, [resumeToken, itemId, step]);

  return { opening, keeping, keep, flush };
}

async function put(body: Place & { fields: Fields }): Promise<Keeping> {
  try {
    const response = await fetch("/api/takes", {
      method: "PUT",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
      keepalive: true,
    });
    if (response.ok) return { kind: "saved" };
    if (response.status >= 500) return { kind: "offline" };
    const refusal: unknown = await response.json();
    const message = typeof refusal === "object" && refusal !== null && "message" in refusal ? refusal.message : null;
    return { kind: "refused", message: typeof message === "string" ? message : "This was not taken." };
  } catch {
    return { kind: "offline" };
  }
}
