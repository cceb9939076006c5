import { z } from "zod";
import { type Scope, scopeSchema } from "#domain/api/scope";
import { Refusal } from "#domain/refusal";
import { hashToken } from "./auth-tokens";
import { db, run, type Statement } from "./db";
import { requireProgramOwner } from "./program-owners";

const MOST_TOKENS = 50;
const PREFIX_CHARS = 14;

/** A token as it is shown once: recognisable, so that it is found where it should not lie. */
export const apiTokenSchema = z.string().regex(/^awaited_[A-Za-z0-9_-]{43}$/);

/** What whoever makes a token says of it. */
export const newTokenSchema = z.object({
  name: z.string().trim().min(1, "say what the token is for").max(80, "use at most 80 characters"),
  scopes: z.array(scopeSchema).min(1, "choose at least one thing that it may do"),
  expiresAt: z.date().nullable(),
});

export type ListedToken = {
  id: string;
  name: string;
  prefix: string;
  scopes: Scope[];
  /** Null when their account is gone. */
  madeBy: string | null;
  createdAt: Date;
  lastUsedAt: Date | null;
  expiresAt: Date | null;
  state: "in-force" | "expired" | "revoked";
};

/** The tokens of a workspace, the newest first. @throws {Refusal} not-found; forbidden for who does not own it */
export async function tokensOf(userId: string, workspaceId: string, now: Date): Promise<ListedToken[]> {
  await requireProgramOwner(userId, workspaceId);
  const rows = await db.apiToken.findMany({
    where: { workspaceId },
    include: { author: { select: { name: true } } },
    orderBy: [{ createdAt: "desc" }, { id: "asc" }],
    take: 200,
  });
  return rows.map(({ id, name, prefix, scopes, author, createdAt, lastUsedAt, expiresAt, revokedAt }) => ({
    id,
    name,
    prefix,
    scopes: z.array(scopeSchema).parse(scopes),
    madeBy: author && (author.name || "a member"),
    createdAt,
    lastUsedAt,
    expiresAt,
    state: revokedAt ? "revoked" : expiresAt && expiresAt <= now ? "expired" : "in-force",
  }));
}

/**
 * Makes a token of the workspace; it stays the workspace's when its maker leaves. The token is the caller's: only its
 * hash is kept.
 *
 * @throws {Refusal} not-found; forbidden; invalid
 */
export async function createToken(
  userId: string,
  workspaceId: string,
  { id, token, ...input }: { id: string; token: string } & z.output<typeof newTokenSchema>,
  now: Date,
): Promise<void> {
  await requireProgramOwner(userId, workspaceId);
  if (input.expiresAt && input.expiresAt <= now) {
    throw new Refusal("invalid", "expiresAt: choose a day that is still to come.");
  }
  const inForce = await db.apiToken.count({ where: { workspaceId, revokedAt: null } });
  if (inForce >= MOST_TOKENS) throw new Refusal("invalid", `Revoke a token first: ${MOST_TOKENS} are in force.`);
  await db.apiToken.create({
    data: {
      ...input,
      workspaceId,
      id,
      tokenHash: hashToken(token),
      prefix: token.slice(0, PREFIX_CHARS),
      scopes: [...new Set(input.scopes)],
      createdBy: userId,
      createdAt: now,
    },
  });
}

/** Ends a token at once. @throws {Refusal} not-found; forbidden */
export async function revokeToken(userId: string, workspaceId: string, id: string, now: Date): Promise<void> {
  await requireProgramOwner(userId, workspaceId);
  if (!z.uuid().safeParse(id).success || !(await db.apiToken.findFirst({ where: { workspaceId, id } }))) {
    throw new Refusal("not-found", "There is no such token.");
  }
  await db.apiToken.updateMany({ where: { workspaceId, id, revokedAt: null }, data: { revokedAt: now } });
}

/** A token that is in force. */
export type TokenInForce = {
  workspaceId: string;
  tokenId: string;
  name: string;
  workspaceName: string;
  scopes: Scope[];
  expiresAt: Date | null;
};

const FIND_TOKEN = {
  name: "find-api-token",
  text: `
    WITH used AS (
      UPDATE api_token SET last_used_at = $2 WHERE token_hash = $1 AND revoked_at IS NULL
        AND (expires_at IS NULL OR expires_at > $2)
        AND (last_used_at IS NULL OR last_used_at < $2::timestamptz - interval '1 minute')
    )
    SELECT t.workspace_id, t.id, t.name, w.name AS workspace_name, t.scopes, t.expires_at
    FROM api_token t JOIN workspace w ON w.id = t.workspace_id
    WHERE t.token_hash = $1 AND t.revoked_at IS NULL AND (t.expires_at IS NULL OR t.expires_at > $2)`,
  row: z
    .object({
      workspace_id: z.string(),
      id: z.string(),
      name: z.string(),
      workspace_name: z.string(),
      scopes: z.array(scopeSchema),
      expires_at: z.date().nullable(),
    })
    .transform(
      ({ workspace_id: workspaceId, id: tokenId, workspace_name: workspaceName, expires_at: expiresAt, ...row }) =>
        ({ ...row, workspaceId, tokenId, workspaceName, expiresAt }) satisfies TokenInForce,
    ),
} satisfies Statement<z.ZodType>;

/** The token that a program came with, and that it was used; null when it is unknown, expired or revoked. */
export async function findToken(token: string, now: Date): Promise<TokenInForce | null> {
  if (!apiTokenSchema.safeParse(token).success) return null;
  const [found] = await run(FIND_TOKEN, [hashToken(token), now]);
  return found ?? null;
}
