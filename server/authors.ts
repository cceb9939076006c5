import type { Viewer } from "./auth-sessions";
import { env } from "./env";

/** Whether somebody is one of those who look after the questions, by AUTHOR_EMAILS. A guest never is. */
export function isAuthor(viewer: Viewer | null): boolean {
  const email = viewer?.email ?? null;
  return email !== null && env().AUTHOR_EMAILS.includes(email.toLowerCase());
}
