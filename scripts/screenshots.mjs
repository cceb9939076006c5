// `npm run screenshots`: starts the app on data of its own, walks it, and makes the pictures of the README.
import { spawn } from "node:child_process";
import { mkdirSync } from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { chromium } from "playwright-core";
import { CHROMIUM_ARGS, findChromium } from "./chromium.mjs";

const root = path.resolve(import.meta.dirname, "..");
const folder = path.join(root, "docs/screenshots");
const PORT = "3077";
const url = `http://localhost:${PORT}`;

const ANSWER =
  `If a coroutine is awaited, its exception comes out of the await like from a normal call, so I put try and
except around it. In a task the error is kept inside the task object until somebody awaits it. If nobody ever asks, you
only get a log line that the task exception was never retrieved. gather raises the first one at once and the others
keep running.`.replaceAll("\n", " ");

mkdirSync(folder, { recursive: true });
const app = spawn(process.execPath, ["scripts/start.mjs"], {
  cwd: root,
  stdio: "inherit",
  env: { ...process.env, PORT, APP_DATA_DIR: path.join(root, ".data/screenshots"), DATABASE_URL: "" },
});
const browser = await chromium.launch({ executablePath: await findChromium(), args: CHROMIUM_ARGS });
try {
  await untilReady();
  await takeWelcome();
  await takeScoredAnswer();
  await takeReview();
} finally {
  await browser.close();
  app.kill("SIGINT");
}

async function untilReady() {
  for (let tries = 0; tries < 300; tries++) {
    const isReady = await fetch(`${url}/api/ready`).then(
      (response) => response.ok,
      () => false,
    );
    if (isReady) return;
    await sleep(500);
  }
  throw new Error("The app did not start within two and a half minutes.");
}

async function open(options) {
  const context = await browser.newContext({ baseURL: url, reducedMotion: "reduce", ...options });
  return context.newPage();
}

function shoot(page, name) {
  return page.screenshot({ path: path.join(folder, `${name}.png`) });
}

async function takeWelcome() {
  const page = await open({ viewport: { width: 1280, height: 800 } });
  await page.goto("/");
  await shoot(page, "welcome-light");
}

async function takeScoredAnswer() {
  const page = await open({ viewport: { width: 1280, height: 1000 } });
  await page.goto("/practice/exceptions.explain-propagation");
  await page.getByRole("textbox").fill(ANSWER);
  await page.getByRole("button", { name: "Score my answer" }).click();
  await page.getByRole("region", { name: "Result" }).waitFor();
  await shoot(page, "scored-light");
}

async function takeReview() {
  const page = await open({ viewport: { width: 390, height: 780 }, colorScheme: "dark", deviceScaleFactor: 2 });
  await page.goto("/library?topic=blocking");
  await page.getByRole("button", { name: "Add this topic to my review" }).click();
  await page.getByText("new ones come a few each day").waitFor();
  await page.goto("/review");
  await page.getByRole("main").waitFor();
  await shoot(page, "review-phone-dark");
}
