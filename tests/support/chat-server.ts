import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { z } from "zod";

const requestSchema = z.looseObject({
  model: z.string(),
  messages: z.array(z.object({ role: z.string(), content: z.string() })),
});
export type ChatRequest = z.infer<typeof requestSchema>;

/** What the server does with a request: a reply in the model's words, or anything else by hand. */
type Behaviour = string | ((response: ServerResponse) => void);

/** A local server that speaks chat completions, and does as it is told. */
export class ChatServer {
  readonly requests: ChatRequest[] = [];
  behaviour: Behaviour = "";
  readonly url: string;
  private readonly server;

  private constructor(server: ReturnType<typeof createServer>, port: number) {
    this.server = server;
    this.url = `http://127.0.0.1:${port}/v1`;
  }

  static async start(): Promise<ChatServer> {
    const server = createServer();
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
    const chat = new ChatServer(server, (server.address() as AddressInfo).port);
    server.on("request", (request, response) => void chat.answer(request, response));
    return chat;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    this.server.close();
    await once(this.server, "close");
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    let body = "";
    for await (const part of request) body += String(part);
    this.requests.push(requestSchema.parse(JSON.parse(body)));
    if (typeof this.behaviour === "function") return this.behaviour(response);
    response.setHeader("content-type", "application/json");
    const message = { role: "assistant", content: this.behaviour };
    response.end(JSON.stringify({ id: "1", object: "chat.completion", choices: [{ index: 0, message }] }));
  }
}
