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

/** A stretch of text that one font file draws; or signs that none has, for each of which a box is drawn. */
export type FontRun = { font: string; file: Buffer; text: string; lacking: string[] };

const SIGNS = new Intl.Segmenter("en", { granularity: "grapheme" });
/** Says whether a sign is shown in colours; it is nothing that could be drawn itself. */
const VARIATION = /[\uFE0E\uFE0F]/g;

/** A text in stretches by the font file that has its letters. A sign is drawn whole or as a box, never in part. */
export function fontRuns(face: Face, text: string): FontRun[] {
  const runs: FontRun[] = [];
  for (const { segment } of SIGNS.segment(text.normalize("NFC"))) {
    const drawn = Array.from(segment.replaceAll(VARIATION, ""), (typed) => drawable(face, typed));
    if (drawn.includes(null)) addLacking(runs, segment, face);
    else for (const letters of drawn) if (letters) addDrawn(runs, letters, face);
  }
  return runs;
}

/** What is drawn for a letter; null when no font has it. */
function drawable(face: Face, typed: string): string | null {
  return scriptOf(face, typed) ? typed : (STAND_INS.get(typed) ?? null);
}

function addDrawn(runs: FontRun[], letters: string, face: Face): void {
  const script = scriptOf(face, letters[0] ?? "") ?? "latin";
  const font = `${face}-${script}`;
  const last = runs.at(-1);
  if (last?.font === font && last.lacking.length === 0) last.text += letters;
  else runs.push({ font, file: instance(face, script).file, text: letters, lacking: [] });
}

function addLacking(runs: FontRun[], sign: string, face: Face): void {
  const last = runs.at(-1);
  if (last && last.lacking.length > 0) last.lacking.push(sign);
  else runs.push({ font: `${face}-latin`, file: instance(face, "latin").file, text: "", lacking: [sign] });
}

function scriptOf(face: Face, character: string): (typeof SCRIPTS)[number] | undefined {
  const codePoint = character.codePointAt(0) ?? 0;
  return SCRIPTS.find((script) => instance(face, script).covers.has(codePoint));
}
