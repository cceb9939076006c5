import { createHash } from "node:crypto";

/** A UUID (version 8) that is always the same for the same parts: what follows from a known id needs no chance. */
export function derivedId(...parts: (string | number)[]): string {
  const hex = createHash("sha256").update(parts.join("\n")).digest("hex");
  return [hex.slice(0, 8), hex.slice(8, 12), `8${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`, hex.slice(20, 32)].join(
    "-",
  );
}
