import { expect, test } from "vitest";
import { linkFormSchema } from "#domain/takes/link-input";

const form = {
  timeZone: "America/New_York",
  startsAt: "2026-11-21T06:30",
  endsAt: "2026-11-28T06:30",
  maxUses: "1",
  minutes: "30",
  extraPercent: "0",
  passcode: "",
  reveals: "nothing",
};

test("the times of a form are those of the clocks that it names", () => {
  const { startsAt, endsAt } = linkFormSchema.parse(form);
  expect([startsAt.toISOString(), endsAt.toISOString()]).toEqual([
    "2026-11-21T11:30:00.000Z",
    "2026-11-28T11:30:00.000Z",
  ]);
});

test.each([
  ["an end before the start", { endsAt: "2026-11-20T06:30" }, "Begin until: choose an end after the start."],
  ["a day alone", { startsAt: "2026-11-21" }, "Open from: give a date and a time."],
  ["a zone that is none", { timeZone: "+02:00" }, "choose a time zone by name, such as Europe/Berlin"],
  ["no zone", { timeZone: undefined }, "choose a time zone by name, such as Europe/Berlin"],
])("%s is refused in words", (_, change, words) => {
  const result = linkFormSchema.safeParse({ ...form, ...change });
  expect(result.error?.issues.map(({ message }) => message)).toContain(words);
});
