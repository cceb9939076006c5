import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { MAX_ANSWER_CHARS } from "#domain/quiz/answer-length";
import { type Response, responseSchema } from "#domain/quiz/response";
import { type Fields, fieldsFromResponse, responseFromFields } from "#domain/quiz/response-form";

function entriesOf(fields: Fields): [string, string][] {
  return Object.entries(fields).flatMap(([name, value]) =>
    typeof value === "string" ? [[name, value] as [string, string]] : value.map((one): [string, string] => [name, one]),
  );
}

const RESPONSES: Response[] = [
  { kind: "flashcard" },
  { kind: "cloze", blanks: { "1": "await", "2": "asyncio.run(main())" } },
  { kind: "single_choice", choice: "B" },
  { kind: "multi_choice", choices: ["A", "D"] },
  { kind: "multi_choice", choices: [] },
  { kind: "predict_output", output: "B start\nA start\n" },
  { kind: "order_events", order: ["c", "a", "b"] },
  { kind: "spot_bug", line: 16, reason: "2" },
  { kind: "fix_code", code: "async def main():\n    pass\n" },
  { kind: "write_code", code: "" },
  { kind: "free_text", text: "gather re-raises at once." },
  { kind: "chain", step: "main", text: "One schedules, the other collects." },
];

describe("responseFromFields", () => {
  test.each(RESPONSES)("reads back a $kind response from its own fields", (response) => {
    expect(responseFromFields(entriesOf(fieldsFromResponse(response)))).toEqual(response);
  });

  test("reads a FormData as it comes, passing over files", () => {
    const form = new FormData();
    form.append("kind", "multi_choice");
    form.append("choices", "A");
    form.append("choices", new File(["x"], "x.txt"));
    form.append("choices", "C");
    form.append("unrelated", "1");
    expect(responseFromFields(form)).toEqual({ kind: "multi_choice", choices: ["A", "C"] });
  });

  test("counts a line end once, so that an answer of the greatest length is accepted from a form", () => {
    const text = "a\n".repeat(MAX_ANSWER_CHARS / 2);
    const sent = text.replaceAll("\n", "\r\n");
    const response = responseFromFields([
      ["kind", "free_text"],
      ["text", sent],
    ]);
    expect(responseSchema.parse(response)).toEqual({ kind: "free_text", text });
  });

  test("takes the order from places where a page without scripts asked for them", () => {
    const response = responseFromFields([
      ["kind", "order_events"],
      ["order", "a"],
      ["order", "b"],
      ["order", "c"],
      ["place.a", "3"],
      ["place.b", "1"],
      ["place.c", "2"],
    ]);
    expect(response).toEqual({ kind: "order_events", order: ["b", "c", "a"] });
  });

  test.each<[string, [string, string][]]>([
    ["no field at all", []],
    ["an unknown kind", [["kind", "essay"]]],
    ["a choice not made", [["kind", "single_choice"]]],
    [
      "a line that is no number",
      [
        ["kind", "spot_bug"],
        ["line", "1e3"],
        ["reason", "1"],
      ],
    ],
    ["a text that is missing", [["kind", "free_text"]]],
  ])("%s is refused by the schema", (_case, entries) => {
    expect(responseSchema.safeParse(responseFromFields(entries)).success).toBe(false);
  });

  test("never throws, whatever the names and values", () => {
    const name = fc.oneof(
      fc.constantFrom("kind", "line", "order", "choices", "blank.__proto__", "place.a", "text"),
      fc.string(),
    );
    const value = fc.oneof(fc.constantFrom(...RESPONSES.map(({ kind }) => kind)), fc.string());
    fc.assert(
      fc.property(fc.array(fc.tuple(name, value)), (entries) => {
        responseSchema.safeParse(responseFromFields(entries));
      }),
    );
    expect(Object.prototype).not.toHaveProperty("1");
  });
});
