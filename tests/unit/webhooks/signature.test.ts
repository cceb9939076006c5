import { expect, test } from "vitest";
import { signedHeaders } from "#server/webhook-signature";

test("a message is signed as in the worked example that implementations of Standard Webhooks share", () => {
  const secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
  const message = {
    id: "msg_p5jXN8AQM9LWM0D4loKWxJek",
    body: '{"test": 2432232314}',
    sentAt: new Date(1614265330_000),
  };
  expect(signedHeaders(secret, message)).toEqual({
    "webhook-id": "msg_p5jXN8AQM9LWM0D4loKWxJek",
    "webhook-timestamp": "1614265330",
    "webhook-signature": "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
  });
});

test("another body, id, instant or secret is signed otherwise", () => {
  const secret = `whsec_${Buffer.from("one".repeat(8)).toString("base64")}`;
  const message = { id: "a", body: "{}", sentAt: new Date(0) };
  const signatures = [
    signedHeaders(secret, message),
    signedHeaders(secret, { ...message, body: "{ }" }),
    signedHeaders(secret, { ...message, id: "b" }),
    signedHeaders(secret, { ...message, sentAt: new Date(1000) }),
    signedHeaders(`whsec_${Buffer.from("two".repeat(8)).toString("base64")}`, message),
  ].map((headers) => headers["webhook-signature"]);
  expect(new Set(signatures).size).toBe(signatures.length);
});
