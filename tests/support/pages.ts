import { ANSWERED_ITEMS } from "./responses";

/** Every kind of page that is there without having done anything. */
export const PAGES = [
  "/",
  "/practice",
  "/review",
  "/library",
  "/library?topic=tasks",
  "/library?q=xylophone",
  "/progress",
  "/sets",
  "/sets/new",
  "/sign-in",
  "/register",
  "/practice/mock.mid-level-30",
  "/no-such-page",
  ...ANSWERED_ITEMS.map((item) => `/practice/${item}`),
];

/** Pages that look otherwise, or are there at all, for somebody who has answered something. */
export const OWN_PAGES = ["/", "/review", "/progress", "/settings", "/library"];
