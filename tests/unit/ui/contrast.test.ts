import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";

const css = readFileSync(new URL("../../../app/globals.css", import.meta.url), "utf8");
const tokens = new Map(
  [...css.matchAll(/--([a-z-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\);/g)].map(
    ([, name = "", light = "", dark = ""]) => [name, { light, dark }] as const,
  ),
);

const STATES = ["running", "waiting", "blocked", "done", "cancelled"];
const GROUNDS = ["paper", "surface", "sunken"];
const CODE = ["code-keyword", "code-string", "code-number", "code-function", "code-comment"];

/** Text on its ground, as the components use them. */
const TEXT_PAIRS: [string, string][] = [
  ...["ink", "muted", "accent", ...STATES].flatMap((text) => GROUNDS.map((ground): [string, string] => [text, ground])),
  ...[...STATES, "accent"].flatMap((state): [string, string][] => [
    [state, `${state}-soft`],
    ["ink", `${state}-soft`],
    ["muted", `${state}-soft`],
  ]),
  ...CODE.flatMap((token) => ["sunken", "accent-soft"].map((ground): [string, string] => [token, ground])),
  ["paper", "ink"],
  ["paper", "accent"],
  ...STATES.map((state): [string, string] => ["paper", state]),
];

/** Lines and shapes that carry meaning: edges of controls, focus, segments of a lane. */
const GRAPHIC_PAIRS: [string, string][] = ["edge", "accent", ...STATES].flatMap((shape) =>
  GROUNDS.map((ground): [string, string] => [shape, ground]),
);

describe.each(["light", "dark"] as const)("in the %s theme", (theme) => {
  test.each(TEXT_PAIRS)("text in %s on %s is at least 4.5:1", (text, ground) => {
    expect(contrast(colour(text, theme), colour(ground, theme))).toBeGreaterThanOrEqual(4.5);
  });

  test.each(GRAPHIC_PAIRS)("%s on %s is at least 3:1", (shape, ground) => {
    expect(contrast(colour(shape, theme), colour(ground, theme))).toBeGreaterThanOrEqual(3);
  });
});

function colour(name: string, theme: "light" | "dark"): string {
  const token = tokens.get(name);
  if (!token) throw new Error(`globals.css has no colour --${name}`);
  return token[theme];
}

/** @see https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio */
function contrast(one: string, other: string): number {
  const [darker = 0, lighter = 0] = [luminance(one), luminance(other)].toSorted((a, b) => a - b);
  return (lighter + 0.05) / (darker + 0.05);
}

/** @see https://www.w3.org/TR/WCAG22/#dfn-relative-luminance */
function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255)
    .map((value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
