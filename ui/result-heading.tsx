"use client";

import { useEffect, useRef } from "react";

type ResultHeadingProps = {
  /** False where a field waits for the next answer: the view comes here, the focus stays with the field. */
  takesFocus: boolean;
};

/** Heads a result that has just appeared: brings it into view and gives it the focus, which the sent form had. */
export function ResultHeading({ takesFocus }: ResultHeadingProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    const { current } = heading;
    if (!current) return;
    const { top } = current.getBoundingClientRect();
    if (top < 0 || top > window.innerHeight * 0.6) current.scrollIntoView();
    if (takesFocus) current.focus({ preventScroll: true });
  }, [takesFocus]);
  return (
    <h2 ref={heading} tabIndex={-1} className="sr-only">
      Result
    </h2>
  );
}
