// Serves the build: pages and actions through Next, calls by their handlers alone. Run by `npm start`:
//   node --import tsx scripts/serve.ts HOST PORT
import http from "node:http";
import path from "node:path";
import next from "next";
import { type Calls, readCalls } from "./calls";

/** Longer than browsers and proxies keep a connection that nobody uses, so that they end it, and not we. */
const KEEP_ALIVE_MS = 65_000;
const LONGEST_GOODBYE_MS = 6000;

const [hostname = "127.0.0.1", port = "3000"] = process.argv.slice(2);
const root = path.resolve(import.meta.dirname, "..");
const server = http.createServer({ keepAliveTimeout: KEEP_ALIVE_MS });

async function main(): Promise<void> {
  const app = next({ dev: false, dir: root, hostname, port: Number(port), httpServer: server });
  await app.prepare();
  const servePage = app.getRequestHandler();
  let calls: Calls | null = null;
  server.on("request", (request, response) => {
    if (calls?.includes(request)) void calls.listener(request, response);
    else void servePage(request, response);
  });
  server.listen(Number(port), hostname, () => console.log(`Ready in ${Math.round(performance.now())} ms`));
  // Reading the handlers takes seconds; until then Next answers calls too.
  calls = await readCalls(root);
}

function fail(error: unknown): void {
  console.error(error instanceof Error ? error.message : String(error));
  process.exit(1);
}

/** What was begun is answered, within the time that `npm start` leaves; connections without a question are let go. */
function stop(): void {
  server.close(() => process.exit(0));
  setInterval(() => server.closeIdleConnections(), 100);
  setTimeout(() => server.closeAllConnections(), LONGEST_GOODBYE_MS);
}
process.once("SIGTERM", stop);
process.once("SIGINT", stop);
server.once("error", fail);
main().catch(fail);
