import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readBlanks, writeBlanks } from "#domain/own-card/blanks";

describe("blanks", () => {
  test("are what stands in double braces, with other spellings after a bar", () => {
    expect(readBlanks("await {{suspends| pauses }} the {{task}}")).toEqual({
      text: "await {{1}} the {{2}}",
      blanks: { "1": { answer: "suspends", accept: ["pauses"] }, "2": { answer: "task", accept: [] } },
    });
  });

  test("leave braces alone that have nothing in them, or a backslash before them", () => {
    const source = "{{}} {{ }} {{ | }} \\{{x}} {a}";
    expect(readBlanks(source)).toEqual({ text: source, blanks: {} });
  });

  test("keep a number that the author wrote apart from a blank's name", () => {
    const read = readBlanks("{{1}} and \\{{1}} and {{2}}");
    expect(read.text).toBe("{{1}} and \\{{1}} and {{2}}");
    expect(read.blanks).toEqual({ "1": { answer: "1", accept: [] }, "2": { answer: "2", accept: [] } });
    expect(writeBlanks(read)).toBe("{{1}} and \\{{1}} and {{2}}");
  });

  test("come back as they were written, whatever stands around them", () => {
    const word = fc.stringMatching(/^[a-z0-9_()." -]{1,12}$/).filter((text) => text.trim() !== "");
    const blank = fc
      .array(word, { minLength: 1, maxLength: 3 })
      .map((words) => `{{${words.map((w) => w.trim()).join("|")}}}`);
    const plain = fc.stringMatching(/^[a-z \n`*{}]{0,12}$/).filter((text) => !/[{}]{2}|\}$|^\{|\{$|^\}/.test(text));
    fc.assert(
      fc.property(fc.array(fc.oneof(blank, plain), { maxLength: 9 }), (parts) => {
        const source = parts.join(" ");
        expect(writeBlanks(readBlanks(source))).toBe(source);
      }),
    );
  });
});
