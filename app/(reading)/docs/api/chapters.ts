import { FAILING_DAYS } from "#domain/webhooks/backoff";

/** What holds for every call, in Markdown. */
export function introduction(origin: string): string {
  return `Send the token with each call. Cookies are not looked at, and browsers of other sites cannot call.

\`\`\`bash
curl ${origin}/api/v1/token \\
  -H "Authorization: Bearer $AWAITED_TOKEN"
\`\`\`

**Bodies** are JSON, at most 64 KB. Times are in UTC. What does not belong to the workspace of the token is answered 404, as if it did not exist.

**Lists** come a page at a time, the newest first. \`next\` of an answer is the \`cursor\` of the next page; it is null on the last.

**Repeating.** Give each POST an \`Idempotency-Key\` of your own. When no answer came, send the same again with the same key: within 24 hours it gets the answer of the first time, marked \`Idempotency-Replayed: true\`, and nothing is done twice. Where the server was cut off in between, it cannot know whether the call was done: it answers 409 and says so, and you look before you call with a new key.

**How often.** A token may call 300 times a minute. \`RateLimit\` says how often it still may; with 429, \`Retry-After\` says how many seconds to wait. Searches for sets and new links are limited further, to 60 an hour each.`;
}

/** What a receiver of messages has to know, in Markdown. */
export function webhookWords(): string {
  return `Owners make webhooks under [Webhooks](/team/webhooks). Each message is a POST with a body such as this; what happened is told by ids, and fetched with a token.

\`\`\`text
webhook-id: 8f0e7c1a-3b52-8d4e-8a6f-1c2b3d4e5f60
webhook-timestamp: 1795262400
webhook-signature: v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ…

{
  "type": "take.submitted",
  "timestamp": "2026-11-21T12:00:00.000Z",
  "data": { "workspaceId": "…", "setId": "…",
            "candidateId": "…", "takeId": "…" }
}
\`\`\`

Answer with any 2xx within 10 seconds. Anything else, and the message is sent again: after 5 seconds, then four times as long each time, up to a day, for about ${FAILING_DAYS} days. The same message always has the same \`webhook-id\`: keep the ids you have seen, since a message may come twice. Messages are first sent in the order in which things happened; one that is sent again may come later than its followers. Redirects are not followed.

Check the signature before you believe a message, as [Standard Webhooks](https://www.standardwebhooks.com) describes: HMAC-SHA256 over \`id.timestamp.body\`, the key being what follows \`whsec_\` in the secret, in base64. Refuse timestamps that are more than five minutes off.

\`\`\`python
import base64, hashlib, hmac

def is_ours(secret, headers, body: bytes) -> bool:
    key = base64.b64decode(secret.removeprefix("whsec_"))
    sent = [headers["webhook-id"], headers["webhook-timestamp"]]
    signed = ".".join(sent).encode() + b"." + body
    mac = hmac.digest(key, signed, hashlib.sha256)
    expected = "v1," + base64.b64encode(mac).decode()
    given = headers["webhook-signature"].split()
    return any(hmac.compare_digest(g, expected) for g in given)
\`\`\``;
}
