import type { AnswerKey } from "#domain/content/answer-key";
import type { Question } from "#domain/content/question";
import { markBlanks, nameBlanks } from "./cloze-text";
import { renderMarkdown } from "./markdown";

/** One's own card as it will look, rendered. */
export type CardView = { frontHtml: string; backHtml: string; notesHtml: string };

/** Renders both sides of a card that is being written; runs on the server. */
export async function viewOwnCard({ question, key }: { question: Question; key: AnswerKey }): Promise<CardView> {
  const notesHtml = await renderMarkdown(key.explanation);
  if (question.kind === "cloze" && key.kind === "cloze") {
    const marked = await renderMarkdown(markBlanks(question.text, question.blanks));
    const answers = question.blanks.map((name) => {
      const { answer = "", accept = [] } = key.blanks[name] ?? {};
      return `${name}. ${[answer, ...accept].map(asCode).join(" or ")}`;
    });
    return {
      frontHtml: nameBlanks(marked, question.blanks),
      backHtml: await renderMarkdown(answers.join("\n")),
      notesHtml,
    };
  }
  const front = question.kind === "flashcard" ? question.front : "";
  const back = key.kind === "flashcard" ? key.back : "";
  return { frontHtml: await renderMarkdown(front), backHtml: await renderMarkdown(back), notesHtml };
}

/** Words that Markdown leaves as they are, whatever stands in them. */
function asCode(words: string): string {
  const longest = Math.max(0, ...[...words.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = "`".repeat(longest + 1);
  return longest > 0 ? `${fence} ${words} ${fence}` : `${fence}${words}${fence}`;
}
