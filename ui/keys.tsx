"use client";

import { useLayoutEffect, useRef } from "react";
import { tinykeys } from "tinykeys";

type Handlers = Record<string, (event: KeyboardEvent) => void>;

/**
 * Calls a handler for a key (in the notation of tinykeys) pressed anywhere on the page, but never while somebody types
 * into a field, presses the button that has the focus, holds a key down, or has a dialog open. It listens before what
 * it is for is painted, so that the first key is heard.
 */
export function useKeys(handlers: Handlers, isEnabled = true): void {
  const latest = useRef(handlers);
  useLayoutEffect(() => {
    latest.current = handlers;
  });
  const names = Object.keys(handlers).join("\n");
  useLayoutEffect(() => {
    if (!isEnabled || names === "") return undefined;
    const guarded = names.split("\n").map(
      (name) =>
        [
          name,
          (event: KeyboardEvent) => {
            if (isForThePage(event)) latest.current[name]?.(event);
          },
        ] as const,
    );
    return tinykeys(window, Object.fromEntries(guarded));
  }, [names, isEnabled]);
}

function isForThePage(event: KeyboardEvent): boolean {
  if (event.defaultPrevented || event.repeat || event.isComposing) return false;
  return !isTyping(event.target) && !isPress(event) && document.querySelector("dialog[open]") === null;
}

const PRESSED_BY: Record<string, string> = {
  " ": "button, summary, input, [role=button]",
  Enter: "button, summary, a[href], [role=button]",
};

/** Space and Enter belong to the button or box that has the focus. */
function isPress({ key, target }: KeyboardEvent): boolean {
  const pressed = PRESSED_BY[key];
  return pressed !== undefined && target instanceof Element && target.closest(pressed) !== null;
}

const KEYLESS_INPUTS = new Set(["radio", "checkbox", "button", "submit", "reset", "range", "color", "file"]);

function isTyping(target: EventTarget | null): boolean {
  if (target instanceof HTMLInputElement) return !KEYLESS_INPUTS.has(target.type);
  if (target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement) return true;
  return target instanceof HTMLElement && target.isContentEditable;
}
