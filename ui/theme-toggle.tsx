"use client";

import { useTheme } from "next-themes";

/** Switches between light and dark paper; until it is pressed, the system's choice holds. */
export function ThemeToggle() {
  const { resolvedTheme, setTheme } = useTheme();
  return (
    <button
      type="button"
      onClick={() => setTheme(resolvedTheme === "dark" ? "light" : "dark")}
      aria-label="Switch between light and dark"
      title="Switch between light and dark"
      className="inline-flex size-11 items-center justify-center rounded text-muted hover:bg-sunken hover:text-ink sm:size-9"
    >
      <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
        <circle cx="8" cy="8" r="6.25" fill="none" stroke="currentColor" strokeWidth="1.5" />
        <path d="M8 1.75a6.25 6.25 0 0 1 0 12.5z" fill="currentColor" />
      </svg>
    </button>
  );
}
