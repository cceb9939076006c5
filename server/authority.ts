/**
 * Who acts in a workspace: a person, by the id of their account, or a program, by the token it came with. What a token
 * may do was checked by its scopes before (`server/api-tokens.ts`); here it counts as one more interviewer.
 */
export type Authority = string | { tokenId: string; workspaceId: string };

/** The person, to be named as author; null for a program. */
export function personOf(authority: Authority): string | null {
  return typeof authority === "string" ? authority : null;
}

/** By whom attempts are counted. */
export function countedAs(authority: Authority): string {
  return typeof authority === "string" ? authority : `token:${authority.tokenId}`;
}
