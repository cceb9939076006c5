/** A line so long was wrapped by the editor, and its sentence goes on; editors wrap no line later than that. */
const WRAPPED_LINE = { from: 60, to: 120 };
/** `sync = ...`, `gather: ...`, `- a task`: the line begins something of its own. */
const LABEL = /^\s*(?:[-*•]|\d+[.)]|(?:[\w()'./-]+ ){0,3}[\w()'./-]+ ?(?:=|:|->|—|- ))/;

/** Whether the end of a line of `length` is a mere wrap, given the text from there on. */
export function isWrap(length: number, rest: string): boolean {
  return length >= WRAPPED_LINE.from && length <= WRAPPED_LINE.to && !LABEL.test(rest);
}
