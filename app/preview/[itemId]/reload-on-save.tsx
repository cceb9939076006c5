"use client";

import { useRouter } from "next/navigation";
import { useEffect, useTransition } from "react";

const EVERY_MS = 700;

/**
 * Shows the item anew until what is on the screen is what was saved: a refresh can get lost while the server compiles.
 *
 * @param shown when the file that is on the screen was saved
 */
export function ReloadOnSave({ itemId, shown }: { itemId: string; shown: string }) {
  const router = useRouter();
  const [isRefreshing, startRefreshing] = useTransition();
  useEffect(() => {
    if (isRefreshing) return;
    const timer = setInterval(() => {
      void (async () => {
        const response = await fetch(`/preview/${itemId}/version`).catch(() => null); // the server may be on its way up
        if (response?.ok && (await response.text()) !== shown) startRefreshing(() => router.refresh());
      })();
    }, EVERY_MS);
    return () => clearInterval(timer);
  }, [itemId, shown, router, isRefreshing]);
  return null;
}
