declare module "fontkit" {
  /** In font units: "moveTo" and "lineTo" with one point, "quadraticCurveTo" with two, "closePath" with none. */
  type Command = { command: string; args: number[] };
  type Glyph = { advanceWidth: number; path: { commands: Command[] } };
  export type Font = {
    numGlyphs: number;
    characterSet: number[];
    getGlyph(id: number): Glyph;
    getVariation(settings: Record<string, number>): Font;
  };
  export function create(buffer: Buffer): Font;
}
