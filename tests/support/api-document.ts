import { z } from "zod";
import { openApiDocument } from "#domain/api/openapi";

const refSchema = z.looseObject({ $ref: z.string() });
const operationSchema = z.looseObject({
  operationId: z.string(),
  security: z.array(z.record(z.string(), z.array(z.string()))),
  responses: z.record(z.string(), z.looseObject({})),
  requestBody: z.looseObject({}).optional(),
  parameters: z.array(z.looseObject({ name: z.string(), in: z.string() })),
});

const documentSchema = z.looseObject({
  openapi: z.string(),
  paths: z.record(z.string(), z.record(z.string(), operationSchema)),
  components: z.looseObject({ schemas: z.record(z.string(), z.looseObject({})) }),
});
export type ApiDocument = z.output<typeof documentSchema>;

/** The document as anybody reads it who has nothing else. */
export function readDocument(json: unknown = openApiDocument("http://localhost:3210")): ApiDocument {
  return documentSchema.parse(JSON.parse(JSON.stringify(json)));
}

/** Each operation of the document: its method and path, what it may be answered, and which scope it needs. */
export function operationsOf(document: ApiDocument) {
  return Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({
      id: operation.operationId,
      method: method.toUpperCase(),
      path,
      scope: Object.values(operation.security[0] ?? {})[0]?.[0] ?? null,
      responses: operation.responses,
      takesBody: operation.requestBody !== undefined,
    })),
  );
}

/** What stands at a reference of the document, with all references in it put in place. */
function resolved(document: ApiDocument, node: unknown): unknown {
  if (Array.isArray(node)) return node.map((one) => resolved(document, one));
  if (typeof node !== "object" || node === null) return node;
  const ref = refSchema.safeParse(node).data?.$ref;
  if (ref === undefined)
    return Object.fromEntries(Object.entries(node).map(([key, one]) => [key, resolved(document, one)]));
  let target: unknown = document;
  for (const key of ref.slice(2).split("/")) target = z.looseObject({}).parse(target)[key];
  return resolved(document, target);
}

const contentSchema = z.object({ content: z.record(z.string(), z.object({ schema: z.looseObject({}) })) });

/** What is wrong with an answer by the document alone: nothing of the schemas in code is asked. */
export function faultsOf(
  document: ApiDocument,
  responses: Record<string, unknown>,
  answer: { status: number; json: unknown; text: string },
): string[] {
  const described = responses[String(answer.status)];
  if (described === undefined) return [`${answer.status} is not in the document`];
  const { content } = contentSchema.partial().parse(resolved(document, described));
  if (content === undefined) return answer.text === "" ? [] : ["there should be no answer"];
  const [media, { schema }] = Object.entries(content)[0] ?? ["", { schema: {} }];
  const value = media.includes("json") ? answer.json : answer.text;
  const { success, error } = z.fromJSONSchema(schema).safeParse(value);
  return success ? [] : error.issues.map(({ path, message }) => `${path.join(".")}: ${message}`);
}
