import { z } from "zod";
import type { ScoredQuestion } from "./criteria";
import { type Mark, type MarkVerdict, type Recommendation, RECOMMENDATIONS } from "./mark";
import { meanOf, questionShare } from "./question-score";

/** Whose verdicts a comparison shows: each rater's, those that raters agree on, or what the engine proposes. */
export const COMPARISON_VIEWS = ["each", "consensus", "proposal"] as const;
export const comparisonViewSchema = z.enum(COMPARISON_VIEWS).catch("each");
export type ComparisonView = z.infer<typeof comparisonViewSchema>;

/** What stands in a cell: a verdict, that raters differ, or null where nobody decided. */
export type SheetVerdict = MarkVerdict | "differ";

/** One column of a candidate: verdicts by `markId`. */
export type Sheet = {
  name: string;
  recommendation: Recommendation | null;
  verdicts: ReadonlyMap<string, SheetVerdict>;
};

export type Rating = { name: string; recommendation: Recommendation | null; marks: readonly Mark[] };

/** How a criterion is named across takers. */
export function markId({ itemId, step, criterionKey }: Omit<Mark, "verdict">): string {
  return `${itemId}#${step}#${criterionKey}`;
}

/** The columns of one candidate. Raters agree where two or more decided on a criterion, and all the same. */
export function sheetsOf(ratings: readonly Rating[], proposal: readonly Mark[] | null, view: ComparisonView): Sheet[] {
  if (view === "proposal") {
    return proposal === null ? [] : [{ name: "Proposal", recommendation: null, verdicts: verdictsOf(proposal) }];
  }
  const sheets = ratings.map(({ name, recommendation, marks }) => ({
    name,
    recommendation,
    verdicts: verdictsOf(marks),
  }));
  if (view === "each") return sheets;
  return sheets.length < 2 ? [] : [consensusOf(sheets)];
}

function verdictsOf(marks: readonly Mark[]): Map<string, SheetVerdict> {
  return new Map(marks.map((mark) => [markId(mark), mark.verdict]));
}

function consensusOf(sheets: readonly Sheet[]): Sheet {
  const verdicts = new Map<string, SheetVerdict>();
  for (const id of new Set(sheets.flatMap((sheet) => [...sheet.verdicts.keys()]))) {
    const said = sheets.flatMap((sheet) => sheet.verdicts.get(id) ?? []);
    const [first] = said;
    if (first !== undefined && said.length >= 2) {
      verdicts.set(id, said.every((verdict) => verdict === first) ? first : "differ");
    }
  }
  const [one, ...others] = sheets.map(({ recommendation }) => recommendation);
  const isShared = one !== undefined && others.every((recommendation) => recommendation === one);
  return { name: "Consensus", recommendation: isShared ? one : null, verdicts };
}

/** How a candidate did on a topic or a question: a share 0..1, or why there is none. */
export type ShareCell = number | "not-asked" | "undecided";

/**
 * The mean over questions of how far each was answered. Where nothing counts it is "not asked" if all that was decided
 * is that, or if the candidate was never given these questions; else undecided. Neither is 0.
 *
 * @param given the questions that the candidate had before them, as "item#step"
 */
export function shareCell(questions: readonly ScoredQuestion[], sheet: Sheet, given: ReadonlySet<string>): ShareCell {
  const had = questions.filter(({ itemId, step }) => given.has(`${itemId}#${step}`));
  const verdicts = had.map(({ itemId, step, criteria }) =>
    criteria.flatMap(({ key }): [string, SheetVerdict][] => {
      const verdict = sheet.verdicts.get(markId({ itemId, step, criterionKey: key }));
      return verdict === undefined ? [] : [[key, verdict]];
    }),
  );
  const share = meanOf(had.map(({ criteria }, at) => questionShare(criteria, agreed(verdicts[at] ?? []))));
  if (share !== null) return share;
  const decided = verdicts.flat().map(([, verdict]) => verdict);
  if (had.length === 0) return "not-asked";
  return decided.length > 0 && decided.every((verdict) => verdict === "not-asked") ? "not-asked" : "undecided";
}

function agreed(verdicts: readonly [string, SheetVerdict][]): Map<string, MarkVerdict> {
  return new Map(
    verdicts.flatMap(([key, verdict]): [string, MarkVerdict][] => (verdict === "differ" ? [] : [[key, verdict]])),
  );
}

/** To sort by: the lowest that a rater recommends, higher is better; -1 where nobody did. */
export function lowestRecommendation(sheets: readonly Sheet[]): number {
  const ranks = sheets.flatMap(({ recommendation }) =>
    recommendation === null ? [] : [RECOMMENDATIONS.indexOf(recommendation)],
  );
  return ranks.length === 0 ? -1 : Math.min(...ranks);
}

/** The questions of several lists, each once, with all criteria that any list has for it; in the order of the first. */
export function mergedQuestions(lists: readonly (readonly ScoredQuestion[])[]): ScoredQuestion[] {
  const merged = new Map<string, ScoredQuestion>();
  for (const question of lists.flat()) {
    const id = `${question.itemId}#${question.step}`;
    const known = merged.get(id);
    const more = question.criteria.filter(({ key }) => !known?.criteria.some((one) => one.key === key));
    merged.set(id, known ? { ...known, criteria: [...known.criteria, ...more] } : question);
  }
  return [...merged.values()];
}
