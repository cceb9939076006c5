import { z } from "zod";
import type { Batch } from "#server/due-batches";

const DAY_MS = 86_400_000;

const dayOf = (name: string) =>
  z.iso.date(`${name}: choose a day.`).transform((date) => Date.parse(`${date}T00:00:00Z`) / DAY_MS);

/** What the address or the form asks for: a backlog spread over days, or a vacation from one day to another. */
export const batchSchema = z.discriminatedUnion(
  "kind",
  [
    z.object({
      kind: z.literal("rescue"),
      days: z
        .string("Days: write a whole number.")
        .regex(/^\d{1,3}$/, "Days: write a whole number.")
        .transform(Number),
    }),
    z.object({ kind: z.literal("vacation"), from: dayOf("First day"), to: dayOf("Last day") }),
  ],
  "Choose a backlog or a vacation.",
);

/** The same as `server/due-batches` takes it. */
export function toBatch(asked: z.output<typeof batchSchema>): Batch {
  return asked.kind === "rescue" ? asked : { kind: "vacation", firstDay: asked.from, lastDay: asked.to };
}
