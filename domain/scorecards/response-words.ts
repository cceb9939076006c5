import type { Question } from "#domain/content/question";
import type { Response } from "#domain/quiz/response";

/** What a candidate answered, as Markdown, without a word on whether it is right. */
export function responseWords(question: Question, response: Response): string {
  switch (response.kind) {
    case "single_choice":
      return listed(optionsOf(question, [response.choice]));
    case "multi_choice":
      return response.choices.length === 0 ? "Nothing chosen." : listed(optionsOf(question, response.choices));
    case "cloze":
      return Object.entries(response.blanks)
        .map(([blank, text]) => `${blank}. ${code(text)}`)
        .join("\n");
    case "predict_output":
      return fenced(response.output);
    case "order_events":
      return optionsOf(question, response.order)
        .map((text, at) => `${at + 1}. ${text}`)
        .join("\n");
    case "spot_bug":
      return `Line ${response.line}: ${optionsOf(question, [response.reason]).join("")}`;
    case "fix_code":
    case "write_code":
      return fenced(response.code, "python");
    case "free_text":
    case "chain":
      return fenced(response.text, "text");
    case "flashcard":
      return "";
  }
}

function optionsOf(question: Question, keys: readonly string[]): string[] {
  const options =
    "options" in question
      ? question.options
      : "events" in question
        ? question.events
        : "reasons" in question
          ? question.reasons
          : [];
  return keys.map((key) => options.find((option) => option.key === key)?.text ?? key);
}

function listed(texts: readonly string[]): string {
  return texts.map((text) => `- ${text}`).join("\n");
}

/** In a fence longer than any run of backticks in it. */
function fenced(text: string, language = "text"): string {
  const longest = Math.max(3, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = "`".repeat(longest + 1);
  return `${fence}${language}\n${text}\n${fence}`;
}

function code(text: string): string {
  return `\`\` ${text.replaceAll("`", "'").replaceAll("\n", " ") || "(empty)"} \`\``;
}
