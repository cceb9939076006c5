"use client";

import { useRef } from "react";
import { Kbd } from "./kbd";
import { useKeys } from "./keys";

export type Shortcut = { keys: readonly string[]; does: string };

/** The keys of a page, in a dialog that `?` opens; the button is there for those who do not know that. */
export function KeyboardHelp({ shortcuts }: { shortcuts: readonly Shortcut[] }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const open = () => dialog.current?.showModal();
  useKeys({ "?": open, "Shift+?": open });
  return (
    <>
      <button
        type="button"
        onClick={open}
        aria-keyshortcuts="?"
        className="hidden items-center gap-2 rounded px-2 py-1 text-xs text-muted hover:bg-sunken hover:text-ink sm:inline-flex"
      >
        Keys <Kbd>?</Kbd>
      </button>
      <dialog
        ref={dialog}
        aria-label="Keys on this page"
        className="m-auto w-[min(28rem,calc(100vw-2rem))] rounded border border-hairline bg-surface p-6 text-ink shadow-float"
      >
        <h2 className="text-base font-semibold">Keys on this page</h2>
        <dl className="mt-4 grid grid-cols-[auto_1fr] items-baseline gap-x-6 gap-y-3 text-sm">
          {shortcuts.map(({ keys, does }) => (
            <div key={does} className="contents">
              <dt className="flex gap-1">
                {keys.map((key) => (
                  <kbd key={key}>{key}</kbd>
                ))}
              </dt>
              <dd>{does}</dd>
            </div>
          ))}
        </dl>
        <form method="dialog" className="mt-6 text-right">
          <button
            type="submit"
            className="min-h-11 rounded border border-edge px-4 py-1.5 text-sm hover:bg-sunken sm:min-h-9"
          >
            Close
          </button>
        </form>
      </dialog>
    </>
  );
}
