import { describe, expect, test } from "vitest";
import { z } from "zod";
import { BODY_EXAMPLES } from "#domain/api/body-examples";
import { curlExample } from "#domain/api/curl-example";
import { fieldsOf } from "#domain/api/field-list";
import { LISTED_OPERATIONS, openApiDocument } from "#domain/api/openapi";
import { nothing } from "#domain/api/operation";
import { SCOPE_NAMES } from "#domain/api/scope";

const text = JSON.stringify(openApiDocument("https://example.com"));

describe("the OpenAPI document", () => {
  test("has for each reference what it leads to", () => {
    const document = z.looseObject({}).parse(JSON.parse(text));
    const references = [...text.matchAll(/"\$ref":"#\/([^"]+)"/g)].map(([, path]) => path ?? "");
    expect(references.length).toBeGreaterThan(50);
    for (const path of new Set(references)) {
      let at: unknown = document;
      for (const key of path.split("/")) at = z.looseObject({}).parse(at)[key];
      expect(at, path).toBeTypeOf("object");
    }
  });

  test("uses every scope, and names a parameter for each part of a path", () => {
    expect(new Set(LISTED_OPERATIONS.flatMap(([, { scope }]) => scope ?? []))).toEqual(new Set(SCOPE_NAMES));
    for (const [id, { path, params }] of LISTED_OPERATIONS) {
      const named = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
      expect(Object.keys(params.shape), id).toEqual(named);
    }
  });

  test("writes no pattern where a format says it", () => {
    expect(text).not.toContain("0000-0000-000000000000");
    expect(text).not.toContain(String(Number.MAX_SAFE_INTEGER));
  });
});

describe("examples", () => {
  test("are there for each call with a body, and are in order", () => {
    for (const [id, { body }] of LISTED_OPERATIONS) {
      const example = BODY_EXAMPLES[id];
      expect(example !== undefined, id).toBe(body !== nothing);
      if (example) expect(body.safeParse(example).error, id).toBeUndefined();
    }
  });

  test("are calls that a shell understands", () => {
    const [id, operation] = LISTED_OPERATIONS.find(([name]) => name === "deleteTake") ?? [];
    expect(id && operation && curlExample(id, operation, "https://example.com")).toBe(
      `curl -X DELETE https://example.com/api/v1/takes/3f0c2a51-8f4e-4d0a-9a5e-2b1c6d7e8f90 \\\n  -H "Authorization: Bearer $AWAITED_TOKEN"`,
    );
  });
});

test("the fields of a schema are named with the way to them, and what each holds in words", () => {
  const schema = z.object({
    at: z.iso.datetime().nullable().describe("When."),
    rows: z.array(z.object({ count: z.int().min(1).max(5).default(3) })),
    kind: z.enum(["a", "b"]).optional(),
  });
  expect(fieldsOf(schema, "input")).toEqual([
    { name: "at", holds: "instant, as in 2026-11-21T12:00:00Z, or null", isRequired: true, about: "When." },
    { name: "rows", holds: "list of objects", isRequired: true, about: "" },
    { name: "rows[].count", holds: "whole number, 1 to 5; 3 if left out", isRequired: false, about: "" },
    { name: "kind", holds: "one of a, b", isRequired: false, about: "" },
  ]);
});
