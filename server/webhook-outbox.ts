import type { EventName, Message } from "#domain/api/event";
import type { Transaction } from "./db";
import { derivedId } from "./derived-id";

/** Something that happened in a workspace, once per subject: a take is submitted once. */
export type Happening = {
  event: EventName;
  workspaceId: string;
  /** Of what: the take, the interview, or one submission of a scorecard. */
  subjectId: string;
  data: Omit<Message["data"], "workspaceId">;
};

/**
 * Writes what happened into the outbox of each webhook that wants to know: in the transaction in which it happens, so
 * that both are there or neither. `server/webhook-sender.ts` sends it. Once more for the same subject adds nothing.
 */
export async function announce(
  tx: Transaction,
  { event, workspaceId, subjectId, data }: Happening,
  at: Date,
): Promise<void> {
  const webhooks = await tx.webhook.findMany({
    where: { workspaceId, disabledAt: null, events: { has: event } },
    select: { id: true },
  });
  if (webhooks.length === 0) return;
  const message: Message = { type: event, timestamp: at.toISOString(), data: { workspaceId, ...data } };
  await tx.webhookDelivery.createMany({
    data: webhooks.map(({ id: webhookId }) => ({
      workspaceId,
      webhookId,
      id: derivedId(webhookId, event, subjectId),
      event,
      candidateId: data.candidateId ?? null,
      body: JSON.stringify(message),
      createdAt: at,
      state: "waiting",
      nextAttemptAt: at,
    })),
    skipDuplicates: true,
  });
}
