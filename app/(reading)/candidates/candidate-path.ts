import type { Route } from "next";

/** The address of a candidate. Typed routes cannot infer a slug that stands beside `/candidates/new`. */
export function candidatePath(candidateId: string): Route {
  return `/candidates/${candidateId}` as Route;
}
