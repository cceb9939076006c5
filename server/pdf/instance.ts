import { create, type Font } from "fontkit";
import { type OutlinePoint, type Tables, writeGlyphs, writeOutline, writeSfnt } from "./sfnt";

// What tells how a font varies: an instance does not.
const VARIATION_TABLES = ["fvar", "gvar", "HVAR", "MVAR", "avar", "STAT"];

/** A font at one weight, as a PDF can hold it. */
export type Instance = { file: Buffer; /** The code points that it draws. */ covers: ReadonlySet<number> };

/** A variable font fixed at `weight`. `name` is what a PDF calls it: two fonts of one name would be taken for one. */
export function instanceAt(tables: Tables, weight: number, name: string): Instance {
  const font = create(writeSfnt(tables)).getVariation({ wght: weight });
  const glyphs = Array.from({ length: font.numGlyphs }, (_, id) => font.getGlyph(id));
  const fixed: Tables = new Map([...tables].filter(([tag]) => !VARIATION_TABLES.includes(tag)));
  const outlines = writeGlyphs(glyphs.map(outlineOf));
  fixed.set("glyf", outlines.glyf);
  fixed.set("loca", outlines.loca);
  const metrics = Buffer.alloc(4 * glyphs.length);
  for (const [id, { advanceWidth, path }] of glyphs.entries()) {
    metrics.writeUInt16BE(Math.round(advanceWidth), 4 * id);
    const xs = path.commands.flatMap(({ args }) => args.filter((_, at) => at % 2 === 0));
    metrics.writeInt16BE(xs.length === 0 ? 0 : Math.round(Math.min(...xs)), 4 * id + 2);
  }
  fixed.set("hmtx", metrics);
  const header = Buffer.from(tables.get("hhea") ?? Buffer.alloc(36));
  header.writeUInt16BE(glyphs.length, 34);
  fixed.set("hhea", header);
  fixed.set("name", nameTable(name));
  return { file: writeSfnt(fixed), covers: new Set(font.characterSet) };
}

function outlineOf({ path }: ReturnType<Font["getGlyph"]>): Buffer {
  const ends: number[] = [];
  const points: OutlinePoint[] = [];
  const add = (x = 0, y = 0, isOnCurve = true) => points.push({ x: Math.round(x), y: Math.round(y), isOnCurve });
  for (const { command, args } of path.commands) {
    const [x, y, endX, endY] = args;
    if (command === "moveTo" || command === "lineTo") add(x, y);
    else if (command === "quadraticCurveTo") {
      add(x, y, false);
      add(endX, endY);
    } else if (command === "closePath" && points.length > (ends.at(-1) ?? -1) + 1) ends.push(points.length - 1);
  }
  return points.length === 0 ? Buffer.alloc(0) : writeOutline({ ends, points, box: null, program: Buffer.alloc(0) });
}

/** Family, full and PostScript name, for Windows in English. */
function nameTable(name: string): Buffer {
  const text = Buffer.from(name, "utf16le").swap16();
  const ids = [1, 4, 6];
  const head = Buffer.alloc(6 + 12 * ids.length);
  head.writeUInt16BE(ids.length, 2);
  head.writeUInt16BE(head.length, 4);
  ids.forEach((id, at) => {
    [3, 1, 0x409, id, text.length, 0].forEach((value, field) => head.writeUInt16BE(value, 6 + 12 * at + 2 * field));
  });
  return Buffer.concat([head, text]);
}
