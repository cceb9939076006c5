/** What a source document is called on the screen: by the number that its file begins with. */
export function documentName(file: string): string {
  return `Document ${file.split("_")[0] ?? file}`;
}

/** The lines of a passage in words: "line 39", "lines 467–469, 544–556". */
export function lineWords(lines: string): string {
  return `${/[-,]/.test(lines) ? "lines" : "line"} ${lines.replaceAll("-", "–")}`;
}

const RELATION_WORDS: Record<string, string> = {
  answers: "answered here",
  corrects: "corrected here",
  expands: "taken further here",
  confirms: "confirmed here",
  composes: "put together here with others",
};

/** How an item stands to a passage, in words. */
export function relationWords(relation: string): string {
  return RELATION_WORDS[relation] ?? "used here";
}
