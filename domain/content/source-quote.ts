/** The most lines one range may span: a quote is looked for in a passage, not in a whole document. */
const MAX_LINES = 600;

/**
 * Whether a quote stands at the given lines of a document. Spacing, Markdown emphasis, quotation marks, dashes and
 * characters outside ASCII are passed over, since the documents were damaged by wrong decoding; ` ... ` in a quote leaves words out.
 *
 * @param lines ranges as in "467-469, 544-556"
 */
export function standsAt(document: string, lines: string, quote: string): boolean {
  const passage = folded(linesOf(document, lines));
  let from = 0;
  for (const part of quote.split(" ... ")) {
    const found = passage.indexOf(folded(part), from);
    if (found < 0) return false;
    from = found + 1;
  }
  return true;
}

/** Whether a document is long enough to have the given lines. */
export function hasLines(document: string, lines: string): boolean {
  const count = document.split("\n").length;
  return rangesOf(lines).every(([first, last]) => first >= 1 && first <= last && last <= count);
}

/** Whether two passages of one document have a line in common; each as in "467-469, 544-556". */
export function overlaps(lines: string, others: string): boolean {
  return rangesOf(lines).some(([first, last]) => rangesOf(others).some(([from, to]) => first <= to && from <= last));
}

function linesOf(document: string, lines: string): string {
  const all = document.split("\n");
  return rangesOf(lines)
    .map(([first, last]) => all.slice(first - 1, Math.min(last, first + MAX_LINES)).join("\n"))
    .join("\n");
}

function rangesOf(lines: string): [first: number, last: number][] {
  return lines.split(", ").map((range) => {
    const [first, last] = range.split("-").map(Number);
    return [first ?? 0, last ?? first ?? 0];
  });
}

function folded(text: string): string {
  return text.replace(/[^\x21-\x7e]|['"`*-]/g, "").toLowerCase();
}
