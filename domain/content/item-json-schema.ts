import { z } from "zod";
import { itemSchema } from "./item";
import { stepSchema } from "./written-items";

/** The form of an item as JSON Schema. What compares fields with each other is left to the content check. */
export function itemJsonSchema(): object {
  const schema = z.toJSONSchema(itemSchema, {
    io: "input",
    unrepresentable: "any",
    override: ({ zodSchema, jsonSchema }) => {
      if (zodSchema !== stepSchema) return;
      jsonSchema.required = jsonSchema.required?.filter((field) => field !== "rubric") ?? [];
      jsonSchema.anyOf = [{ required: ["rubric"] }, { required: ["scored_by"] }];
    },
  });
  return { title: "An item of the question bank", ...schema };
}
