// `npm run content:preview -- tasks.what-it-is`: one item in the browser as it will look, shown anew when its file is
// saved. Needs no database; listens on this machine only. PORT chooses where.
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import net from "node:net";
import path from "node:path";

const root = path.resolve(import.meta.dirname, "..");
const id = process.argv[2] ?? "";
if (
  !/^[a-z0-9-]+\.[a-z0-9-]+$/.test(id) ||
  !existsSync(path.join(root, `content/items/${id.replace(".", "/")}.yaml`))
) {
  console.error(
    id === "" ? "Say which item: npm run content:preview -- topic.slug" : `There is no item ${id} in content/items.`,
  );
  process.exit(2);
}

/** A free port: the one that is asked for, or any. */
function freePort(wanted) {
  return new Promise((resolve, reject) => {
    const probe = net.createServer();
    probe.once("error", () => reject(new Error(`Port ${wanted} is taken; set PORT to a free one.`)));
    probe.listen(wanted, "127.0.0.1", () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}

try {
  const port = await freePort(Number(process.env.PORT ?? 0));
  const url = `http://localhost:${port}`;
  const server = spawn(
    process.execPath,
    [path.join(root, "node_modules/next/dist/bin/next"), "dev", "-H", "127.0.0.1", "-p", String(port)],
    {
      cwd: root,
      stdio: ["ignore", "pipe", "inherit"],
      env: {
        ...process.env,
        NODE_ENV: "development",
        NEXT_TELEMETRY_DISABLED: "1",
        CONTENT_PREVIEW: "1",
        APP_URL: url,
        APP_SECRET: "signs nothing, since nobody signs in here",
        DATABASE_URL: "postgresql://nobody@127.0.0.1:1/none", // never connected to
      },
    },
  );
  server.stdout.on("data", (chunk) => {
    if (String(chunk).includes("Ready in")) console.log(`${id} is at ${url}/preview/${id} — Ctrl-C stops it`);
  });
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => server.kill("SIGTERM"));
  server.once("exit", (code) => process.exit(code ?? 0));
} catch (error) {
  console.error(error.message);
  process.exit(1);
}
