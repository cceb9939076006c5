import type { Question } from "#domain/content/question";

/** A question in an interviewer's own words; what is chosen from, filled in or read stays as it is. */
export function wordedQuestion(question: Question, wording: string | null): Question {
  if (wording === null || question.kind === "mock_interview") return question;
  if (question.kind === "flashcard") return { ...question, front: wording };
  // Its text holds the blanks, which the answer needs.
  if (question.kind === "cloze") return { ...question, text: `${wording}\n\n${question.text}` };
  return { ...question, prompt: wording };
}
