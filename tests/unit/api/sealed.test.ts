import { describe, expect, test, vi } from "vitest";

async function withSecret(secret: string) {
  vi.resetModules();
  vi.stubEnv("DATABASE_URL", "postgresql://localhost/x");
  vi.stubEnv("APP_URL", "https://example.com");
  vi.stubEnv("APP_SECRET", secret);
  return import("#server/sealed");
}

describe("sealed text", () => {
  test("opens with the same secret for the same purpose alone, and not once it was changed", async () => {
    const { seal, unseal } = await withSecret("one".repeat(20));
    const sealed = seal("webhook-secret", "whsec_ä🙂");
    expect(sealed).not.toContain("whsec");
    expect(unseal("webhook-secret", sealed)).toBe("whsec_ä🙂");
    expect(unseal("api-answer", sealed)).toBeNull();
    const changed = Buffer.from(sealed, "base64").map((byte, at) => (at === 30 ? byte ^ 1 : byte));
    expect(unseal("webhook-secret", Buffer.from(changed).toString("base64"))).toBeNull();
    expect(unseal("webhook-secret", "")).toBeNull();
    const other = await withSecret("two".repeat(20));
    expect(other.unseal("webhook-secret", sealed)).toBeNull();
  });

  test("of two texts share neither nonce nor beginning", async () => {
    const { seal } = await withSecret("one".repeat(20));
    const [first, second] = ["same start, one", "same start, two"].map((text) =>
      Buffer.from(seal("api-answer", text), "base64"),
    );
    expect(first?.subarray(0, 12)).not.toEqual(second?.subarray(0, 12));
    expect(first?.subarray(28, 36)).not.toEqual(second?.subarray(28, 36));
  });
});
