import { spawn, spawnSync } from "node:child_process";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { pathToFileURL } from "node:url";
import { Client } from "pg";
import { z } from "zod";
import { ensureDatabase } from "../../scripts/database.mjs";
import { makeDatabase } from "#tests/support/served-app";
import { BENCH_URL } from "./bench-database";
import { sendCall } from "./http-load";
import { PEOPLE, PERSON } from "./seeded-learners";

/** A served ts-fsrs-demo. */
export type Peer = {
  /** Sends one review of a person, numbered from 0; each turn is of their next card. */
  review: (person: number) => Promise<unknown>;
  /** Asks for the review page of a person. @returns its length */
  page: (person: number) => Promise<number>;
  /** Eight submits of one rating at once: how often it is in the log then. */
  countOfEightSubmits: () => Promise<number>;
  stop: () => Promise<void>;
};

const URL_OF_PEER = `http://localhost:${Number(new URL(BENCH_URL).port) + 1}`;
const SECRET = "only-for-the-benchmark-only-for-the-benchmark";
const COOKIE = "authjs.session-token";
const CARDS = PERSON.cards;

// As many people, cards and reviews as ours, with the limits that ts-fsrs-demo gives a new deck.
const SEED = `
  INSERT INTO users (name, email, password, "oauthId", "oauthType")
  SELECT 'p' || p, p || '@example.org', '', p::text, 'github' FROM generate_series(0, ${PEOPLE - 1}) p;
  INSERT INTO decks (uid, name, description, fsrs, card_limit)
  SELECT id, 'deck', '', $fsrs$FSRS$fsrs$::jsonb, '{"new": 50, "review": 9007199254740991, "learning": 9007199254740991, "suspended": 8}'
  FROM users;
  INSERT INTO notes (uid, did, question, answer, source, "sourceId")
  SELECT d.uid, d.id, 'Question ' || n || ': ' || repeat('what is awaited? ', 20), repeat('an answer ', 20), 'default', n
  FROM decks d, generate_series(1, ${CARDS}) n;
  INSERT INTO cards (uid, did, nid, due, stability, difficulty, elapsed_days, scheduled_days, reps, lapses, state, last_review)
  SELECT n.uid, n.did, n.id, t.now - (n.id % 12 - 7) * 86400000::bigint, 5 + n.id % 40, 1 + n.id % 9, 10, 10, 20, 0, 2,
    t.now - 12 * 86400000::bigint
  FROM notes n, (SELECT (extract(epoch FROM now()) * 1000)::bigint AS now) t;
  INSERT INTO revlog (uid, did, nid, cid, grade, state, due, stability, difficulty, elapsed_days, last_elapsed_days,
    scheduled_days, review, duration)
  SELECT c.uid, c.did, c.nid, c.id, 3, 2, c.due, c.stability, c.difficulty, 10, 10, 10,
    c.last_review - r * 12 * 86400000::bigint, 5 FROM cards c, generate_series(1, 20) r;`;

const encoderSchema = z.object({
  encode: z.custom<(what: object) => Promise<string>>((value) => typeof value === "function"),
});
const parametersSchema = z.object({
  generatorParameters: z.custom<() => object>((value) => typeof value === "function"),
});

/** Serves a built ts-fsrs-demo beside ours, with as many rows in its tables. */
export async function servePeer(folder: string): Promise<Peer> {
  const root = path.resolve(folder);
  const own = (file: string): Promise<unknown> => import(pathToFileURL(path.join(root, "node_modules", file)).href);
  const { url } = await ensureDatabase();
  const databaseUrl = await makeDatabase(url, "bench_peer");
  const env = {
    ...process.env,
    DATABASE_URL: databaseUrl,
    NEXTAUTH_URL: URL_OF_PEER,
    NEXTAUTH_SECRET: SECRET,
    NODE_ENV: "production" as const,
  };
  const tsx = path.join(root, "node_modules/tsx/dist/cli.mjs");
  spawnSync(process.execPath, [tsx, "src/server/migrations/migrations.ts"], { cwd: root, env, stdio: "ignore" });
  const { generatorParameters } = parametersSchema.parse(await own("ts-fsrs/dist/index.mjs"));
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  await client.query(SEED.replace("FSRS", JSON.stringify(generatorParameters())));
  await client.query("VACUUM ANALYZE");
  const { rows } = await client.query<{ id: number; uid: number }>("SELECT id, uid FROM cards ORDER BY uid, id");

  const { encode } = encoderSchema.parse(await own("@auth/core/jwt.js"));
  const cookies = await Promise.all(
    Array.from({ length: PEOPLE }, async (_, index) => {
      const token = { name: "p", email: "p@example.org", sub: String(index + 1), userKey: `user ${index + 1}` };
      return `${COOKIE}=${await encode({ token, secret: SECRET, salt: COOKIE })}`;
    }),
  );
  const cardOf = (person: number, turn: number) => rows[person * CARDS + (turn % CARDS)]?.id;
  const turns = new Map<number, number>();
  const submit = (person: number, cid: number | undefined) => {
    const body = { cid, rating: 3, timestamp: Date.now(), offset: 0, duration: 3 };
    const target = `${URL_OF_PEER}/api/scheduler/review`;
    return sendCall({ url: target, method: "POST", headers: { cookie: cookies[person] ?? "" }, body });
  };

  const next = path.join(root, "node_modules/next/dist/bin/next");
  const server = spawn(process.execPath, [next, "start", "-H", "127.0.0.1", "-p", new URL(URL_OF_PEER).port], {
    cwd: root,
    env,
    stdio: "ignore",
  });
  while (!(await fetch(`${URL_OF_PEER}/favicon.ico`).catch(() => null))) await sleep(100);
  const logged = async (cid: number | undefined) =>
    Number((await client.query<{ n: string }>("SELECT count(*) AS n FROM revlog WHERE cid = $1", [cid])).rows[0]?.n);
  return {
    review: (person) => {
      const turn = turns.get(person) ?? 0;
      turns.set(person, turn + 1);
      return submit(person, cardOf(person, turn));
    },
    page: async (person) =>
      (await sendCall({ url: `${URL_OF_PEER}/review`, headers: { cookie: cookies[person] ?? "" } })).length,
    countOfEightSubmits: async () => {
      const last = cardOf(0, CARDS - 1);
      const before = await logged(last);
      await Promise.all(Array.from({ length: 8 }, () => submit(0, last)));
      return (await logged(last)) - before;
    },
    stop: async () => {
      server.kill("SIGTERM");
      await client.end();
    },
  };
}
