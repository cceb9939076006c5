import type { AnswerKey } from "#domain/content/answer-key";
import type { Question } from "#domain/content/question";
import type { TraceEvent } from "#domain/lab/trace";
import type { Rubric } from "#domain/rubric/rubric";
import type { SetPick } from "./document";

/** What an interviewer needs of one question besides the set. */
export type KitItem = {
  id: string;
  title: string;
  topic: string;
  seconds: number;
  difficulty: number;
  question: Question;
  key: AnswerKey;
  /** By step; empty where no rubric scores the answer. */
  rubrics: { step: string; rubric: Rubric }[];
};

/** One question of a kit; texts are Markdown. */
export type KitQuestion = {
  itemId: string;
  number: number;
  title: string;
  topic: string;
  /** Minutes from the start of the interview. */
  startMinute: number;
  minutes: number;
  difficulty: number;
  /** What the candidate is shown: nothing of the answer is in it. */
  ask: string;
  /** What only the interviewer sees. */
  answer: string;
  followUps: string[];
  /** What answers of three kinds say. */
  sounds: { strong: string[]; solid: string[]; weak: string[] };
  redFlags: { belief: string; correction: string }[];
  criteria: { step: string; key: string; statement: string; points: number }[];
  trace: TraceEvent[] | null;
};

/** The questions of a set as they are asked, with the clock and all that is listened for. */
export function kitOf(picks: readonly SetPick[], items: readonly KitItem[]): KitQuestion[] {
  const byId = new Map(items.map((item) => [item.id, item]));
  let seconds = 0;
  return picks
    .flatMap((pick) => {
      const item = byId.get(pick.itemId);
      return item ? [{ pick, item }] : [];
    })
    .map(({ pick, item }, index) => {
      const startMinute = Math.round(seconds / 60);
      seconds += item.seconds;
      return {
        itemId: item.id,
        number: index + 1,
        title: item.title,
        topic: item.topic,
        startMinute,
        minutes: Math.max(1, Math.round(item.seconds / 60)),
        difficulty: item.difficulty,
        ask: askOf(item.question, pick.wording),
        answer: answerOf(item),
        followUps: followUpsOf(item.key),
        sounds: soundsOf(item),
        redFlags: redFlagsOf(item),
        criteria: item.rubrics.flatMap(({ step, rubric }) =>
          rubric.criteria.map(({ key, statement, points }) => ({ step, key, statement, points })),
        ),
        trace: "trace" in item.key ? item.key.trace : null,
      };
    });
}

/** The question as the candidate's copy shows it, in Markdown. */
export function askOf(question: Question, wording: string | null): string {
  switch (question.kind) {
    case "flashcard":
      return wording ?? question.front;
    case "cloze":
      return wording ?? linesForBlanks(question.text);
    case "single_choice":
    case "multi_choice":
      return joined(wording ?? question.prompt, fenced(question.code), lettered(question.options));
    case "predict_output":
    case "fix_code":
    case "write_code":
      return joined(wording ?? question.prompt, fenced(question.code));
    case "order_events":
      return joined(
        wording ?? question.prompt,
        fenced(question.code),
        bulleted(question.events.map(({ text }) => text)),
      );
    case "spot_bug":
      return joined(wording ?? question.prompt, fenced(question.code));
    case "free_text":
    case "chain":
      return wording ?? question.prompt;
    case "mock_interview":
      return wording ?? "";
  }
}

/** A blank is written {{1}}; on paper it is a line to write on, which Markdown must not take for emphasis. */
function linesForBlanks(text: string): string {
  const parts = text.split(/(`[^`]*`)/);
  return parts
    .map((part) => part.replaceAll(/\{\{\w+\}\}/g, part.startsWith("`") ? "______" : "\\_".repeat(6)))
    .join("");
}

function answerOf({ question, key }: KitItem): string {
  switch (key.kind) {
    case "flashcard":
      return joined(key.back, key.explanation);
    case "cloze":
      return joined(numbered(Object.values(key.blanks).map(({ answer }) => `\`${answer}\``)), key.explanation);
    case "single_choice":
      return joined(`**${key.answer}**`, key.explanation);
    case "multi_choice":
      return joined(`**${key.answers.join(", ")}**`, key.explanation);
    case "predict_output":
      return joined(fenced(key.stdout || "(nothing)", "text"), key.explanation);
    case "order_events": {
      const texts = new Map(
        question.kind === "order_events" ? question.events.map((event) => [event.key, event.text]) : [],
      );
      return joined(numbered(key.order.map((event) => texts.get(event.key) ?? event.key)), key.explanation);
    }
    case "spot_bug": {
      const reason =
        question.kind === "spot_bug" ? question.reasons.find((one) => one.key === key.reason)?.text : undefined;
      const lines = key.lines.length === 1 ? `Line ${key.lines.join("")}` : `Lines ${key.lines.join(", ")}`;
      return joined(`**${lines}.** ${reason ?? ""}`, fenced(key.fix), key.explanation);
    }
    case "fix_code":
    case "write_code":
      return joined(...key.solutions.slice(0, 1).map(({ code }) => fenced(code)), key.explanation);
    case "free_text":
      return joined(key.modelAnswer, key.explanation);
    case "chain":
      return joined(
        ...key.steps.map(({ prompt, modelAnswer }) => `**${prompt.trim()}**\n\n${modelAnswer}`),
        key.explanation,
      );
    case "mock_interview":
      return key.explanation;
  }
}

function followUpsOf(key: AnswerKey): string[] {
  return key.kind === "chain" ? [...key.steps.slice(1).map(({ prompt }) => prompt), ...key.followUps] : key.followUps;
}

/** Strong says every required thing and more; solid the heaviest half of the required; weak holds a false belief. */
function soundsOf({ key, rubrics }: KitItem): KitQuestion["sounds"] {
  const criteria = rubrics.flatMap(({ rubric }) => rubric.criteria);
  const required = criteria.filter(({ kind }) => kind === "required");
  const weighty = [...(required.length > 0 ? required : criteria)].toSorted((a, b) => b.points - a.points);
  const beliefs = rubrics.flatMap(({ rubric }) => rubric.misconceptions.map(({ statement }) => statement));
  return {
    strong: criteria.map(({ statement }) => statement),
    solid: weighty.slice(0, Math.ceil(weighty.length / 2)).map(({ statement }) => statement),
    weak: (beliefs.length > 0 ? beliefs : key.misconceptions.map(({ text }) => text)).slice(0, 3),
  };
}

function redFlagsOf({ key, rubrics }: KitItem): KitQuestion["redFlags"] {
  const ofRubrics = rubrics.flatMap(({ rubric }) =>
    rubric.misconceptions.map(({ statement, correction }) => ({ belief: statement, correction })),
  );
  const ofItem = key.misconceptions.map(({ text, whyWrong }) => ({ belief: text, correction: whyWrong }));
  return ofRubrics.length > 0 ? ofRubrics : ofItem;
}

function joined(...parts: (string | null)[]): string {
  return parts
    .filter((part) => part !== null && part !== "")
    .map((part) => part?.trim())
    .join("\n\n");
}

function fenced(code: string | null, language = "python"): string | null {
  return code === null ? null : `\`\`\`\`${language}\n${code.trimEnd()}\n\`\`\`\``;
}

function lettered(options: readonly { key: string; text: string }[]): string {
  return options.map(({ key, text }) => `- **${key}** ${text}`).join("\n");
}

function bulleted(texts: readonly string[]): string {
  return texts.map((text) => `- ${text}`).join("\n");
}

function numbered(texts: readonly string[]): string {
  return texts.map((text, index) => `${index + 1}. ${text}`).join("\n");
}
