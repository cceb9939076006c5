/** One blank as its author wrote it: the answer, and other spellings that are right. */
export type Blank = { answer: string; accept: string[] };

/** A text with numbered blanks, as questions keep it: `{{1}}` stands for blank "1". */
export type BlankedText = { text: string; blanks: Record<string, Blank> };

/** More than nine could not be numbered by one digit, as the bank's are. */
export const MOST_BLANKS = 9;

const WRITTEN = /\\?\{\{([^{}]+)\}\}/g;

/**
 * Reads `await {{suspends|pauses}} the task`: what stands in double braces becomes a blank, `|` parts other spellings.
 * A backslash before the braces leaves them as they are, for code that has such braces itself.
 */
export function readBlanks(source: string): BlankedText {
  const blanks: Record<string, Blank> = {};
  const text = source.replace(WRITTEN, (written, inside: string) => {
    if (written.startsWith("\\")) return written;
    const [answer = "", ...accept] = inside
      .split("|")
      .map((spelling) => spelling.trim())
      .filter((spelling) => spelling !== "");
    if (answer === "") return written;
    const name = String(Object.keys(blanks).length + 1);
    blanks[name] = { answer, accept };
    return `{{${name}}}`;
  });
  return { text, blanks };
}

/** The text as its author wrote it, to be edited. */
export function writeBlanks({ text, blanks }: BlankedText): string {
  return text.replace(/(\\?)\{\{(\d+)\}\}/g, (written, escape: string, name: string) => {
    const blank = blanks[name];
    return blank && escape === "" ? `{{${[blank.answer, ...blank.accept].join("|")}}}` : written;
  });
}
