import { readFileSync } from "node:fs";
import path from "node:path";
import { type Instance, instanceAt } from "./instance";
import { readWoff2 } from "./woff2";

export type Face = "serif" | "serif-bold" | "serif-italic" | "sans" | "sans-bold" | "mono";

const FACES: Record<Face, { family: string; style: "normal" | "italic"; weight: number }> = {
  serif: { family: "source-serif-4", style: "normal", weight: 400 },
  "serif-bold": { family: "source-serif-4", style: "normal", weight: 600 },
  "serif-italic": { family: "source-serif-4", style: "italic", weight: 400 },
  sans: { family: "inter", style: "normal", weight: 400 },
  "sans-bold": { family: "inter", style: "normal", weight: 600 },
  mono: { family: "jetbrains-mono", style: "normal", weight: 400 },
};

// The files that a family comes in, the likeliest first; each is read when a text first needs it.
const SCRIPTS = ["latin", "latin-ext", "cyrillic", "greek", "vietnamese"] as const;

// Signs that none of the fonts has, in those that they have.
const STAND_INS = new Map([
  ["→", "->"],
  ["←", "<-"],
  ["⇒", "=>"],
  ["≥", ">="],
  ["≤", "<="],
  ["≠", "!="],
  ["✓", "+"],
  ["\t", "    "],
]);

const instances = new Map<string, Instance>();

function instance(face: Face, script: (typeof SCRIPTS)[number]): Instance {
  const name = `${face}-${script}`;
  const known = instances.get(name);
  if (known) return known;
  const { family, style, weight } = FACES[face];
  const file = path.join(
    /* turbopackIgnore: true */ process.cwd(),
    `node_modules/@fontsource-variable/${family}/files/${family}-${script}-wght-${style}.woff2`,
  );
  const tables = readWoff2(readFileSync(file));
  // In code "!=" is two signs, and an exam should show what is typed.
  if (face === "mono") tables.delete("GSUB");
  const made = instanceAt(tables, weight, `Awaited-${name}`);
  instances.set(name, made);
  return made;
}

/** A stretch of text that one font file draws. */
export type FontRun = { font: string; file: Buffer; text: string };

/** A text in stretches by the font file that has its letters; what none has is shown as "?". */
export function fontRuns(face: Face, text: string): FontRun[] {
  const runs: FontRun[] = [];
  for (const typed of text.normalize("NFC")) {
    const drawn = scriptOf(face, typed) ? typed : (STAND_INS.get(typed) ?? "?");
    const script = scriptOf(face, drawn[0] ?? "?") ?? "latin";
    const font = `${face}-${script}`;
    const last = runs.at(-1);
    if (last?.font === font) last.text += drawn;
    else runs.push({ font, file: instance(face, script).file, text: drawn });
  }
  return runs;
}

function scriptOf(face: Face, character: string): (typeof SCRIPTS)[number] | undefined {
  const codePoint = character.codePointAt(0) ?? 0;
  return SCRIPTS.find((script) => instance(face, script).covers.has(codePoint));
}
