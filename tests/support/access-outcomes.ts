import type { Role } from "./access-world";

/** What each gets: the status of a page or a call, the outcome of an action ("ok", or the reason why not). */
export type Outcomes<Outcome> = Record<Role, Outcome>;

const OUTSIDE = ["visitor", "guest", "candidate", "link holder", "expired link holder", "stranger"] as const;

/** The same for all. */
export function everybody<Outcome>(outcome: Outcome): Outcomes<Outcome> {
  const outside = { visitor: outcome, guest: outcome, candidate: outcome, stranger: outcome };
  const holders = { "link holder": outcome, "expired link holder": outcome };
  return { ...outside, ...holders, viewer: outcome, interviewer: outcome, owner: outcome };
}

/** Whether somebody belongs to the workspace, and may so see what is in it. */
export function isOutside(role: Role): boolean {
  return OUTSIDE.some((one) => one === role);
}
