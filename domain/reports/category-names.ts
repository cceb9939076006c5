/** What may be wrong with a question, in the words of the form. */
export const REPORT_CATEGORIES = {
  wrong: "The answer or the explanation is wrong",
  unclear: "The question is unclear",
  scoring: "My answer was scored wrongly",
  outdated: "It does not hold for a newer version",
  typo: "A slip in spelling or layout",
  other: "Something else",
} as const;

export type ReportCategory = keyof typeof REPORT_CATEGORIES;

/** The most characters of a report. */
export const REPORT_MAX_CHARS = 2000;
