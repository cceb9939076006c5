import type { Route } from "next";

/** The address of a scorecard. */
export function scorecardPath(scorecardId: string): Route {
  return `/scorecards/${scorecardId}` as Route;
}
