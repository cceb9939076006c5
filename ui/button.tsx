"use client";

import type { Route } from "next";
import Link from "next/link";
import type { ComponentProps, MouseEvent, ReactNode } from "react";
import { useFormStatus } from "react-dom";
import { Kbd } from "./kbd";

type Variant = "primary" | "quiet" | "danger";

const LOOKS: Record<Variant, string> = {
  primary: "border-ink bg-ink text-paper hover:border-accent hover:bg-accent",
  quiet: "border-edge bg-transparent text-ink hover:bg-sunken",
  danger: "border-blocked bg-transparent text-blocked hover:bg-blocked-soft",
};

const SHAPE =
  "inline-flex min-h-11 items-center justify-center gap-2 rounded border px-4 py-2 text-sm font-medium no-underline transition-colors aria-disabled:opacity-60 disabled:opacity-60 sm:min-h-10";

type ButtonProps = ComponentProps<"button"> & {
  variant?: Variant;
  /** What is happening while the form is on its way: "Scoring…". Its room is kept, so that nothing moves. */
  pendingLabel?: string;
  /** The key that presses this button, shown beside its words. */
  shortcut?: string;
};

/** A button that says what happens. While its form is on its way it says so, keeps the focus and ignores presses. */
export function Button({
  variant = "quiet",
  pendingLabel,
  shortcut,
  className = "",
  children,
  onClick,
  ...rest
}: ButtonProps) {
  const isPending = useIsPending(rest);
  function press(event: MouseEvent<HTMLButtonElement>) {
    if (isPending) event.preventDefault();
    else onClick?.(event);
  }
  return (
    <button {...rest} onClick={press} aria-disabled={isPending} className={`${SHAPE} ${LOOKS[variant]} ${className}`}>
      {pendingLabel ? (
        <span className="grid">
          <Layer isShown={!isPending}>{children}</Layer>
          <Layer isShown={isPending}>{pendingLabel}</Layer>
        </span>
      ) : (
        children
      )}
      {shortcut && <Kbd tone={variant === "primary" ? "onInk" : "plain"}>{shortcut}</Kbd>}
    </button>
  );
}

type ButtonLinkProps<Path extends string> = {
  href: Route<Path>;
  variant?: Variant;
  shortcut?: string;
  className?: string;
  children: ReactNode;
};

/** A link that looks like a button, for the one step that leads on. */
export function ButtonLink<Path extends string>({
  variant = "quiet",
  shortcut,
  className = "",
  ...rest
}: ButtonLinkProps<Path>) {
  const { href, children } = rest;
  return (
    <Link href={href} className={`${SHAPE} ${LOOKS[variant]} ${className}`}>
      {children}
      {shortcut && <Kbd tone={variant === "primary" ? "onInk" : "plain"}>{shortcut}</Kbd>}
    </Link>
  );
}

/** A link that fetches a file, and looks like a button. */
export function DownloadLink({
  variant = "quiet",
  href,
  children,
}: {
  variant?: Variant;
  href: string;
  children: ReactNode;
}) {
  return (
    <a href={href} download className={`${SHAPE} ${LOOKS[variant]}`}>
      {children}
    </a>
  );
}

function Layer({ isShown, children }: { isShown: boolean; children: ReactNode }) {
  return (
    <span aria-hidden={!isShown} className={`col-start-1 row-start-1 ${isShown ? "" : "invisible"}`}>
      {children}
    </span>
  );
}

/** Of several buttons in one form, only the one that was pressed is pending. */
function useIsPending({ name, value }: Pick<ButtonProps, "name" | "value">): boolean {
  const { pending, data } = useFormStatus();
  return pending && (name === undefined || data.get(name) === String(value ?? ""));
}
