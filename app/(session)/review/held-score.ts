import type { HeldScoring } from "#app/offline-cards";
import type { Outcome } from "#domain/quiz/outcome";
import { responseSchema } from "#domain/quiz/response";
import { scoreResponse } from "#domain/quiz/scoring";
import { Refusal } from "#domain/refusal";
import { proposeRating, type RatingProposal } from "#domain/scheduling/rating-proposal";
import type { OutcomeViewModel } from "#ui/result-view";
import { SendFailure } from "../send";

/** What became of an answer that this device could score by its key. */
export type HeldScore = { outcome: OutcomeViewModel; proposal: RatingProposal | null };

/**
 * Scores an answer to a closed question as the server will once it hears of it.
 *
 * @throws {SendFailure} with the sentence that the server would say to an answer that does not fit
 */
export function scoreHere(scoring: HeldScoring, answer: { response: unknown; elapsedMs: number }): HeldScore {
  const { key, question, rule, expectedSeconds } = scoring;
  const response = responseSchema.safeParse(answer.response);
  if (!response.success) throw new SendFailure(response.error.issues[0]?.message ?? "Answer it first.", true);
  let outcome: Outcome;
  try {
    outcome = scoreResponse(key, question, response.data);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    throw new SendFailure(error.message, true);
  }
  const { elapsedMs } = answer;
  const scored = {
    score: outcome.score,
    hasCriticalMisconception: false,
    elapsedMs,
    expectedMs: expectedSeconds * 1000,
  };
  return { outcome: viewHere(outcome, scoring.html), proposal: proposeRating(scored, rule) };
}

function viewHere({ score, parts, misconceptions, summary }: Outcome, html: HeldScoring["html"]): OutcomeViewModel {
  const render = (text: string) => html[text] ?? plainHtml(text);
  const renderOptional = (text: string | null) => (text === null ? null : render(text));
  return {
    score,
    summaryHtml: summary === null ? null : `<p>${render(summary)}</p>`,
    parts: parts.map(({ label, verdict, given, expected, feedback }) => ({
      label,
      verdict,
      givenHtml: renderOptional(given),
      expectedHtml: renderOptional(expected),
      feedbackHtml: renderOptional(feedback),
    })),
    misconceptions: misconceptions.map(({ key, text, whyWrong }) => ({
      key,
      statementHtml: render(text),
      correctionHtml: render(whyWrong),
    })),
  };
}

/** As in Markdown: as many backticks at the end as at the beginning, and others may stand between. */
const INLINE_CODE = /(?<!`)(`+)(?!`)(.*?)(?<!`)\1(?!`)/gs;

/** What the server could not render before it was typed: plain words, and inline code letter by letter. */
function plainHtml(text: string): string {
  const paragraphs = text.split("\n\n");
  return paragraphs.length > 1 ? paragraphs.map((one) => `<p>${lineHtml(one)}</p>`).join("\n") : lineHtml(text);
}

function lineHtml(text: string): string {
  let html = "";
  let at = 0;
  for (const match of text.matchAll(INLINE_CODE)) {
    const [whole, , code = ""] = match;
    const isPadded = code.startsWith(" ") && code.endsWith(" ") && code.trim() !== "";
    html += `${escaped(text.slice(at, match.index))}<code>${escaped(isPadded ? code.slice(1, -1) : code)}</code>`;
    at = match.index + whole.length;
  }
  return html + escaped(text.slice(at));
}

function escaped(text: string): string {
  return text.replaceAll("&", "&#x26;").replaceAll("<", "&#x3C;");
}
