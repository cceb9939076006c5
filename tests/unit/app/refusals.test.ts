import { expect, test } from "vitest";
import { z } from "zod";
import { parseInput } from "#app/refusals";

const schema = z.object({
  days: z.coerce.number("Days: write a whole number."),
  level: z.enum(["junior", "senior"], "choose one of the list"),
});

test("each wrong field is named once, in the form's words where the sentence has them", () => {
  expect(() => parseInput(schema, { days: "x", level: "mid" })).toThrow(
    "Days: write a whole number. level: choose one of the list",
  );
  expect(() => parseInput(z.object({ days: z.number() }), { days: "x" })).toThrow(/^days: Invalid input: /);
});
