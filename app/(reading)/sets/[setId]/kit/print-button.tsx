"use client";

import { Button } from "#ui/button";

/** Prints the page. */
export function PrintButton() {
  return (
    <Button type="button" onClick={() => window.print()}>
      Print
    </Button>
  );
}
