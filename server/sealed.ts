import { createCipheriv, createDecipheriv, createHmac, hkdfSync } from "node:crypto";
import { env } from "./env";

/** What sealed text is for: text sealed for one purpose opens for no other. */
type Purpose = "webhook-secret" | "api-answer";

const CIPHER = "aes-256-gcm";
const IV_BYTES = 12;
const TAG_BYTES = 16;

function keyOf(use: string, purpose: Purpose): Buffer {
  return Buffer.from(hkdfSync("sha256", env().APP_SECRET, "awaited", `${use}:${purpose}`, 32));
}

/**
 * Text encrypted with a key of `APP_SECRET`: for what must be kept as it is, so that a copy of the database alone tells
 * nothing. The nonce is drawn from the text itself, so that it never serves for two.
 */
export function seal(purpose: Purpose, text: string): string {
  const iv = createHmac("sha256", keyOf("nonce", purpose)).update(text).digest().subarray(0, IV_BYTES);
  const cipher = createCipheriv(CIPHER, keyOf("seal", purpose), iv);
  const sealed = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
  return Buffer.concat([iv, cipher.getAuthTag(), sealed]).toString("base64");
}

/** What was sealed; null when it was sealed with another `APP_SECRET`, or changed. */
export function unseal(purpose: Purpose, sealed: string): string | null {
  const bytes = Buffer.from(sealed, "base64");
  const iv = bytes.subarray(0, IV_BYTES);
  const tag = bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES);
  if (tag.length < TAG_BYTES) return null;
  const decipher = createDecipheriv(CIPHER, keyOf("seal", purpose), iv);
  decipher.setAuthTag(tag);
  const text = decipher.update(bytes.subarray(IV_BYTES + TAG_BYTES));
  try {
    return Buffer.concat([text, decipher.final()]).toString("utf8");
  } catch {
    return null; // its tag is not that of this key: node says so by throwing
  }
}
