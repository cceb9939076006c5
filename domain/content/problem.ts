import type { Item } from "./item";

/** Something in the bank that an author has to mend. */
export type Problem = {
  /** Path from the content folder. */
  file: string;
  /** From 1; null when the problem has no one place. */
  line: number | null;
  /** As in `options[2].text`; empty for the file as a whole. */
  field: string;
  /** What is wrong. */
  message: string;
  /** What would be right, or what to do. */
  fix: string;
};

/** Where a value stands inside an item: `["options", 2, "text"]`. */
export type FieldPath = readonly PropertyKey[];

/** An item and where it was read. */
export type BankEntry = {
  item: Item;
  /** Path from the content folder: `items/gather/order.yaml`. */
  file: string;
  /** The line, from 1, at which a field stands, or the nearest thing around it; null when unknown. */
  lineOf: (path: FieldPath) => number | null;
};

/** A path as people read it: `options[2].text`. */
export function fieldName(path: FieldPath): string {
  return path.reduce<string>((name, part) => {
    if (typeof part === "number") return `${name}[${part}]`;
    return name === "" ? String(part) : `${name}.${String(part)}`;
  }, "");
}

/** A problem of one entry, at the line of the field. */
export function problemAt(entry: BankEntry, path: FieldPath, text: { message: string; fix: string }): Problem {
  return { file: entry.file, line: entry.lineOf(path), field: fieldName(path), ...text };
}

/** A problem as one line: file, line, field, what is wrong and what to do. */
export function problemText({ file, line, field, message, fix }: Problem): string {
  const place = [file, line].filter((part) => part !== null).join(":");
  return `${place}${field === "" ? "" : ` ${field}`}: ${message} (${fix})`;
}
