import { createHash, createHmac, timingSafeEqual } from "node:crypto";
import { env } from "./env";
import type { PrismaClient } from "./generated/client";

/** How a session's token is stored: its SHA-256, so that a copy of the table signs nobody in. */
export function hashToken(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}

/**
 * A short, keyed digest of something personal, such as an email or network address, that has to be recognised but
 * not kept.
 */
export function fingerprint(personal: string): string {
  return createHmac("sha256", env().APP_SECRET).update(`fingerprint:${personal}`).digest("hex").slice(0, 32);
}

/**
 * The token in a session cookie, `<token>.<signature>` as Better Auth writes it; null when it was not signed by us,
 * which spares the database the question.
 */
export function tokenOf(cookie: string): string | null {
  const cut = cookie.lastIndexOf(".");
  const token = cookie.slice(0, Math.max(cut, 0));
  const expected = createHmac("sha256", env().APP_SECRET).update(token).digest();
  const given = Buffer.from(cookie.slice(cut + 1), "base64");
  return token !== "" && given.length === expected.length && timingSafeEqual(given, expected) ? token : null;
}

type Filter = { token?: unknown };

function hashedFilter<Where extends Filter | undefined>(where: Where): Where {
  if (where?.token === undefined) return where;
  return { ...where, token: hashedCondition(where.token) };
}

function hashedCondition(condition: unknown): unknown {
  if (typeof condition === "string") return hashToken(condition);
  if (typeof condition === "object" && condition !== null) {
    if ("equals" in condition && typeof condition.equals === "string") return { equals: hashToken(condition.equals) };
    if ("in" in condition && Array.isArray(condition.in))
      return { in: condition.in.map((one) => hashToken(String(one))) };
  }
  // A filter let through unhashed would find nothing, or store a token readable.
  throw new TypeError("a session's token is compared by equality only");
}

/**
 * The client that is given to Better Auth, which stores and looks up tokens as they are: this one hashes them on the
 * way to the table, and hands back from `create` the token it was given, for the cookie.
 */
export function withHashedTokens(prisma: PrismaClient) {
  return prisma.$extends({
    name: "hashed-tokens",
    query: {
      session: {
        async create({ args, query }) {
          const { token } = args.data;
          const row = await query({ ...args, data: { ...args.data, token: hashToken(token) } });
          return { ...row, token };
        },
        findFirst: ({ args, query }) => query({ ...args, where: hashedFilter(args.where ?? {}) }),
        findMany: ({ args, query }) => query({ ...args, where: hashedFilter(args.where ?? {}) }),
        delete: ({ args, query }) => query({ ...args, where: hashedFilter(args.where) }),
        deleteMany: ({ args, query }) => query({ ...args, where: hashedFilter(args.where ?? {}) }),
        update: ({ args, query }) => query({ ...args, where: hashedFilter(args.where) }),
        updateMany: ({ args, query }) => query({ ...args, where: hashedFilter(args.where ?? {}) }),
      },
    },
  });
}
