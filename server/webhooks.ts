import { z } from "zod";
import { type EventName, eventSchema, type Message, PING } from "#domain/api/event";
import { Refusal } from "#domain/refusal";
import { db } from "./db";
import { countAttempt } from "./limits";
import { requireProgramOwner } from "./program-owners";
import { seal, unseal } from "./sealed";
import { webhookUrl } from "./webhook-request";

const MOST_WEBHOOKS = 10;
const SHOWN_DELIVERIES = 20;
const SENDINGS = { name: "webhooks:by-hand", max: 60, windowSeconds: 60 * 60 };

/** What whoever makes a webhook says of it. */
export const newWebhookSchema = z.object({
  url: z
    .string()
    .trim()
    .min(8, "give an address as in https://example.com/hooks")
    .max(500, "use at most 500 characters"),
  events: z.array(eventSchema).min(1, "choose at least one event"),
});

/** One message as the page lists it. */
export type ListedDelivery = {
  id: string;
  event: string;
  createdAt: Date;
  state: "waiting" | "delivered" | "given-up";
  attempts: number;
  nextAttemptAt: Date | null;
  attemptedAt: Date | null;
  status: number | null;
  failure: string | null;
};

export type ListedWebhook = {
  id: string;
  url: string;
  events: EventName[];
  createdAt: Date;
  failingSince: Date | null;
  disabledAt: Date | null;
  disabledWhy: "failures" | "gone" | "person" | null;
  /** Whether messages can be signed: not when its secret was kept under another APP_SECRET. */
  isSecretReadable: boolean;
  waiting: number;
  deliveries: ListedDelivery[];
};

const stateSchema = z.enum(["waiting", "delivered", "given-up"]);
const whySchema = z.enum(["failures", "gone", "person"]).nullable();

/** The webhooks of a workspace with their last messages, the newest first. @throws {Refusal} not-found; forbidden */
export async function webhooksOf(userId: string, workspaceId: string): Promise<ListedWebhook[]> {
  await requireProgramOwner(userId, workspaceId);
  const rows = await db.webhook.findMany({
    where: { workspaceId },
    include: {
      deliveries: { orderBy: { number: "desc" }, take: SHOWN_DELIVERIES },
      _count: { select: { deliveries: { where: { state: "waiting" } } } },
    },
    orderBy: [{ createdAt: "desc" }, { id: "asc" }],
  });
  return rows.map(({ id, url, createdAt, failingSince, disabledAt, _count, ...row }) => ({
    id,
    url,
    events: z.array(eventSchema).parse(row.events),
    createdAt,
    failingSince,
    disabledAt,
    disabledWhy: whySchema.parse(row.disabledWhy),
    isSecretReadable: isReadable(row),
    waiting: _count.deliveries,
    deliveries: row.deliveries.map(({ state, ...delivery }) => ({ ...delivery, state: stateSchema.parse(state) })),
  }));
}

/**
 * Makes a webhook. The secret is the caller's, who shows it once; it is kept encrypted, since signing needs it.
 *
 * @throws {Refusal} not-found; forbidden; invalid
 */
export async function createWebhook(
  userId: string,
  workspaceId: string,
  { id, secret, url, events }: { id: string; secret: string } & z.output<typeof newWebhookSchema>,
  now: Date,
): Promise<void> {
  await requireProgramOwner(userId, workspaceId);
  const address = webhookUrl(url);
  if ((await db.webhook.count({ where: { workspaceId } })) >= MOST_WEBHOOKS) {
    throw new Refusal("invalid", `Delete a webhook first: a workspace has at most ${MOST_WEBHOOKS}.`);
  }
  await db.webhook.create({
    data: {
      workspaceId,
      id,
      url: address,
      events: [...new Set(events)],
      sealedSecret: seal("webhook-secret", secret),
      createdBy: userId,
      createdAt: now,
    },
  });
}

/** A webhook of a workspace, by what a page sends. */
export type WebhookName = { workspaceId: string; webhookId: string };

async function requireWebhook(userId: string, { workspaceId, webhookId }: WebhookName) {
  await requireProgramOwner(userId, workspaceId);
  const id = z.uuid().safeParse(webhookId).data;
  const row = id ? await db.webhook.findUnique({ where: { workspaceId_id: { workspaceId, id } } }) : null;
  if (!row) throw new Refusal("not-found", "There is no such webhook.");
  return row;
}

const isReadable = ({ sealedSecret }: { sealedSecret: string }) => unseal("webhook-secret", sealedSecret) !== null;

/**
 * Gives a webhook another secret; messages are signed with it from now on. Where the old one could not be read, what
 * waited for it is sent, and a webhook that failures had turned off is on again.
 *
 * @throws {Refusal} not-found; forbidden; too-many
 */
export async function replaceSecret(userId: string, name: WebhookName, secret: string, now: Date): Promise<void> {
  const row = await requireWebhook(userId, name);
  const { workspaceId, id } = row;
  await countAttempt(SENDINGS, workspaceId, now);
  const wasReadable = isReadable(row);
  const sealedSecret = seal("webhook-secret", secret);
  await db.webhook.update({ where: { workspaceId_id: { workspaceId, id } }, data: { sealedSecret } });
  if (!wasReadable && (row.disabledAt === null || row.disabledWhy === "failures"))
    await switchWebhook(userId, name, true, now);
}

/** Deletes a webhook with its messages. @throws {Refusal} not-found; forbidden */
export async function deleteWebhook(userId: string, name: WebhookName): Promise<void> {
  const { workspaceId, id } = await requireWebhook(userId, name);
  await db.webhook.deleteMany({ where: { workspaceId, id } });
}

/**
 * Turns a webhook off, so that it is told of nothing that happens, or on again, so that what waits is sent at once.
 *
 * @throws {Refusal} not-found; forbidden; stale when its secret cannot be read
 */
export async function switchWebhook(userId: string, name: WebhookName, isOn: boolean, now: Date): Promise<void> {
  const row = await requireWebhook(userId, name);
  const { workspaceId, id } = row;
  if (!isOn) {
    await db.webhook.updateMany({
      where: { workspaceId, id, disabledAt: null },
      data: { disabledAt: now, disabledWhy: "person" },
    });
    return;
  }
  if (!isReadable(row)) throw new Refusal("stale", "Its secret cannot be read any more. Make a new secret first.");
  await db.$transaction([
    db.webhook.updateMany({
      where: { workspaceId, id },
      data: { disabledAt: null, disabledWhy: null, failingSince: null },
    }),
    db.webhookDelivery.updateMany({
      where: { workspaceId, webhookId: id, state: "waiting" },
      data: { nextAttemptAt: now },
    }),
  ]);
}

/** Sends a test message, which names nothing. @throws {Refusal} not-found; forbidden; stale when it is off; too-many */
export async function sendPing(userId: string, name: WebhookName, deliveryId: string, now: Date): Promise<void> {
  const { workspaceId, id, disabledAt } = await requireWebhook(userId, name);
  requireOn(disabledAt);
  await countAttempt(SENDINGS, workspaceId, now);
  const message: Message = { type: PING, timestamp: now.toISOString(), data: { workspaceId } };
  await db.webhookDelivery.create({
    data: {
      workspaceId,
      webhookId: id,
      id: deliveryId,
      event: PING,
      body: JSON.stringify(message),
      createdAt: now,
      state: "waiting",
      nextAttemptAt: now,
    },
  });
}

/** Sends a message once more, with the same id. @throws {Refusal} not-found; forbidden; stale; too-many */
export async function sendAgain(
  userId: string,
  { deliveryId, ...name }: WebhookName & { deliveryId: string },
  now: Date,
): Promise<void> {
  const { workspaceId, id: webhookId, disabledAt } = await requireWebhook(userId, name);
  requireOn(disabledAt);
  await countAttempt(SENDINGS, workspaceId, now);
  const { data: id } = z.uuid().safeParse(deliveryId);
  if (id === undefined) throw noSuchMessage();
  const { count } = await db.webhookDelivery.updateMany({
    where: { workspaceId, webhookId, id },
    data: { state: "waiting", nextAttemptAt: now, attempts: 0 },
  });
  if (count === 0) throw noSuchMessage();
}

function noSuchMessage(): Refusal {
  return new Refusal("not-found", "There is no such message.");
}

function requireOn(disabledAt: Date | null): void {
  if (disabledAt !== null) throw new Refusal("stale", "This webhook is off. Turn it on first.");
}
