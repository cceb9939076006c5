import { type BankEntry, type FieldPath, type Problem, problemAt } from "./problem";
import { TO_WRITE } from "./skeleton";

/** Every place of an item at which its author has yet to write something. */
export function checkUnfinished(entry: BankEntry): Problem[] {
  return placesToWrite(entry.item, []).map(({ path, text }) =>
    problemAt(entry, path, { message: "is still to be written", fix: text.replace(TO_WRITE, "").trim() }),
  );
}

function placesToWrite(value: unknown, path: FieldPath): { path: FieldPath; text: string }[] {
  if (typeof value === "string") return value.startsWith(TO_WRITE) ? [{ path, text: value }] : [];
  if (Array.isArray(value)) return value.flatMap((inner: unknown, index) => placesToWrite(inner, [...path, index]));
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => placesToWrite(inner, [...path, key]));
}
