"use client";

import { useEffect, useRef } from "react";
import { Notice } from "#ui/notice";

/** Says that a version was saved, and takes the focus, which the sent form had. */
export function SavedNotice({ version }: { version: number }) {
  const frame = useRef<HTMLDivElement>(null);
  useEffect(() => {
    frame.current?.focus();
  }, []);
  return (
    <div ref={frame} tabIndex={-1} className="outline-none">
      <Notice tone="success" title={`Version ${version} is what is kept now.`} isLive>
        It passed the same checks as the bank.
      </Notice>
    </div>
  );
}
