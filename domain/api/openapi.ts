import { z } from "zod";
import { BODY_EXAMPLES } from "./body-examples";
import { EVENT_NAMES, EVENTS, messageSchema, PING } from "./event";
import { nothing, type Operation } from "./operation";
import { NAMED_ANSWERS, type OperationId, OPERATIONS } from "./operations";
import { type ProblemKind, PROBLEMS, problemSchema } from "./problem";
import { SCOPES } from "./scope";

type Json = Record<string, unknown>;

const TOKEN = "workspaceToken";
const KEY_WORDS =
  "1 to 120 characters of your own. The same key with the same body within 24 hours gets the same answer, and nothing is done twice; with another body it is refused with 409.";

/** The answers of operations in their table's order, as pairs. */
export const LISTED_OPERATIONS: readonly (readonly [OperationId, Operation])[] = listed();

function listed() {
  const ids = Object.keys(OPERATIONS).filter((name): name is OperationId => name in OPERATIONS);
  return ids.map((operationId) => [operationId, OPERATIONS[operationId]] as const);
}

/** The OpenAPI 3.1 document of the API, made from the schemas that its calls are checked by. */
export function openApiDocument(baseUrl: string): Json {
  return {
    openapi: "3.1.1",
    info: {
      title: "Awaited",
      version: "1.0.0",
      description: "Question sets, take-home invitations and their results, for a workspace's own programs.",
    },
    servers: [{ url: `${baseUrl}/api/v1` }],
    security: [{ [TOKEN]: [] }],
    paths: pathsOf(),
    webhooks: webhooks(),
    components: {
      securitySchemes: {
        [TOKEN]: {
          type: "http",
          scheme: "bearer",
          description: `A workspace's token. Scopes: ${Object.entries(SCOPES)
            .map(([scope, words]) => `${scope} (${words})`)
            .join("; ")}.`,
        },
      },
      schemas: schemas(),
      responses: Object.fromEntries(
        Object.entries(PROBLEMS).map(([kind, { title }]) => [kind, problemResponse(title)]),
      ),
    },
  };
}

function pathsOf(): Json {
  const paths: Record<string, Json> = {};
  for (const [operationId, operation] of LISTED_OPERATIONS) {
    const at = (paths[operation.path] ??= {});
    at[operation.method.toLowerCase()] = described(operationId, operation);
  }
  return paths;
}

function described(operationId: OperationId, operation: Operation): Json {
  const { group, summary, description, scope, body } = operation;
  return {
    operationId,
    tags: [group],
    summary,
    ...(description && { description }),
    // "Bearer" has no scopes of its own in OpenAPI; 3.1 lets roles stand here all the same.
    security: [{ [TOKEN]: scope === null ? [] : [scope] }],
    parameters: parametersOf(operation),
    ...(body !== nothing && {
      requestBody: {
        required: true,
        content: { "application/json": { schema: requestSchema(body), example: BODY_EXAMPLES[operationId] } },
      },
    }),
    responses: responsesOf(operation),
  };
}

function parametersOf({ method, params, query }: Operation): Json[] {
  const key = { name: "Idempotency-Key", in: "header", required: false, description: KEY_WORDS };
  return [
    ...parametersIn("path", params),
    ...parametersIn("query", query),
    ...(method === "POST" ? [{ ...key, schema: { type: "string", minLength: 1, maxLength: 120 } }] : []),
  ];
}

type Written = { format?: string; pattern?: string; minimum?: number; maximum?: number };

/** A format says enough without the pattern behind it, and every whole number is a safe one. */
function readable({ jsonSchema }: { jsonSchema: Written }): void {
  if (jsonSchema.format !== undefined) delete jsonSchema.pattern;
  if (jsonSchema.minimum === Number.MIN_SAFE_INTEGER) delete jsonSchema.minimum;
  if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum;
}

const propertiesSchema = z.object({
  properties: z.record(z.string(), z.looseObject({ description: z.string().optional() })).default({}),
});

function parametersIn(place: "path" | "query", schema: z.ZodObject): Json[] {
  const { properties } = propertiesSchema.parse(z.toJSONSchema(schema, { io: "output", override: readable }));
  return Object.entries(properties).map(([name, { description, ...rest }]) => ({
    name,
    in: place,
    required: place === "path",
    ...(description !== undefined && { description }),
    schema: rest,
  }));
}

function requestSchema(body: z.ZodType): Json {
  const { $schema: _, ...schema } = z.toJSONSchema(body, { io: "input", override: readable });
  return schema;
}

/** The errors that an operation can meet. */
export function problemsOf({ method, scope, params, query, body }: Operation): ProblemKind[] {
  const takesInput = body !== nothing || Object.keys(query.shape).length > 0;
  const changes: ProblemKind[] = method === "POST" ? ["stale", "too-large", "wrong-type"] : [];
  return [
    "bad-token",
    ...(scope === null ? [] : (["forbidden"] as const)),
    ...(Object.keys(params.shape).length > 0 || body !== nothing ? (["not-found"] as const) : []),
    ...changes,
    ...(takesInput ? (["invalid"] as const) : []),
    "too-many",
    "unavailable",
  ];
}

function responsesOf(operation: Operation): Json {
  const { status, answer, media } = operation;
  const problems = problemsOf(operation).map((kind) => [
    String(PROBLEMS[kind].status),
    { $ref: `#/components/responses/${kind}` },
  ]);
  const success =
    status === 204
      ? { description: "Done." }
      : { description: "What was asked for.", content: { [media]: { schema: answerSchema(answer) } } };
  return { [status]: success, ...Object.fromEntries(problems) };
}

const PREFIX = "#/components/schemas/";

function schemas(): Json {
  const entries = Object.entries({ ...NAMED_ANSWERS, Problem: problemSchema, Message: messageSchema });
  return Object.fromEntries(entries.map(([name, schema]) => [name, answerSchema(schema, name)]));
}

/** A schema in which every named answer is a reference, but the one that is being written down. */
function answerSchema(schema: z.ZodType, ownName: string | null = null): Json {
  const named = new Map<z.ZodType, string>(Object.entries(NAMED_ANSWERS).map(([name, one]) => [one, name]));
  const own = named.get(schema);
  if (own !== undefined && own !== ownName) return { $ref: `${PREFIX}${own}` };
  const registry = z.registry<{ id: string }>();
  for (const [one, name] of named) if (one !== schema) registry.add(one, { id: name });
  registry.add(schema, { id: "It" });
  const made = z.toJSONSchema(registry, { io: "output", override: readable, uri: (name) => `${PREFIX}${name}` });
  const { $schema: _, $id: __, ...found } = made.schemas["It"] ?? {};
  return found;
}

function problemResponse(title: string): Json {
  return { description: title, content: { "application/problem+json": { schema: { $ref: `${PREFIX}Problem` } } } };
}

function webhooks(): Json {
  const about: Record<string, string> = { ...EVENTS, [PING]: "A member sends a test" };
  return Object.fromEntries(
    [...EVENT_NAMES, PING].map((event) => [
      event,
      {
        post: {
          summary: about[event],
          security: [],
          requestBody: { content: { "application/json": { schema: { $ref: `${PREFIX}Message` } } } },
          responses: { "2XX": { description: "The message arrived. Anything else, and it is sent again." } },
        },
      },
    ]),
  );
}
