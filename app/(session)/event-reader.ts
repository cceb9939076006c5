/** How a page stands to the server's messages. */
export type Connection = "connecting" | "open" | "lost" | "gone";

type Listener = { onData: (data: unknown) => void; onConnection: (connection: Connection) => void };

/** The server says that it is there every 15 seconds: silent for longer, the connection is dead. */
const SILENCE_MS = 40_000;
const RETRIES_MS = [500, 1000, 2000, 4000, 8000];
/** Nothing is here, or not for whoever asks; asking again changes nothing. */
const GONE = new Set([401, 403, 404, 410]);

/**
 * Reads server-sent events for as long as the page is open, and reconnects for as long as it takes. Unlike
 * `EventSource` it notices a connection that died without a word, and what status it was refused with.
 *
 * @returns ends the reading
 */
export function readEvents(path: string, { onData, onConnection }: Listener): () => void {
  let ending = new AbortController();
  let isEnded = false;
  let failures = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  async function connect(): Promise<void> {
    ending = new AbortController();
    const { signal } = ending;
    let result: "gone" | "lost" = "lost";
    try {
      const response = await fetch(path, { headers: { accept: "text/event-stream" }, cache: "no-store", signal });
      if (GONE.has(response.status)) result = "gone";
      else if (response.ok && response.body) result = await readAll(response.body);
    } catch {
      result = "lost"; // no connection, or it broke
    }
    clearTimeout(timer);
    if (isEnded) return;
    onConnection(result);
    if (result === "lost")
      timer = setTimeout(() => void connect(), RETRIES_MS[Math.min(failures++, RETRIES_MS.length - 1)]);
  }

  async function readAll(body: ReadableStream<Uint8Array>): Promise<"gone" | "lost"> {
    const reader = body.getReader();
    const decoder = new TextDecoder();
    let text = "";
    for (;;) {
      clearTimeout(timer);
      timer = setTimeout(() => ending.abort(), SILENCE_MS);
      const { done, value } = await reader.read();
      if (done) return "lost";
      text += decoder.decode(value, { stream: true });
      const messages = text.split("\n\n");
      text = messages.pop() ?? "";
      for (const message of messages) {
        if (message.startsWith("event: gone")) return "gone";
        const data = /^data: (.*)$/m.exec(message)?.[1];
        if (data === undefined) continue;
        failures = 0;
        onConnection("open");
        onData(JSON.parse(data));
      }
    }
  }

  /** Back online, or back on the screen: no waiting for the next try. */
  function retryNow(): void {
    if (isEnded || timer === undefined || failures === 0) return;
    clearTimeout(timer);
    ending.abort();
    failures = 0;
    void connect();
  }

  window.addEventListener("online", retryNow);
  onConnection("connecting");
  void connect();
  return () => {
    isEnded = true;
    clearTimeout(timer);
    ending.abort();
    window.removeEventListener("online", retryNow);
  };
}
