import type { Route } from "next";

const ANY_ORIGIN = "http://same.invalid";

/**
 * Where to go after signing in: a path of this site, or the start. What a link asks for is never trusted to stay here:
 * "//elsewhere", "/\elsewhere" and "/.//elsewhere" all lead away.
 */
export function nextPath(asked: unknown): Route {
  if (typeof asked !== "string" || !asked.startsWith("/") || !URL.canParse(asked, ANY_ORIGIN)) return "/";
  const { origin, pathname, search, hash } = new URL(asked, ANY_ORIGIN);
  const path = `${pathname}${search}${hash}`;
  return origin === ANY_ORIGIN && isOwnPath(path) ? path : "/";
}

/** Any path of this site will do: one that is no page is answered by not-found. */
function isOwnPath(path: string): path is Route {
  return path.startsWith("/") && !path.startsWith("//");
}

/** The same page with where to go afterwards kept in its address. */
export function withNext(page: "/sign-in" | "/register", next: Route): Route {
  return next === "/" ? page : `${page}?next=${encodeURIComponent(next)}`;
}
