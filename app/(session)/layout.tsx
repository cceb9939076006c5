import type { ReactNode } from "react";

/** Pages that show one thing at a time: each brings a `SessionFrame`, and no navigation. */
export default function SessionLayout({ children }: { children: ReactNode }) {
  return children;
}
