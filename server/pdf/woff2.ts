import { brotliDecompressSync } from "node:zlib";
import { ByteReader } from "./byte-reader";
import { type Tables, withLongOffsets } from "./sfnt";
import { rebuildGlyphs } from "./woff2-glyphs";

// The tags that a font names by number, in the order of the specification.
const KNOWN_TAGS =
  "cmap head hhea hmtx maxp name OS/2 post cvt_ fpgm glyf loca prep CFF_ VORG EBDT EBLC gasp hdmx kern LTSH PCLT VDMX vhea vmtx BASE GDEF GPOS GSUB EBSC JSTF MATH CBDT CBLC COLR CPAL SVG_ sbix acnt avar bdat bloc bsln cvar fdsc feat fmtx fvar gvar hsty just lcar mort morx opbd prop trak Zapf Silf Glat Gloc Feat Sill"
    .split(" ")
    .map((tag) => tag.replace("_", " "));

const HEADER_BYTES = 48;

/**
 * The tables of the TrueType font in a WOFF2 file.
 *
 * @see https://www.w3.org/TR/WOFF2/
 * @throws {Error} for anything but a font of outlines in quadratic curves, with its metrics as they are
 */
export function readWoff2(woff2: Buffer): Tables {
  if (woff2.toString("latin1", 0, 4) !== "wOF2") throw new Error("This is no WOFF2 file.");
  const count = woff2.readUInt16BE(12);
  const directory = new ByteReader(woff2.subarray(HEADER_BYTES));
  const entries = Array.from({ length: count }, () => {
    const flags = directory.uint8();
    const tag = (flags & 63) === 63 ? directory.ascii(4) : (KNOWN_TAGS[flags & 63] ?? "");
    const size = directory.base128();
    const isOutline = tag === "glyf" || tag === "loca";
    // Of outlines, 3 says that nothing was done to them; of other tables, 0 does.
    const isTransformed = isOutline ? flags >> 6 === 0 : flags >> 6 !== 0;
    return { tag, isTransformed, storedSize: isTransformed ? directory.base128() : size };
  });
  const packed = HEADER_BYTES + directory.position;
  const data = new ByteReader(brotliDecompressSync(woff2.subarray(packed, packed + woff2.readUInt32BE(20))));
  const tables: Tables = new Map();
  for (const { tag, isTransformed, storedSize } of entries) {
    const bytes = data.bytes(storedSize);
    if (!isTransformed) tables.set(tag, tag === "head" ? withLongOffsets(bytes) : bytes);
    else if (tag === "glyf") for (const [name, table] of Object.entries(rebuildGlyphs(bytes))) tables.set(name, table);
    else if (tag !== "loca") throw new Error(`The table ${tag} of this font is packed in a way that is not read.`);
  }
  return tables;
}
