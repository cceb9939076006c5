import { expect, test } from "vitest";
import { isWrap } from "#domain/rubric/wrapping";

test.each<[length: number, rest: string, isWrapped: boolean]>([
  [70, "\nand goes on here", true],
  [30, "\nand goes on here", false],
  [300, "\nand goes on here", false],
  [70, "\nasync = it yields", false],
  [70, "\nthe other one: it yields", false],
  [70, "\n- a second thing", false],
])("the end of a line of %i units before %j", (length, rest, isWrapped) => {
  expect(isWrap(length, rest)).toBe(isWrapped);
});
