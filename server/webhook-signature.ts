import { createHmac } from "node:crypto";

/** How a secret begins, by the Standard Webhooks specification; the rest is its bytes in base64. */
export const SECRET_PREFIX = "whsec_";

/** The headers by which the receiver of a message knows who sent it, and when. */
export function signedHeaders(
  secret: string,
  { id, body, sentAt }: { id: string; body: string; sentAt: Date },
): Record<string, string> {
  const timestamp = String(Math.floor(sentAt.getTime() / 1000));
  const key = Buffer.from(secret.slice(SECRET_PREFIX.length), "base64");
  const signature = createHmac("sha256", key).update(`${id}.${timestamp}.${body}`).digest("base64");
  return { "webhook-id": id, "webhook-timestamp": timestamp, "webhook-signature": `v1,${signature}` };
}
