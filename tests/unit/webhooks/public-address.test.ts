import { createServer } from "node:http";
import { once } from "node:events";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { isPublicAddress } from "#server/public-address";

describe("an address of the public internet", () => {
  test.each([
    "1.1.1.1",
    "8.8.8.8",
    "172.15.255.255",
    "172.32.0.1",
    "100.63.255.255",
    "2606:4700::1111",
    "2a00:1450::1",
  ])("%s is one", (address) => expect(isPublicAddress(address)).toBe(true));

  test.each([
    "0.0.0.0",
    "10.1.2.3",
    "100.64.0.1",
    "127.0.0.1",
    "127.255.0.1",
    "169.254.169.254",
    "172.16.0.1",
    "172.31.255.255",
    "192.0.0.8",
    "192.0.2.1",
    "192.168.1.1",
    "198.18.0.1",
    "198.51.100.7",
    "203.0.113.9",
    "224.0.0.1",
    "255.255.255.255",
    "::",
    "::1",
    "::ffff:127.0.0.1",
    "::ffff:10.0.0.1",
    "64:ff9b::a00:1",
    "fe80::1",
    "fec0::1",
    "fc00::1",
    "fd12::1",
    "ff02::1",
    "2001:db8::1",
    "2001::1",
    "2002:7f00:1::",
    "100::1",
    "localhost",
    "",
    "1.1.1",
    "0x7f.1",
  ])("%s is none", (address) => expect(isPublicAddress(address)).toBe(false));
});

describe("in production", () => {
  beforeEach(() => {
    vi.resetModules();
    vi.stubEnv("NODE_ENV", "production");
    vi.stubEnv("DATABASE_URL", "postgresql://localhost/x");
    vi.stubEnv("APP_SECRET", "only-for-tests-only-for-tests-only-for-tests");
    vi.stubEnv("APP_URL", "https://example.com");
  });
  afterEach(() => vi.unstubAllEnvs());

  test.each([
    ["http://example.com/hooks", /begins with https/],
    ["ftp://example.com/", /begins with https/],
    ["javascript:alert(1)", /begins with https/],
    ["https://user:word@example.com/", /leave name and password out/],
    ["https://127.0.0.1/", /private network/],
    ["https://0x7f.1/", /private network/],
    ["https://2130706433/", /private network/],
    ["https://[::1]/", /private network/],
    ["https://[::ffff:10.0.0.1]/", /private network/],
    ["https://169.254.169.254/latest/meta-data", /private network/],
    ["https://localhost/", /private network/],
    ["https://db.internal/", /private network/],
    ["http://localhost:3000/", /begins with https/],
    ["nonsense", /give an address/],
  ])("%s is refused as the address of a webhook", async (url, words) => {
    const { webhookUrl } = await import("#server/webhook-request");
    expect(() => webhookUrl(url)).toThrow(words);
  });

  test("an address is kept without its fragment", async () => {
    const { webhookUrl } = await import("#server/webhook-request");
    expect(webhookUrl("https://example.com/hooks?to=us#part")).toBe("https://example.com/hooks?to=us");
  });

  test("a name that leads to this machine is not connected to: the guard stands where the connection is made", async () => {
    let calls = 0;
    const server = createServer((_, response) => {
      calls += 1;
      response.end();
    }).listen(0, "127.0.0.1");
    await once(server, "listening");
    const address = server.address();
    const port = typeof address === "object" ? address?.port : 0;
    const { postMessage } = await import("#server/webhook-request");
    for (const host of ["localhost", "127.0.0.1", "[::1]", "[::ffff:127.0.0.1]"]) {
      const { status, failure } = await postMessage(`http://${host}:${port}/`, {}, "{}");
      expect({ status, failure }, host).toEqual({ status: null, failure: expect.stringContaining("private network") });
    }
    expect(calls).toBe(0);
    server.close();
  });
});
