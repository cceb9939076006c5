"use client";

import type { Route } from "next";
import Link from "next/link";
import { usePathname } from "next/navigation";
import type { ReactNode } from "react";

type NavLinkProps<Path extends string> = {
  href: Route<Path>;
  /** Other places that it stands for: where the person is "here" as well. */
  also?: readonly string[];
  children: ReactNode;
  className?: string;
};

/** A link that knows whether it leads to where the person is. */
export function NavLink<Path extends string>({ href, also = [], children, className = "" }: NavLinkProps<Path>) {
  const pathname = usePathname();
  const isHere = [href, ...also].some((place) => pathname === place || pathname.startsWith(`${place}/`));
  return (
    <Link href={href} {...(isHere ? { "aria-current": pathname === href ? "page" : true } : {})} className={className}>
      {children}
    </Link>
  );
}
