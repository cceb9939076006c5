import { describe, expect, test } from "vitest";
import { claimSchema, reasonSchema } from "#domain/rubric/override";

describe("a reason", () => {
  test.each([
    ["", "write why, in a few words"],
    ["  a ", "write why, in a few words"],
    ["x".repeat(501), "use at most 500 characters"],
    ["see\u0000here", "write it without control characters"],
    ["see\u001bhere", "write it without control characters"],
    ["half \ud800 a letter", "write it without control characters"],
  ])("%j is refused with a sentence", (typed, words) => {
    expect(reasonSchema.safeParse(typed).error?.issues[0]?.message).toBe(words);
  });

  test("may have lines and any script", () => {
    expect(reasonSchema.parse(" первый\nsecond\t👩‍👩‍👧 ")).toBe("первый\nsecond\t👩‍👩‍👧");
  });
});

test("a check takes no reason, a dispute needs one", () => {
  expect(claimSchema.safeParse({ claim: "said", ownerKey: "a", reason: null }).success).toBe(true);
  expect(claimSchema.safeParse({ claim: "said", ownerKey: "a", reason: "because" }).success).toBe(false);
  expect(claimSchema.safeParse({ claim: "dispute-missed", ownerKey: "a", reason: null }).success).toBe(false);
});
