"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import { answering, type FormState, parseInput } from "#app/refusals";
import { requireViewer } from "#server/session";
import {
  createWebhook,
  deleteWebhook,
  newWebhookSchema,
  replaceSecret,
  sendAgain,
  sendPing,
  switchWebhook,
  type WebhookName,
} from "#server/webhooks";

const workspaceSchema = z.object({ workspaceId: z.uuid("name the workspace") });
const webhookSchema = workspaceSchema.extend({ webhookId: z.uuid("name the webhook") });

/** Makes a webhook. @returns its secret, which is shown this once */
export async function makeWebhook(_previous: FormState<string>, form: FormData): Promise<FormState<string>> {
  return answering(async () => {
    const viewer = await requireViewer();
    const { workspaceId } = parseInput(workspaceSchema, form);
    const input = parseInput(newWebhookSchema, { url: form.get("url"), events: form.getAll("events") });
    const secret = newSecret();
    await createWebhook(viewer.id, workspaceId, { id: crypto.randomUUID(), secret, ...input }, new Date());
    revalidatePath("/team/webhooks");
    return secret;
  });
}

async function changing<Input extends WebhookName>(
  form: FormData,
  schema: z.ZodType<Input>,
  change: (userId: string, input: Input, now: Date) => Promise<void>,
): Promise<FormState> {
  return answering(async () => {
    const viewer = await requireViewer();
    await change(viewer.id, parseInput(schema, form), new Date());
    revalidatePath("/team/webhooks");
    return null;
  });
}

/** Deletes a webhook with its messages. */
export async function removeWebhook(_previous: FormState, form: FormData): Promise<FormState> {
  const schema = webhookSchema.extend({ sure: z.literal("yes", "tick that you want to delete it") });
  return changing(form, schema, (userId, name) => deleteWebhook(userId, name));
}

/** Gives a webhook another secret. @returns the secret, which is shown this once */
export async function renewSecret(_previous: FormState<string>, form: FormData): Promise<FormState<string>> {
  return answering(async () => {
    const viewer = await requireViewer();
    const name = parseInput(webhookSchema, form);
    const secret = newSecret();
    await replaceSecret(viewer.id, name, secret, new Date());
    revalidatePath("/team/webhooks");
    return secret;
  });
}

function newSecret(): string {
  return `whsec_${Buffer.from(crypto.getRandomValues(new Uint8Array(32))).toString("base64")}`;
}

/** Turns a webhook off, or on again. */
export async function turnWebhook(_previous: FormState, form: FormData): Promise<FormState> {
  const schema = webhookSchema.extend({ to: z.enum(["on", "off"], "say on or off") });
  return changing(form, schema, (userId, { to, ...name }, now) => switchWebhook(userId, name, to === "on", now));
}

/** Sends a test message. */
export async function pingWebhook(_previous: FormState, form: FormData): Promise<FormState> {
  return changing(form, webhookSchema, (userId, name, now) => sendPing(userId, name, crypto.randomUUID(), now));
}

/** Sends a message once more. */
export async function repeatDelivery(_previous: FormState, form: FormData): Promise<FormState> {
  const schema = webhookSchema.extend({ deliveryId: z.uuid("name the message") });
  return changing(form, schema, (userId, name, now) => sendAgain(userId, name, now));
}
