import type { Viewer } from "./auth-sessions";
import { env } from "./env";

/** Whether somebody looks after the questions: one of the accounts that AUTHOR_EMAILS names. A guest never is. */
export function isAuthor(viewer: Viewer | null): boolean {
  return (
    viewer !== null &&
    !viewer.isGuest &&
    viewer.email !== null &&
    env().AUTHOR_EMAILS.includes(viewer.email.toLowerCase())
  );
}
