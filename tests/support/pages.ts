import { ANSWERED_ITEMS } from "./responses";

/** Every kind of page that is there without having done anything. */
export const PAGES = [
  "/",
  "/practice",
  "/review",
  "/review/cards",
  "/library",
  "/library?topic=tasks",
  "/library?q=xylophone",
  "/library?view=map",
  "/errata",
  "/progress",
  "/progress/statistics",
  "/plan",
  "/sets",
  "/cards",
  "/cards/new",
  "/sets/new",
  "/team/tokens",
  "/team/webhooks",
  "/docs/api",
  "/sign-in",
  "/register",
  "/practice/mock.mid-level-30",
  "/no-such-page",
  ...ANSWERED_ITEMS.map((item) => `/practice/${item}`),
];

/** Pages that look otherwise, or are there at all, for somebody who has answered something. */
export const OWN_PAGES = [
  "/",
  "/review",
  "/review/cards?show=all",
  "/progress",
  "/progress/statistics",
  "/progress/cards/exceptions.gather-first-exception",
  "/cards",
  "/cards/new?item=exceptions.gather-first-exception&text=words",
  "/plan",
  "/settings",
  "/settings/study",
  "/settings/study?preset=interview",
  "/settings/memory",
  "/settings/pause?kind=rescue&days=5",
  "/library",
];
