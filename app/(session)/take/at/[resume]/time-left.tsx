"use client";

import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";
import { timeLeftWords, timeWarning } from "#domain/takes/take-time";

const TICK_MS = 30_000;

/** The time left, quiet; spoken at five minutes and at one. At the end the page asks the server, whose clock decides. */
export function TimeLeft({ leftMs }: { leftMs: number }) {
  const router = useRouter();
  const [left, setLeft] = useState(leftMs);
  const [warning, setWarning] = useState("");
  useEffect(() => {
    const since = performance.now();
    let before = leftMs;
    function look(): void {
      const now = leftMs - (performance.now() - since);
      const words = timeWarning(before, now);
      before = now;
      setLeft(now);
      if (words !== null) setWarning(words);
    }
    const ticking = setInterval(look, TICK_MS);
    const ending = setTimeout(() => {
      look();
      router.refresh();
    }, leftMs + 500);
    return () => {
      clearInterval(ticking);
      clearTimeout(ending);
    };
  }, [leftMs, router]);
  return (
    <>
      <span className="tabular">{timeLeftWords(left)}</span>
      <output className="sr-only">{warning}</output>
    </>
  );
}
