"use client";

import { Button } from "#ui/button";

/** Prints the page, or keeps it as a PDF, as the browser offers. */
export function PrintButton() {
  return (
    <div className="print:hidden">
      <Button type="button" onClick={() => window.print()}>
        Print or save as PDF
      </Button>
    </div>
  );
}
