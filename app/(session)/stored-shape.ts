/** One check for each field of a shape. */
type Checks<Shape> = { [Name in keyof Shape]-?: (field: unknown) => field is Shape[Name] };

/**
 * Whether what the browser's storage gave back is what was put there. Written by hand: the review page is opened on
 * every phone every day, and even the smallest part of zod weighs a tenth of it.
 */
export function hasShape<Shape extends object>(value: unknown, checks: Checks<Shape>): value is Shape {
  if (!isRecord(value)) return false;
  return Object.entries<(field: unknown) => boolean>(checks).every(([name, check]) => check(value[name]));
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

export function isText(field: unknown): field is string {
  return typeof field === "string";
}

export function isNumber(field: unknown): field is number {
  return typeof field === "number" && Number.isFinite(field);
}
