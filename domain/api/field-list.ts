import { z } from "zod";

/** One field of what is sent or answered, as a reader needs it. */
export type Field = {
  /** With the way to it: `wish.topics[].weight`. */
  name: string;
  /** What it holds, in words. */
  holds: string;
  isRequired: boolean;
  about: string;
};

const nodeSchema = z.looseObject({
  type: z.union([z.string(), z.array(z.string())]).optional(),
  format: z.string().optional(),
  description: z.string().optional(),
  default: z.unknown().optional(),
  enum: z.array(z.unknown()).optional(),
  anyOf: z.array(z.unknown()).optional(),
  properties: z.record(z.string(), z.unknown()).optional(),
  required: z.array(z.string()).optional(),
  items: z.unknown().optional(),
  minimum: z.number().optional(),
  maximum: z.number().optional(),
  minLength: z.number().optional(),
  maxLength: z.number().optional(),
});
type Node = z.output<typeof nodeSchema>;

const FORMAT_WORDS: Record<string, string> = {
  uuid: "id",
  "date-time": "instant, as in 2026-11-21T12:00:00Z",
  email: "email address",
  uri: "web address",
};

/** The fields of a schema, those of objects within it after it. */
export function fieldsOf(schema: z.ZodType, io: "input" | "output"): Field[] {
  return fieldsIn(nodeSchema.parse(z.toJSONSchema(schema, { io })), "");
}

function fieldsIn({ properties = {}, required = [] }: Node, prefix: string): Field[] {
  return Object.entries(properties).flatMap(([key, value]) => {
    const { node, isNullable } = unwrapped(nodeSchema.parse(value));
    const name = `${prefix}${key}`;
    const { inner, suffix } = innermost(node);
    const field = {
      name,
      holds: `${wordsOf(node)}${isNullable ? ", or null" : ""}${defaultWords(nodeSchema.parse(value))}`,
      isRequired: required.includes(key),
      about: nodeSchema.parse(value).description ?? node.description ?? "",
    };
    return [field, ...fieldsIn(inner, `${name}${suffix}.`)];
  });
}

/** What may be null, without the null. */
function unwrapped(node: Node): { node: Node; isNullable: boolean } {
  if (Array.isArray(node.type) && node.type.includes("null")) {
    const [type = "string"] = node.type.filter((one) => one !== "null");
    return { node: { ...node, type }, isNullable: true };
  }
  const parts = (node.anyOf ?? []).map((part) => nodeSchema.parse(part));
  const [only, ...others] = parts.filter(({ type }) => type !== "null");
  return only && others.length === 0 && parts.length === 2
    ? { node: only, isNullable: true }
    : { node, isNullable: false };
}

function innermost(node: Node): { inner: Node; suffix: string } {
  return node.type === "array"
    ? { inner: nodeSchema.parse(node.items ?? {}), suffix: "[]" }
    : { inner: node, suffix: "" };
}

function wordsOf(node: Node): string {
  if (node.enum) return `one of ${node.enum.map(String).join(", ")}`;
  switch (node.type) {
    case "string":
      return FORMAT_WORDS[node.format ?? ""] ?? `text${rangeWords(node.minLength, node.maxLength, " characters")}`;
    case "integer":
      return `whole number${rangeWords(node.minimum, node.maximum, "")}`;
    case "number":
      return `number${rangeWords(node.minimum, node.maximum, "")}`;
    case "boolean":
      return "true or false";
    case "array":
      return listWords(wordsOf(nodeSchema.parse(node.items ?? {})));
    case "object":
      return "object";
    default:
      return "value";
  }
}

function listWords(item: string): string {
  if (item.startsWith("one of")) return `list, each ${item}`;
  return `list of ${item.replace(/^(whole number|\w+)/, "$1s")}`;
}

function rangeWords(min: number | undefined, max: number | undefined, unit: string): string {
  const [low, high] = [min, max].map((bound) =>
    bound !== undefined && Number.isSafeInteger(bound) && Math.abs(bound) < 2 ** 52 ? bound : null,
  );
  if (low !== null && low !== undefined && high !== null && high !== undefined) return `, ${low} to ${high}${unit}`;
  if (high !== null && high !== undefined) return `, at most ${high}${unit}`;
  return low !== null && low !== undefined && low > 0 ? `, at least ${low}${unit}` : "";
}

function defaultWords({ default: value }: Node): string {
  if (value === undefined || (Array.isArray(value) && value.length === 0)) return "";
  return value === null ? "" : `; ${typeof value === "string" ? value : JSON.stringify(value)} if left out`;
}
