import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type AnswerMark, cutAnswer } from "#ui/answer-marks";

const ANSWER = "gather re-raises the first exception at once";

function mark(sign: string, phrase: string): AnswerMark {
  const start = ANSWER.indexOf(phrase);
  return { id: `q${sign}`, key: `criterion-${sign}`, sign, tone: "met", start, end: start + phrase.length };
}

function shown(marks: AnswerMark[]) {
  return cutAnswer(ANSWER, marks).map(({ text, marks: over }) => [text, over.map(({ sign }) => sign).join("")]);
}

describe("cutAnswer", () => {
  test("an answer without marks is one stretch", () => {
    expect(shown([])).toEqual([[ANSWER, ""]]);
  });

  test("overlapping phrases share the words they have in common, the shorter one first", () => {
    expect(shown([mark("1", "re-raises the first exception"), mark("2", "exception at once")])).toEqual([
      ["gather ", ""],
      ["re-raises the first ", "1"],
      ["exception", "21"],
      [" at once", "2"],
    ]);
  });

  test("two criteria may rest on the very same words", () => {
    const [, stretch] = cutAnswer(ANSWER, [mark("1", "first exception"), mark("2", "first exception")]);
    expect(stretch).toMatchObject({ text: "first exception", starting: [{ sign: "1" }, { sign: "2" }] });
    expect(stretch?.ending).toHaveLength(2);
  });

  test.each([
    [-1, 4],
    [3, 3],
    [5, 2],
    [0, ANSWER.length + 1],
  ])("a mark from %i to %i is left out", (start, end) => {
    expect(shown([{ ...mark("1", "gather"), start, end }])).toEqual([[ANSWER, ""]]);
  });

  test("whatever the marks, the answer is whole and each mark begins and ends once", () => {
    const span = fc.tuple(fc.nat(60), fc.nat(60));
    fc.assert(
      fc.property(fc.string({ maxLength: 50 }), fc.array(span, { maxLength: 8 }), (answer, spans) => {
        const marks = spans.map(([start, end], at) => ({ ...mark(`${at}`, "gather"), start, end }));
        const stretches = cutAnswer(answer, marks);
        expect(stretches.map(({ text }) => text).join("")).toBe(answer);
        const valid = marks.filter(({ start, end }) => start < end && end <= answer.length);
        expect(stretches.flatMap(({ starting }) => starting)).toHaveLength(valid.length);
        expect(stretches.flatMap(({ ending }) => ending)).toHaveLength(valid.length);
      }),
    );
  });
});
