import { hashPassword, verifyPassword } from "better-auth/crypto";
import { z } from "zod";
import { Refusal } from "#domain/refusal";
import { newId } from "./auth";
import { carryOver } from "./auth-guests";
import {
  expiredCookies,
  findSession,
  openByPassword,
  openGuest,
  openSession,
  type SetCookies,
  type Viewer,
} from "./auth-sessions";
import { fingerprint } from "./auth-tokens";
import { db, isDuplicate, type Transaction } from "./db";
import { countAttempt, type Limit } from "./limits";
import { eraseItems } from "./own-cards";
import { handOverWorkspaces } from "./team";

/** One request, as far as the sign-in of people is concerned. */
export type Visit = {
  /** Its cookie says which session it belongs to; its user-agent which device. */
  headers: Headers;
  /** A digest of the network address that it came from. */
  address: string;
  now: Date;
};

const MINUTE = 60;
const HOUR = 60 * MINUTE;

// Per account against guessing one person's password, per address against trying one password on many people.
const LIMITS = {
  guestPerAddress: { name: "guest:address", max: 60, windowSeconds: HOUR },
  registerPerAddress: { name: "register:address", max: 20, windowSeconds: HOUR },
  registerPerAccount: { name: "register:account", max: 5, windowSeconds: HOUR },
  signInBurst: { name: "sign-in:burst", max: 3, windowSeconds: 10 },
  signInPerAccount: { name: "sign-in:account", max: 10, windowSeconds: 15 * MINUTE },
  signInPerAddress: { name: "sign-in:address", max: 50, windowSeconds: HOUR },
  passwordPerPerson: { name: "password:person", max: 10, windowSeconds: 15 * MINUTE },
} satisfies Record<string, Limit>;

const NAME_MAX_CHARS = 80;

/** An email address, in the one form in which it is kept and compared: trimmed, lower case, NFC. */
export const emailSchema = z
  .string("write your address")
  .transform((typed) => typed.normalize("NFC").trim().toLowerCase())
  .pipe(z.email("write an address such as name@example.org").max(254, "this address is too long"));

/** What a person wants to be called; empty when they would rather not say. */
export const nameSchema = z
  .string()
  .transform((typed) => typed.normalize("NFC").replaceAll(/\s+/g, " ").trim())
  .refine((name) => name.length <= NAME_MAX_CHARS, `write at most ${NAME_MAX_CHARS} characters`)
  .refine((name) => name.isWellFormed() && !/\p{Cc}/u.test(name), "write it without control characters");

/**
 * Makes a guest, who can do everything and is kept by a cookie.
 *
 * @throws {Refusal} too-many
 */
export async function openGuestSession(visit: Visit): Promise<{ viewer: Viewer; setCookies: SetCookies }> {
  await countAttempt(LIMITS.guestPerAddress, visit.address, visit.now);
  return openGuest(visit.headers);
}

/**
 * Gives whoever is asking an account, and a new session. A guest stays the same person, so all they did is kept.
 *
 * Without sending mail it cannot be hidden altogether that an address has an account: somebody who tries to register
 * it is refused. The sentence does not say so, the refusal takes as long as a success, and attempts are few.
 *
 * @throws {Refusal} too-many; forbidden when signed in already; invalid when the address cannot be used
 */
export async function register(
  visit: Visit,
  { email, password, name }: { email: string; password: string; name: string },
): Promise<SetCookies> {
  await countAttempt(LIMITS.registerPerAddress, visit.address, visit.now);
  await countAttempt(LIMITS.registerPerAccount, fingerprint(email), visit.now);
  const viewer = (await findSession(visit.headers))?.viewer ?? null;
  if (viewer && !viewer.isGuest) throw new Refusal("forbidden", "You are signed in already. Sign out first.");

  const hash = await hashPassword(password);
  const userId = viewer?.id ?? newId();
  try {
    await db.$transaction(async (tx) => {
      if (viewer) await keepGuest(tx, { id: userId, email, name });
      else await tx.user.create({ data: { id: userId, email, name } });
      await tx.account.create({
        data: { id: newId(), userId, accountId: userId, providerId: "credential", password: hash },
      });
    });
  } catch (error) {
    if (isDuplicate(error)) {
      throw new Refusal("invalid", "No account could be made with this address. If it is yours, sign in instead.");
    }
    throw error;
  }
  return openSession(userId, visit.headers);
}

async function keepGuest(tx: Transaction, guest: { id: string; email: string; name: string }): Promise<void> {
  const { id, email, name } = guest;
  const { count } = await tx.user.updateMany({
    where: { id, isAnonymous: true },
    data: { email, name, isAnonymous: false },
  });
  if (count === 0) throw new Refusal("stale", "You registered already, perhaps in another tab. Sign in instead.");
  // A token that was known before somebody registered must not open what they keep from now on.
  await tx.session.deleteMany({ where: { userId: id } });
}

/**
 * Starts a session by email address and password, in the place of the one that the browser had. What somebody did as
 * a guest goes to their account.
 *
 * @throws {Refusal} too-many; invalid, alike for an unknown address and a wrong password
 */
export async function signIn(
  visit: Visit,
  { email, password }: { email: string; password: string },
): Promise<SetCookies> {
  const account = fingerprint(email);
  await countAttempt(LIMITS.signInBurst, account, visit.now);
  await countAttempt(LIMITS.signInPerAccount, account, visit.now);
  await countAttempt(LIMITS.signInPerAddress, visit.address, visit.now);
  const before = await findSession(visit.headers);
  const opened = await openByPassword({ email, password }, visit.headers);
  if (!opened) throw new Refusal("invalid", "This email address and this password do not belong together.");
  if (before) {
    await db.$transaction(async (tx) => {
      if (before.viewer.isGuest) await carryOver(tx, before.viewer.id, opened.userId);
      await tx.session.deleteMany({ where: { id: before.id } });
    });
  }
  return opened.setCookies;
}

/** Changes what a person is called. */
export async function rename(userId: string, name: string): Promise<void> {
  await db.user.update({ where: { id: userId }, data: { name } });
}

/**
 * Changes a person's password, ends all their sessions and starts a new one here.
 *
 * @throws {Refusal} too-many; forbidden when the present password is not right
 */
export async function changePassword(
  visit: Visit,
  userId: string,
  { current, password }: { current: string; password: string },
): Promise<SetCookies> {
  await requirePassword(visit, userId, current);
  const hash = await hashPassword(password);
  await db.$transaction([
    db.account.updateMany({ where: { userId, providerId: "credential" }, data: { password: hash } }),
    db.session.deleteMany({ where: { userId } }),
  ]);
  return openSession(userId, visit.headers);
}

/**
 * Deletes a person and everything that is theirs.
 *
 * @param password proves that it is they who ask; a guest has none
 * @throws {Refusal} too-many; forbidden when the password is not right
 */
export async function deletePerson(visit: Visit, viewer: Viewer, password: string): Promise<SetCookies> {
  if (!viewer.isGuest) await requirePassword(visit, viewer.id, password);
  await db.$transaction(async (tx) => {
    await erasePerson(tx, viewer.id);
  });
  return expiredCookies();
}

/** Deletes a person and everything that is theirs; what they share with others stays with those. */
export async function erasePerson(tx: Transaction, userId: string): Promise<void> {
  await tx.$executeRaw`SELECT id FROM "user" WHERE id = ${userId} FOR UPDATE`;
  await handOverWorkspaces(tx, userId);
  // What refers to a card that the person made goes before that card, whatever order the cascades have.
  const own = await tx.item.findMany({ where: { ownerId: userId }, select: { id: true } });
  await eraseItems(
    tx,
    userId,
    own.map((item) => item.id),
  );
  await tx.user.deleteMany({ where: { id: userId } });
}

async function requirePassword(visit: Visit, userId: string, password: string): Promise<void> {
  await countAttempt(LIMITS.passwordPerPerson, userId, visit.now);
  const account = await db.account.findFirst({
    where: { userId, providerId: "credential" },
    select: { password: true },
  });
  const isRight = account?.password ? await verifyPassword({ hash: account.password, password }) : false;
  if (!isRight) throw new Refusal("forbidden", "Your present password is not right. Nothing was changed.");
}
