import type { Route } from "next";

/** The address of a set or of one of its pages ("/kit"). Typed routes cannot infer a slug that stands beside `/sets/new`. */
export function setPath(
  setId: string,
  page:
    | ""
    | "/kit"
    | "/kit/candidate"
    | "/history"
    | "/interviews"
    | "/links"
    | "/compare"
    | "/statistics"
    | "/add"
    | "/questions/new"
    | `/questions/${string}`
    | `/links/${string}`
    | `/swap/${number}` = "",
): Route {
  return `/sets/${setId}${page}` as Route;
}
