/** The tables of a font file, by tag. */
export type Tables = Map<string, Buffer>;

/** The tables in one TrueType file. */
export function writeSfnt(tables: Tables): Buffer {
  const sorted = [...tables].toSorted(([a], [b]) => (a < b ? -1 : 1));
  const header = Buffer.alloc(12 + 16 * sorted.length);
  header.writeUInt32BE(0x0001_0000, 0);
  header.writeUInt16BE(sorted.length, 4);
  const parts: Buffer[] = [header];
  let offset = header.length;
  for (const [index, [tag, content]] of sorted.entries()) {
    const at = 12 + 16 * index;
    header.write(tag, at, "latin1");
    header.writeUInt32BE(offset, at + 8);
    header.writeUInt32BE(content.length, at + 12);
    const padded = toFours(content);
    parts.push(padded);
    offset += padded.length;
  }
  return Buffer.concat(parts);
}

/** The table of outlines, and the one that says where each begins, in long offsets. */
export function writeGlyphs(glyphs: readonly Buffer[]): { glyf: Buffer; loca: Buffer } {
  const loca = Buffer.alloc(4 * (glyphs.length + 1));
  let offset = 0;
  const padded = glyphs.map((glyph, index) => {
    const whole = toFours(glyph);
    offset += whole.length;
    loca.writeUInt32BE(offset, 4 * (index + 1));
    return whole;
  });
  return { glyf: Buffer.concat(padded), loca };
}

/** The same header, saying that offsets of glyphs are long. */
export function withLongOffsets(head: Buffer): Buffer {
  const changed = Buffer.from(head);
  changed.writeInt16BE(1, 50);
  return changed;
}

function toFours(content: Buffer): Buffer {
  return Buffer.concat([content, Buffer.alloc((4 - (content.length % 4)) % 4)]);
}

export type OutlinePoint = { x: number; y: number; isOnCurve: boolean };

/** One outline. Every coordinate takes two bytes: a PDF holds a few dozen glyphs, so their size matters little. */
export function writeOutline({
  ends,
  points,
  box,
  program,
}: {
  /** Of each contour the number of its last point. */
  ends: readonly number[];
  points: readonly OutlinePoint[];
  /** Null is reckoned from the points. */
  box: Buffer | null;
  program: Buffer;
}): Buffer {
  const head = Buffer.alloc(12 + 2 * ends.length);
  head.writeInt16BE(ends.length, 0);
  (box ?? boxOf(points)).copy(head, 2);
  ends.forEach((end, at) => head.writeUInt16BE(end, 10 + 2 * at));
  head.writeUInt16BE(program.length, 10 + 2 * ends.length);
  const marks = Buffer.from(points.map(({ isOnCurve }) => (isOnCurve ? 1 : 0)));
  const steps = (axis: "x" | "y") => {
    const written = Buffer.alloc(2 * points.length);
    let last = 0;
    points.forEach((point, at) => {
      written.writeInt16BE(point[axis] - last, 2 * at);
      last = point[axis];
    });
    return written;
  };
  return Buffer.concat([head, program, marks, steps("x"), steps("y")]);
}

function boxOf(points: readonly OutlinePoint[]): Buffer {
  const box = Buffer.alloc(8);
  const xs = points.map(({ x }) => x);
  const ys = points.map(({ y }) => y);
  [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)].forEach((edge, at) =>
    box.writeInt16BE(edge, 2 * at),
  );
  return box;
}
