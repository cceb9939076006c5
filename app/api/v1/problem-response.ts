import { z } from "zod";
import { problem, type ProblemKind, problemKindOf, PROBLEMS } from "#domain/api/problem";
import { Refusal } from "#domain/refusal";
import { isStorable } from "#domain/storable";
import { log } from "#server/log";
import { isOutage, noteOutage } from "#server/outage";

/** An error as the API says it: thrown where it is noticed, and answered by `problemResponse`. */
export class Objection extends Error {
  override readonly name = "Objection";
  readonly kind: ProblemKind;
  readonly field: string | null;
  readonly headers: Record<string, string>;

  constructor(kind: ProblemKind, detail: string, more: { field?: string; headers?: Record<string, string> } = {}) {
    super(detail);
    this.kind = kind;
    this.field = more.field ?? null;
    this.headers = more.headers ?? {};
  }
}

/** What came in, checked. @throws {Objection} naming the field that is wrong, and what is allowed */
export function checked<Schema extends z.ZodType>(
  schema: Schema,
  input: unknown,
  kind: "invalid" | "not-found" = "invalid",
): z.output<Schema> {
  const result = schema.safeParse(input);
  if (result.success && isStorable(result.data)) return result.data;
  if (kind === "not-found") throw new Objection(kind, "There is nothing at this address.");
  if (result.success) throw new Objection(kind, "Remove the characters that cannot be stored.");
  const [issue] = result.error.issues;
  const field = [...(issue?.path ?? []), ...(issue?.code === "unrecognized_keys" ? issue.keys.slice(0, 1) : [])].join(
    ".",
  );
  throw new Objection(kind, `${issue?.message ?? "This is not right"}.`.replace(/\.\.$/, "."), field ? { field } : {});
}

/** The response to what was thrown: expected refusals as they are, anything else as a fault that is logged. */
export function problemResponse(error: unknown): Response {
  const { kind, message, field, headers } = asObjection(error);
  return Response.json(problem(kind, message, field), {
    status: PROBLEMS[kind].status,
    headers: { "cache-control": "no-store", "content-type": "application/problem+json", ...headers },
  });
}

function asObjection(error: unknown): Objection {
  if (error instanceof Objection) return error;
  if (error instanceof Refusal) return ofRefusal(error);
  if (isOutage(error)) {
    noteOutage(error);
    const detail = "The database is out of reach. Nothing was lost; try again in a few seconds.";
    return new Objection("unavailable", detail, { headers: { "retry-after": "5" } });
  }
  const { name, message, stack } = error instanceof Error ? error : new Error(String(error));
  log().error({ name, reason: message.slice(0, 300), stack: stack?.slice(0, 2000) }, "a call of the API failed");
  return new Objection("fault", "Something failed here. It was noted; try again, and tell us if it stays so.");
}

/** A refusal that begins with a field's name, as sentences for forms do, names that field. */
function ofRefusal({ reason, message, retryAfterSeconds }: Refusal): Objection {
  const [, field, sentence] = /^([a-zA-Z-]+): (.+)$/s.exec(message) ?? [];
  const headers = retryAfterSeconds === null ? {} : { headers: { "retry-after": String(retryAfterSeconds) } };
  return new Objection(problemKindOf(reason), sentence ?? message, { ...(field && { field }), ...headers });
}
