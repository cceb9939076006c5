import { Refusal } from "#domain/refusal";
import { log } from "#server/log";
import { admitStream } from "#server/open-streams";
import { isOutage, noteOutage } from "#server/outage";

const TYPE = "text/event-stream";
const HEARTBEAT_MS = 15_000;
/** A browser that takes nothing for so many messages has gone, or will reconnect. */
const MAX_UNREAD = 64;

type Source = {
  /** Whose open connections are counted. */
  subject: string;
  request: Request;
  /** How things stand, with a mark that differs when they do; null when there is nothing (any more) for whoever asks. */
  read: () => Promise<{ mark: string; data: unknown } | null>;
  /** Calls back whenever `read` may give something else. @returns ends that */
  watch: (listener: () => void) => () => void;
};

/**
 * A reply that stays open and says how things stand, at once and after each change (server-sent events). A browser
 * that comes back after a lost connection is told the present state, so that none can have missed anything. Whoever
 * does not ask for events gets the present state alone.
 *
 * @throws {Refusal} too-many; unavailable; not-found
 */
export async function eventStream({ subject, request, read, watch }: Source): Promise<Response> {
  if (!(request.headers.get("accept") ?? "").includes(TYPE)) return once(await read());
  const { signal } = request;
  const encoder = new TextEncoder();
  let end = () => {};
  const release = admitStream(subject, () => end());
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      let isOpen = true;
      let lastMark: string | null = null;
      let isReading = false;
      let isStale = false;

      function send(text: string): void {
        if (isOpen) controller.enqueue(encoder.encode(text));
      }

      /** Reads and says what is new; asked meanwhile, it reads once more. */
      async function look(): Promise<void> {
        isStale = true;
        if (isReading || !isOpen) return;
        isReading = true;
        isStale = false;
        try {
          tell(await read());
        } catch (error) {
          // What was shown stays; the next change or heartbeat asks again.
          if (isOutage(error)) noteOutage(error);
          else log().error({ reason: String(error) }, "could not read for an event stream");
        }
        isReading = false;
        if (isStale) await look();
      }

      function tell(found: Awaited<ReturnType<Source["read"]>>): void {
        if (found === null) {
          send("event: gone\ndata: {}\n\n");
          end();
        } else if (found.mark !== lastMark) {
          lastMark = found.mark;
          send(`id: ${found.mark}\ndata: ${JSON.stringify(found.data)}\n\n`);
        }
      }

      const unwatch = watch(() => void look());
      const heartbeat = setInterval(() => {
        if ((controller.desiredSize ?? 0) < -MAX_UNREAD) return end();
        send(": here\n\n");
        void look();
      }, HEARTBEAT_MS);
      end = () => {
        if (!isOpen) return;
        isOpen = false;
        clearInterval(heartbeat);
        unwatch();
        release();
        signal.removeEventListener("abort", end);
        try {
          controller.close();
        } catch {
          return; // the browser closed it before
        }
      };
      signal.addEventListener("abort", end);
      if (signal.aborted) end();
      send("retry: 1000\n\n");
      void look();
    },
    cancel: () => end(),
  });
  return new Response(body, {
    headers: {
      "content-type": `${TYPE}; charset=utf-8`,
      // no-transform: compression would hold messages back.
      "cache-control": "no-store, no-transform",
      "x-accel-buffering": "no",
      // A server that stops waits for its connections: this one must not be kept for further requests.
      connection: "close",
      "x-robots-tag": "noindex",
    },
  });
}

function once(found: Awaited<ReturnType<Source["read"]>>): Response {
  if (found === null) throw new Refusal("not-found", "There is nothing at this address.");
  return Response.json(found.data, { headers: { "cache-control": "no-store" } });
}
