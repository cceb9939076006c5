import { createHmac } from "node:crypto";
import { once } from "node:events";
import { createServer, type IncomingHttpHeaders, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { messageSchema } from "#domain/api/event";

export type Received = { headers: IncomingHttpHeaders; body: string; at: number };

/** Somebody's server that is told what happens, and answers as it is told to. */
export class HookReceiver {
  readonly received: Received[] = [];
  behaviour: (response: ServerResponse) => void = (response) => response.writeHead(204).end();
  readonly url: string;
  private readonly server;

  private constructor(server: ReturnType<typeof createServer>, port: number) {
    this.server = server;
    this.url = `http://127.0.0.1:${port}/hooks`;
  }

  static async start(): Promise<HookReceiver> {
    const server = createServer();
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
    const receiver = new HookReceiver(server, (server.address() as AddressInfo).port);
    server.on("request", (request, response) => {
      let body = "";
      request.on("data", (part) => (body += String(part)));
      request.on("end", () => {
        receiver.received.push({ headers: request.headers, body, at: Date.now() });
        receiver.behaviour(response);
      });
    });
    return receiver;
  }

  answer(status: number, headers: Record<string, string> = {}): void {
    this.behaviour = (response) => response.writeHead(status, headers).end();
  }

  /** What each message was about, in the order in which they came. */
  messages() {
    return this.received.map(({ body }) => messageSchema.parse(JSON.parse(body)));
  }

  ids(): string[] {
    return this.received.map(({ headers }) => String(headers["webhook-id"]));
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    this.server.close();
    await once(this.server, "close");
  }
}

/** Whether a message is signed with a secret, as a receiver would find out by the specification alone. */
export function isSigned({ headers, body }: Received, secret: string): boolean {
  const signed = `${String(headers["webhook-id"])}.${String(headers["webhook-timestamp"])}.${body}`;
  const key = Buffer.from(secret.replace("whsec_", ""), "base64");
  const expected = `v1,${createHmac("sha256", key).update(signed).digest("base64")}`;
  return String(headers["webhook-signature"]).split(" ").includes(expected);
}
