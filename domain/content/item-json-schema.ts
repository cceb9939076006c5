import { z } from "zod";
import { itemSchema } from "./item";

/** The form of an item as JSON Schema. What compares fields with each other is left to the content check. */
export function itemJsonSchema(): object {
  return { title: "An item of the question bank", ...z.toJSONSchema(itemSchema, { io: "input", unrepresentable: "any" }) };
}
