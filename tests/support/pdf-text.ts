import { inflateSync } from "node:zlib";

/**
 * Every word that a PDF made with pdfkit holds: what its pages show, in the order of drawing and without spaces, since
 * each word is drawn where it stands; what drawn boxes stand for; and its titles, bookmarks and descriptions of pictures.
 */
export function pdfText(file: Buffer): string {
  const source = file.toString("latin1");
  const objects = new Map(
    [...source.matchAll(/(\d+) 0 obj\n([\s\S]*?)\nendobj/g)].map(([, number = "", body = ""]) => [number, body]),
  );
  const fonts = new Map(
    [...source.matchAll(/\/(F\d+) (\d+) 0 R/g)].map(([, name = "", number = ""]) => {
      const map = /\/ToUnicode (\d+) 0 R/.exec(objects.get(number) ?? "")?.[1] ?? "";
      return [name, lettersOf(streamOf(objects.get(map) ?? ""))];
    }),
  );
  // What stands on every page comes last, so that a sentence may go over to the next page.
  const streams = [...objects]
    .toSorted(([a], [b]) => Number(a) - Number(b))
    .map(([, body]) => streamOf(body).split(/\/Type \/Pagination/));
  const drawn = [0, 1].map((part) =>
    streams.map((parts) => drawnText(parts[part] ?? "", fonts)).join(part === 0 ? "" : "\n"),
  );
  const besides = [...objects.values()].map((body) => body.replace(/stream\n[\s\S]*/, "")).join("\n");
  const strings = [...besides.matchAll(/\(((?:[^()\\]|\\[\s\S])*)\)/g)];
  return [...drawn, ...strings.map(([, text = ""]) => stringOf(text))].join("\n");
}

/** A text as `pdfText` has it. */
export function asDrawn(text: string): string {
  return text.replaceAll(/\s+/g, "");
}

function streamOf(body: string): string {
  const packed = /stream\n([\s\S]*)\nendstream/.exec(body)?.[1];
  if (packed === undefined) return "";
  return body.includes("FlateDecode") ? inflateSync(Buffer.from(packed, "latin1")).toString("latin1") : packed;
}

function lettersOf(map: string): string[] {
  const ranges = [...map.matchAll(/<([0-9a-f]{4})> <[0-9a-f]{4}> \[([^\]]*)\]/g)];
  const letters: string[] = [];
  for (const [, first = "0", list = ""] of ranges) {
    for (const [at, [, hex = ""]] of [...list.matchAll(/<([0-9a-f ]*)>/g)].entries())
      letters[Number.parseInt(first, 16) + at] = Buffer.from(hex.replaceAll(" ", ""), "hex")
        .swap16()
        .toString("utf16le");
  }
  return letters;
}

function drawnText(stream: string, fonts: ReadonlyMap<string, string[]>): string {
  let letters: string[] = [];
  let text = "";
  const drawings = /\/(F\d+) [\d.]+ Tf|\[([^\]]*)\] TJ|\/ActualText \(((?:[^()\\]|\\[\s\S])*)\)/g;
  for (const [, font, shown = "", actual] of stream.matchAll(drawings)) {
    if (font !== undefined) letters = fonts.get(font) ?? [];
    if (actual !== undefined) text += stringOf(actual);
    for (const [, hex = ""] of shown.matchAll(/<([0-9a-f]+)>/g))
      for (const code of hex.match(/.{4}/g) ?? []) text += letters[Number.parseInt(code, 16)] ?? "";
  }
  return asDrawn(text);
}

function stringOf(raw: string): string {
  const bytes = Buffer.from(
    raw.replaceAll(/\\([\s\S])/g, (_, sign: string) => ({ n: "\n", r: "\r", t: "\t", b: "\b", f: "\f" })[sign] ?? sign),
    "latin1",
  );
  const isWide = bytes[0] === 0xfe && bytes[1] === 0xff;
  return asDrawn(isWide ? Buffer.from(bytes.subarray(2)).swap16().toString("utf16le") : bytes.toString("latin1"));
}
