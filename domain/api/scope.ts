import { z } from "zod";

/** What a token may be allowed, and how that is said to whoever makes it. */
export const SCOPES = {
  "sets:read": "See sets, and the topics that a wish can name",
  "sets:write": "Make sets from a wish, and delete sets",
  "kits:read": "Take kits away, answers and rubrics included",
  "candidates:read": "See candidates with their addresses",
  "candidates:write": "Add candidates",
  "invitations:read": "See take-home links and how often they were used",
  "invitations:write": "Make and withdraw take-home links",
  "results:read": "See takes with answers and verdicts, interviews and submitted scorecards",
  "results:delete": "Delete takes, and candidates with everything they left",
} as const;

const names = Object.keys(SCOPES).filter((name): name is keyof typeof SCOPES => name in SCOPES);

/** One thing that a token may do. */
export const scopeSchema = z.enum(names, "choose among the scopes shown");
export type Scope = z.infer<typeof scopeSchema>;
export const SCOPE_NAMES: readonly Scope[] = names;
