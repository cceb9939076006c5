import http from "node:http";

/** One call and what came back; thrown when it is not a success. */
export type Call = { url: string; method?: "GET" | "POST" | "PUT"; headers?: Record<string, string>; body?: unknown };

const agent = new http.Agent({ keepAlive: true, maxSockets: 64 });

/** Sends a call over a kept connection, with as little work of our own as can be. @returns the body as text */
export function sendCall({ url, method = "GET", headers = {}, body }: Call): Promise<string> {
  const text = body === undefined ? "" : JSON.stringify(body);
  const length = String(Buffer.byteLength(text));
  const all =
    body === undefined ? headers : { "content-type": "application/json", "content-length": length, ...headers };
  return new Promise((resolve, reject) => {
    const request = http.request(url, { method, agent, headers: all }, (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.on("end", () => {
        const words = Buffer.concat(chunks).toString();
        if (response.statusCode === 200) resolve(words);
        else reject(new Error(`${method} ${url} answered ${response.statusCode}: ${words.slice(0, 300)}`));
      });
    });
    request.on("error", reject);
    request.end(text);
  });
}

/**
 * Calls a second that so many clients get, each calling again as soon as it was answered; the first second does not
 * count.
 *
 * @param call one call of a client, numbered from 0 by client and by turn
 */
export async function callRate(
  { clients, seconds }: { clients: number; seconds: number },
  call: (client: number, turn: number) => Promise<unknown>,
): Promise<number> {
  const startsAt = performance.now() + 1000;
  const endsAt = startsAt + seconds * 1000;
  let count = 0;
  const work = async (client: number) => {
    for (let turn = 0; performance.now() < endsAt; turn++) {
      await call(client, turn);
      const now = performance.now();
      if (now >= startsAt && now < endsAt) count += 1;
    }
  };
  await Promise.all(Array.from({ length: clients }, (_, client) => work(client)));
  return count / seconds;
}
