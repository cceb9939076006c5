import { studyDayDate } from "#domain/scheduling/study-day";
import type { PlanToday } from "#server/interview-plan";

const LONG = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });
const SHORT = new Intl.DateTimeFormat("en-GB", { weekday: "short", day: "numeric", month: "short", timeZone: "UTC" });

/** A study day as a date: "5 December 2026". */
export function dayWords(day: number): string {
  return LONG.format(new Date(`${studyDayDate(day)}T00:00:00Z`));
}

/** The same in short: "Sat 5 Dec". */
export function shortDayWords(day: number): string {
  return SHORT.format(new Date(`${studyDayDate(day)}T00:00:00Z`));
}

/** A share in whole percent. */
export function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}

/** What would let every question be reached, one sentence each. */
export function remedyWords({ remedies, titles, interview }: PlanToday): string[] {
  if (!remedies) return [];
  const { minutesPerDay, interviewDay, withoutTopics } = remedies;
  const left = (withoutTopics ?? []).map((id) => titles.get(id) ?? id);
  const sentences = [
    minutesPerDay !== null &&
      `${minutesPerDay} minutes a day instead of ${interview.minutesPerDay} would be enough for all of them.`,
    interviewDay !== null && `With your minutes, ${dayWords(interviewDay)} would be early enough.`,
    left.length > 0 && `Or leave out ${listed(left)}.`,
  ];
  const possible = sentences.filter((sentence) => typeof sentence === "string");
  return possible.length > 0 ? possible : ["Nothing alone would be enough: choose fewer topics and more minutes."];
}

function listed(words: readonly string[]): string {
  return words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} and ${words.at(-1)}`;
}
