import { ByteReader } from "./byte-reader";
import { type OutlinePoint, writeGlyphs, writeOutline } from "./sfnt";

const ARGS_ARE_WORDS = 1;
const HAS_SCALE = 8;
const MORE_COMPONENTS = 32;
const HAS_TWO_SCALES = 64;
const HAS_MATRIX = 128;
const HAS_INSTRUCTIONS = 256;

/** The outlines of a font and where each begins, from the seven streams that WOFF2 takes them apart into. */
export function rebuildGlyphs(transformed: Buffer): { glyf: Buffer; loca: Buffer } {
  const header = new ByteReader(transformed);
  header.bytes(4);
  const count = header.uint16();
  header.bytes(2);
  const sizes = Array.from({ length: 7 }, () => header.uint32());
  const [contours, pointCounts, flags, coordinates, composites, boxes, instructions] = sizes.map(
    (size) => new ByteReader(header.bytes(size)),
  );
  if (!contours || !pointCounts || !flags || !coordinates || !composites || !boxes || !instructions) {
    throw new Error("The outlines of this font are incomplete.");
  }
  const hasBox = boxes.bytes(4 * Math.ceil(count / 32));
  const glyphs = Array.from({ length: count }, (_, index): Buffer => {
    const contourCount = contours.int16();
    const box = ((hasBox[index >> 3] ?? 0) & (128 >> (index & 7))) === 0 ? null : boxes.bytes(8);
    if (contourCount === 0) return Buffer.alloc(0);
    if (contourCount < 0) return composite(box, composites, { coordinates, instructions });
    const ends: number[] = [];
    for (let contour = 0; contour < contourCount; contour++)
      ends.push((ends.at(-1) ?? -1) + pointCounts.uint16Packed());
    const points = readPoints((ends.at(-1) ?? -1) + 1, flags, coordinates);
    const program = instructions.bytes(coordinates.uint16Packed());
    return writeOutline({ ends, points, box, program });
  });
  return writeGlyphs(glyphs);
}

/** Each point as a step from the one before, in one to four bytes as its flag says. */
function readPoints(count: number, flags: ByteReader, coordinates: ByteReader): OutlinePoint[] {
  let x = 0;
  let y = 0;
  return Array.from({ length: count }, () => {
    const flag = flags.uint8();
    const [dx, dy] = step(flag & 127, coordinates);
    x += dx;
    y += dy;
    return { x, y, isOnCurve: flag < 128 };
  });
}

const signed = (flag: number, magnitude: number) => ((flag & 1) === 0 ? -magnitude : magnitude);

function step(flag: number, source: ByteReader): [number, number] {
  if (flag < 10) return [0, signed(flag, ((flag & 14) << 7) + source.uint8())];
  if (flag < 20) return [signed(flag, (((flag - 10) & 14) << 7) + source.uint8()), 0];
  if (flag < 84) {
    const rest = flag - 20;
    const both = source.uint8();
    return [signed(flag, 1 + (rest & 48) + (both >> 4)), signed(flag >> 1, 1 + ((rest & 12) << 2) + (both & 15))];
  }
  if (flag < 120) {
    const rest = flag - 84;
    const dx = 1 + (Math.floor(rest / 12) << 8) + source.uint8();
    return [signed(flag, dx), signed(flag >> 1, 1 + (((rest % 12) >> 2) << 8) + source.uint8())];
  }
  if (flag < 124) {
    const [first, second, third] = [source.uint8(), source.uint8(), source.uint8()];
    return [signed(flag, (first << 4) + (second >> 4)), signed(flag >> 1, ((second & 15) << 8) + third)];
  }
  return [signed(flag, source.uint16()), signed(flag >> 1, source.uint16())];
}

function composite(
  box: Buffer | null,
  components: ByteReader,
  { coordinates, instructions }: { coordinates: ByteReader; instructions: ByteReader },
): Buffer {
  if (!box) throw new Error("A glyph made of others lacks its bounds.");
  const parts: Buffer[] = [];
  let hasInstructions = false;
  for (let flags = MORE_COMPONENTS; (flags & MORE_COMPONENTS) !== 0;) {
    const start = components.bytes(4);
    flags = start.readUInt16BE(0);
    hasInstructions ||= (flags & HAS_INSTRUCTIONS) !== 0;
    const scale = flags & HAS_MATRIX ? 8 : flags & HAS_TWO_SCALES ? 4 : flags & HAS_SCALE ? 2 : 0;
    parts.push(start, components.bytes((flags & ARGS_ARE_WORDS ? 4 : 2) + scale));
  }
  const program: Buffer[] = [];
  if (hasInstructions) {
    const length = Buffer.alloc(2);
    length.writeUInt16BE(coordinates.uint16Packed());
    program.push(length, instructions.bytes(length.readUInt16BE()));
  }
  return Buffer.concat([Buffer.from([255, 255]), box, ...parts, ...program]);
}
