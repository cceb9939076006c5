import { documentName, lineWords, relationWords } from "#domain/content/document-name";
import type { Outcome, PartOutcome } from "#domain/quiz/outcome";
import type { Rubric } from "#domain/rubric/rubric";
import { highlightPython, renderInline, renderMarkdown } from "./markdown";

export type PartView = Pick<PartOutcome, "label" | "verdict"> & {
  givenHtml: string | null;
  expectedHtml: string | null;
  feedbackHtml: string | null;
};
export type MisconceptionView = { key: string; statementHtml: string; correctionHtml: string };

/** The outcome of a closed kind, made ready for the screen. */
export type OutcomeViewModel = {
  score: number | null;
  parts: PartView[];
  misconceptions: MisconceptionView[];
  summaryHtml: string | null;
};

export type CriterionView = {
  key: string;
  statementHtml: string;
  /** What to add when it was met or missed, where the author wrote something. */
  metHtml: string | null;
  missingHtml: string | null;
};

/** The words of a rubric, made ready for the screen; shown only after an answer was scored. */
export type RubricView = { criteria: CriterionView[]; misconceptions: MisconceptionView[] };

export type ExplanationViewModel = {
  explanationHtml: string;
  modelAnswerHtml: string | null;
  /** What the source documents get wrong here. */
  correctionHtml: string | null;
  solutions: { name: string; codeHtml: string }[];
  followUpsHtml: string[];
  references: { title: string; url: string }[];
  /** The passages of the source documents that the question grew from. */
  sources: SourceView[];
};

/** A passage of a source document: "Document 003, lines 467–469", "corrected here", its words. */
export type SourceView = { place: string; relation: string; quote: string };

/** The outcome with its Markdown rendered; runs on the server. */
export async function viewOutcome(outcome: Outcome): Promise<OutcomeViewModel> {
  const { score, parts, misconceptions, summary } = outcome;
  return {
    score,
    parts: await Promise.all(parts.map(viewPart)),
    misconceptions: await Promise.all(
      misconceptions.map(({ key, text, whyWrong }) =>
        viewMisconception({ key, statement: text, correction: whyWrong }),
      ),
    ),
    summaryHtml: summary === null ? null : await renderMarkdown(summary),
  };
}

/** The words of a rubric with their Markdown rendered; runs on the server. */
export async function viewRubric(rubric: Pick<Rubric, "criteria" | "misconceptions">): Promise<RubricView> {
  return {
    criteria: await Promise.all(
      rubric.criteria.map(async ({ key, statement, feedback }) => ({
        key,
        statementHtml: await renderInline(statement),
        metHtml: await renderOptional(feedback.met ?? null),
        missingHtml: await renderOptional(feedback.missing ?? null),
      })),
    ),
    misconceptions: await Promise.all(rubric.misconceptions.map(viewMisconception)),
  };
}

type Explained = {
  explanation: string;
  modelAnswer?: string | null;
  correction?: string | null;
  solutions?: readonly { name: string; code: string }[];
  followUps?: readonly string[];
  references?: readonly { title: string; url: string }[];
  sources?: readonly { file: string; lines: string; relation: string; quote: string }[];
};

/** What teaches after an answer, with its Markdown rendered; runs on the server. */
export async function viewExplanation(explained: Explained): Promise<ExplanationViewModel> {
  const {
    explanation,
    modelAnswer = null,
    correction = null,
    solutions = [],
    followUps = [],
    references = [],
    sources = [],
  } = explained;
  return {
    explanationHtml: await renderMarkdown(explanation),
    modelAnswerHtml: modelAnswer === null ? null : await renderMarkdown(modelAnswer),
    correctionHtml: correction === null ? null : await renderMarkdown(correction),
    solutions: await Promise.all(
      solutions.map(async ({ name, code }) => ({ name, codeHtml: await highlightPython(code) })),
    ),
    followUpsHtml: await Promise.all(followUps.map(renderInline)),
    references: references.map(({ title, url }) => ({ title, url })),
    sources: sources.map(({ file, lines, relation, quote }) => ({
      place: `${documentName(file)}, ${lineWords(lines)}`,
      relation: relationWords(relation),
      quote,
    })),
  };
}

async function viewPart({ label, verdict, given, expected, feedback }: PartOutcome): Promise<PartView> {
  const [givenHtml, expectedHtml, feedbackHtml] = await Promise.all([given, expected, feedback].map(renderOptional));
  return {
    label,
    verdict,
    givenHtml: givenHtml ?? null,
    expectedHtml: expectedHtml ?? null,
    feedbackHtml: feedbackHtml ?? null,
  };
}

type Misconception = { key: string; statement: string; correction: string };

async function viewMisconception({ key, statement, correction }: Misconception): Promise<MisconceptionView> {
  return { key, statementHtml: await renderInline(statement), correctionHtml: await renderInline(correction) };
}

async function renderOptional(source: string | null): Promise<string | null> {
  return source === null ? null : renderInline(source);
}
