import { expect, test, vi } from "vitest";

/** The largest whole number up to `most`, as an integer programme. */
const upTo = (most: number) =>
  `Maximize\n obj: x\nSubject To\n c: x <= ${most}\nBounds\n 0 <= x <= 100\nGeneral\n x\nEnd\n`;

test("pages and calls, which have a copy of the module each, share a solver and get their own answers", async () => {
  const { solve: ofPages } = await import("#server/solver");
  vi.resetModules();
  const { solve: ofCalls } = await import("#server/solver");
  expect(ofCalls).not.toBe(ofPages);
  const found = await Promise.all([ofPages(upTo(3)), ofCalls(upTo(5)), ofPages(upTo(7)), ofCalls(upTo(11))]);
  expect(found.map((values) => values.get("x"))).toEqual([3, 5, 7, 11]);
});
