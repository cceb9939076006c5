"use client";

import Link from "next/link";
import { useEffect, useState } from "react";

const MOST_CHARS = 2000;

/**
 * Leads to a new card. Words of the result that are selected go along, as the beginning of its back. In the review it
 * opens beside, since the card on the screen is still to be rated.
 */
export function MakeCard({ itemId, inNewTab = false }: { itemId: string; inNewTab?: boolean }) {
  const [selected, setSelected] = useState("");
  useEffect(() => {
    const listen = () => {
      const selection = document.getSelection();
      const main = document.getElementById("main");
      const isInside = selection?.anchorNode !== null && main?.contains(selection?.anchorNode ?? null);
      const words = isInside ? (selection?.toString().trim() ?? "") : "";
      // A tap on the link may clear the selection first: what was selected last is kept.
      if (words !== "") setSelected(words.slice(0, MOST_CHARS));
    };
    document.addEventListener("selectionchange", listen);
    return () => document.removeEventListener("selectionchange", listen);
  }, []);
  const query = new URLSearchParams({ item: itemId, ...(selected && { text: selected }) });
  return (
    <p className="flex flex-wrap items-baseline gap-x-3 text-sm text-muted">
      <Link
        href={`/cards/new?${query.toString()}`}
        prefetch={false}
        {...(inNewTab && { target: "_blank" })}
        className="py-2 text-accent underline underline-offset-2"
      >
        Make a card of your own{inNewTab && " (new tab)"}
      </Link>
      <span>{selected ? "The words you selected go along." : "Select words first, and they go along."}</span>
    </p>
  );
}
