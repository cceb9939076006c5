import type { ReactNode } from "react";

/** A page of a candidate: no navigation, since nothing else here is theirs. */
export function TakeFrame({ title, children }: { title: string; children: ReactNode }) {
  return (
    <main
      id="main"
      tabIndex={-1}
      className="mx-auto flex max-w-3xl flex-col gap-8 px-4 pt-8 pb-24 outline-none sm:px-6 sm:pt-12"
    >
      <h1 className="text-xl font-semibold wrap-anywhere">{title}</h1>
      {children}
    </main>
  );
}
