import { createHash } from "node:crypto";
import type { CandidateSight } from "#server/interview-sight";
import { renderMarkdown } from "#ui/markdown";

/** What a candidate's page shows of an interview, ready to be shown. */
export type CandidateView = {
  kind: CandidateSight["kind"];
  /** Of the question, from 1; null when none is shown. */
  number: number | null;
  /** Sanitised. */
  html: string | null;
  /** Differs when the rest does. */
  mark: string;
};

/** Renders what a candidate sees, by the renderer that sanitises everything. */
export async function candidateView(sight: CandidateSight): Promise<CandidateView> {
  const isQuestion = sight.kind === "question";
  const shown = {
    kind: sight.kind,
    number: isQuestion ? sight.number : null,
    html: isQuestion ? await renderMarkdown(sight.ask) : null,
  };
  return { ...shown, mark: createHash("sha256").update(JSON.stringify(shown)).digest("hex").slice(0, 16) };
}
