import { z } from "zod";
import { type Reason, Refusal } from "#domain/refusal";
import { isStorable } from "#domain/storable";
import { isOutage, noteOutage } from "#server/outage";

const STATUS: Record<Reason, number> = {
  "signed-out": 401,
  forbidden: 403,
  "not-found": 404,
  stale: 409,
  "too-large": 413,
  invalid: 422,
  "too-many": 429,
  unavailable: 503,
};

/** What a form shows after a submission: nothing yet, a success, or one sentence saying why not. */
export type FormState<Value = null> =
  { ok: true; value: Value } | { ok: false; reason: Reason; message: string } | null;

/** Runs an action's work, turning an expected refusal into a form state. Bugs and redirects pass through. */
export async function answering<Value>(work: () => Promise<Value>): Promise<FormState<Value>> {
  try {
    return { ok: true, value: await work() };
  } catch (error) {
    const { reason, message } = asRefusal(error);
    return { ok: false, reason, message };
  }
}

/** The same for a route handler: a refusal as `{ reason, message }` with its one HTTP status. Bugs are thrown on. */
export function asResponse(error: unknown): Response {
  const { reason, message, retryAfterSeconds } = asRefusal(error);
  const headers = new Headers({ "cache-control": "no-store" });
  if (retryAfterSeconds !== null) headers.set("retry-after", String(retryAfterSeconds));
  return Response.json({ reason, message }, { status: STATUS[reason], headers });
}

/** What came in, checked. @throws {Refusal} invalid, naming each field that is wrong and what is allowed */
export function parseInput<Schema extends z.ZodType>(schema: Schema, input: unknown): z.output<Schema> {
  const result = schema.safeParse(input instanceof FormData ? Object.fromEntries(input) : input);
  if (!result.success) throw new Refusal("invalid", sentenceOf(result.error));
  if (!isStorable(result.data)) throw new Refusal("invalid", "Remove the characters that cannot be stored.");
  return result.data;
}

/** The body of a call as JSON. @throws {Refusal} invalid when it is none */
export async function readJson<Schema extends z.ZodType>(request: Request, schema: Schema): Promise<z.output<Schema>> {
  let body: unknown;
  try {
    body = await request.json();
  } catch (cause) {
    if (cause instanceof SyntaxError) throw new Refusal("invalid", "The body is not valid JSON.");
    throw cause;
  }
  return parseInput(schema, body);
}

/** "Days: write a whole number." names its field by itself, as the form does; zod's own words are no sentences. */
const NAMES_ITS_FIELD = /^[A-Z][a-z ]*: .*\.$/;

/** What a zod error says, field by field. */
export function sentenceOf(error: z.ZodError): string {
  const parts = error.issues
    .slice(0, 5)
    .map(({ path, message }) =>
      path.length > 0 && !NAMES_ITS_FIELD.test(message) ? `${path.join(".")}: ${message}` : message,
    );
  return parts.map((part, at) => (at < parts.length - 1 && !part.endsWith(".") ? `${part};` : part)).join(" ");
}

function asRefusal(error: unknown): Refusal {
  if (error instanceof Refusal) return error;
  if (!isOutage(error)) throw error;
  noteOutage(error);
  return new Refusal("unavailable", "The database is out of reach. Nothing was lost; try again in a few seconds.", 5);
}
