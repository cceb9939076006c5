"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";

const EVERY_MS = 700;

/**
 * Shows the item anew whenever its file was saved.
 *
 * @param shown when the file that is on the screen was saved
 */
export function ReloadOnSave({ itemId, shown }: { itemId: string; shown: string }) {
  const router = useRouter();
  useEffect(() => {
    let seen = shown;
    const timer = setInterval(() => {
      void (async () => {
        const response = await fetch(`/preview/${itemId}/version`).catch(() => null); // the server may be on its way up
        if (!response?.ok) return;
        const version = await response.text();
        if (seen !== version) router.refresh();
        seen = version;
      })();
    }, EVERY_MS);
    return () => clearInterval(timer);
  }, [itemId, shown, router]);
  return null;
}
