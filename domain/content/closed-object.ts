import { z } from "zod";

/** An object with exactly these fields, as authors write it: a field it does not know is refused with those it does. */
export function closedObject<Shape extends z.core.$ZodLooseShape>(shape: Shape) {
  return z.strictObject(shape, {
    error: (issue) =>
      issue.code === "unrecognized_keys" ? `allowed here: ${Object.keys(shape).join(", ")}` : undefined,
  });
}
