import type { Question } from "#domain/content/question";
import type { Response } from "./response";

/** The emptiest response to a closed question: its scoring tells what would have been right. Null for other kinds. */
export function blankResponse(question: Question): Response | null {
  switch (question.kind) {
    case "cloze":
      return { kind: question.kind, blanks: {} };
    case "single_choice":
      return { kind: question.kind, choice: question.options[0]?.key ?? "a" };
    case "multi_choice":
      return { kind: question.kind, choices: [] };
    case "predict_output":
      return { kind: question.kind, output: "" };
    case "order_events":
      return { kind: question.kind, order: question.events.map(({ key }) => key) };
    case "spot_bug":
      return { kind: question.kind, line: 1, reason: question.reasons[0]?.key ?? "1" };
    default:
      return null;
  }
}
