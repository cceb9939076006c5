"use client";

import { useEffect } from "react";

const YEAR_SECONDS = 31_536_000;

/** Names the browser's time zone to the server, which starts a new person's study days by it. */
export function TimeZoneCookie() {
  useEffect(() => {
    const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
    document.cookie = `time-zone=${encodeURIComponent(timeZone)}; path=/; max-age=${YEAR_SECONDS}; samesite=lax`;
  }, []);
  return null;
}
