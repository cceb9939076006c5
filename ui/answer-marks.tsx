import type { Span, Verdict } from "#domain/rubric/grade";

/** A phrase of an answer and what it earned or cost. */
export type AnswerMark = Span & {
  /** Id of the element that shows where the phrase begins. */
  id: string;
  /** Key of the criterion or misconception. */
  key: string;
  /** "1" for the first criterion, "a" for the first misconception. */
  sign: string;
  tone: Verdict | "misconception";
};

/** A stretch of an answer over which the same marks lie, the shortest of them first. */
export type AnswerStretch = {
  start: number;
  text: string;
  marks: AnswerMark[];
  starting: AnswerMark[];
  ending: AnswerMark[];
};

/**
 * The answer cut wherever a mark begins or ends, so that marks may overlap; together the stretches are the answer.
 * Marks that lie outside the answer, or are empty, are left out.
 */
export function cutAnswer(answer: string, marks: readonly AnswerMark[]): AnswerStretch[] {
  const valid = marks.filter(({ start, end }) => 0 <= start && start < end && end <= answer.length);
  const cuts = [...new Set([0, answer.length, ...valid.flatMap(({ start, end }) => [start, end])])].toSorted(
    (a, b) => a - b,
  );
  return cuts.slice(0, -1).map((start, at) => {
    const end = cuts[at + 1] ?? answer.length;
    const over = valid.filter((mark) => mark.start <= start && end <= mark.end);
    return {
      start,
      text: answer.slice(start, end),
      marks: over.toSorted((a, b) => a.end - a.start - (b.end - b.start)),
      starting: over.filter((mark) => mark.start === start),
      ending: over.filter((mark) => mark.end === end),
    };
  });
}
