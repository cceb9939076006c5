import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { nextPath } from "#app/(reading)/sign-in/next-path";

const HERE = "https://awaited.example";

describe("nextPath", () => {
  test.each(["/library", "/library?topic=tasks&level=mid", "/settings#devices", "/review/%C3%A9"])(
    "keeps %s",
    (asked) => {
      expect(nextPath(asked)).toBe(asked);
    },
  );

  test.each([
    "https://elsewhere.example/",
    "//elsewhere.example",
    "/\\elsewhere.example",
    "/\t/elsewhere.example",
    "/.//elsewhere.example",
    "/a/..//elsewhere.example",
    "javascript:alert(1)",
    "library",
    "",
    undefined,
    ["/library"],
  ])("goes to the start instead of %j", (asked) => {
    expect(nextPath(asked)).toBe("/");
  });

  test("never leads away from this site, whatever is asked", () => {
    const part = fc.constantFrom("/", "\\", ".", "..", "\t", "\n", "@", ":", "elsewhere.example", "a", "%2f", "?", "#");
    const asked = fc.array(part, { maxLength: 8 }).map((parts) => `/${parts.join("")}`);
    fc.assert(
      fc.property(asked, (path) => {
        expect(new URL(nextPath(path), HERE).origin).toBe(HERE);
      }),
    );
  });
});
