import { prismaAdapter } from "better-auth/adapters/prisma";
import { createAuthEndpoint } from "better-auth/api";
import { deleteSessionCookie, setSessionCookie } from "better-auth/cookies";
import { generateRandomString } from "better-auth/crypto";
import { betterAuth } from "better-auth/minimal";
import { z } from "zod";
import { withHashedTokens } from "./auth-tokens";
import { db } from "./db";
import { env } from "./env";
import { log } from "./log";
import { PASSWORD_CHARS } from "./passwords";

/** How long a session lasts without a visit. */
export const SESSION_SECONDS = 30 * 24 * 60 * 60;

/** The session's cookie: bound to this host and to TLS where people reach the app by https. */
export function sessionCookie() {
  const isSecure = env().APP_URL.startsWith("https:");
  return {
    name: isSecure ? "__Host-awaited" : "awaited",
    attributes: { httpOnly: true, sameSite: "lax", secure: isSecure, path: "/" },
  } as const;
}

/** What Better Auth lacks: to start a session for somebody who proved themselves, or who needs no proof. */
function doors() {
  return {
    id: "doors",
    endpoints: {
      openGuest: createAuthEndpoint.serverOnly({ method: "POST", requireHeaders: true }, async (ctx) => {
        const user = await ctx.context.internalAdapter.createUser(
          // Unique, as the column wants it, and under a domain that can never receive mail.
          { email: `guest-${newId()}@guest.invalid`, emailVerified: false, name: "", isAnonymous: true },
          { method: "anonymous" },
        );
        await open(ctx, user);
        return { userId: user.id };
      }),
      openSession: createAuthEndpoint.serverOnly(
        { method: "POST", requireHeaders: true, body: z.object({ userId: z.string() }) },
        async (ctx) => {
          const user = await ctx.context.internalAdapter.findUserById(ctx.body.userId);
          if (!user) throw new Error("a session was asked for nobody");
          await open(ctx, user);
        },
      ),
      closeSession: createAuthEndpoint.serverOnly({ method: "POST" }, async (ctx) => {
        deleteSessionCookie(ctx);
      }),
    },
  };
}

type EndpointContext = Parameters<typeof setSessionCookie>[0];

async function open(ctx: EndpointContext, user: Parameters<typeof setSessionCookie>[1]["user"]): Promise<void> {
  const session = await ctx.context.internalAdapter.createSession(user.id);
  await setSessionCookie(ctx, { session, user });
}

function build() {
  const { name, attributes } = sessionCookie();
  return betterAuth({
    appName: "Awaited",
    baseURL: env().APP_URL,
    secret: env().APP_SECRET,
    telemetry: { enabled: false },
    database: prismaAdapter(withHashedTokens(db), { provider: "postgresql" }),
    // Registration is ours (people.ts): it turns a guest into a person without changing who they are.
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: PASSWORD_CHARS.min,
      maxPasswordLength: PASSWORD_CHARS.max,
    },
    user: {
      additionalFields: { isAnonymous: { type: "boolean", required: false, defaultValue: false, input: false } },
    },
    session: { expiresIn: SESSION_SECONDS, disableSessionRefresh: true },
    advanced: {
      useSecureCookies: false, // or its own prefix would precede ours
      cookies: { session_token: { name, attributes } },
      ipAddress: { disableIpTracking: true },
    },
    // Its HTTP routes are not mounted, so its own limits would count nothing: people.ts counts in the database.
    rateLimit: { enabled: false },
    logger: { level: "error", log: (_level, message) => log().error({ reason: message }, "sign-in library") },
    plugins: [doors()],
  });
}

let built: ReturnType<typeof build> | undefined;

/** Better Auth, made on first use: it keeps passwords, makes sessions and signs cookies. It serves no route. */
export function auth(): ReturnType<typeof build> {
  return (built ??= build());
}

/** A new, unguessable id, as Better Auth gives its own rows. */
export function newId(): string {
  return generateRandomString(32);
}
