/**
 * Reviews recorded a second by 1, 8 and 32 clients at once, in process: one a call, and in batches of 20 as a browser
 * sends them; and beside it the very statements of one review sent through plain `pg`, with as many connections.
 * (The embedded PostgreSQL has no pgbench.) Every review is of another card, so that none waits for another's row.
 */
import { randomUUID } from "node:crypto";
import { Client, Pool } from "pg";
import { disconnect } from "#server/db";
import { recordReviews } from "#server/reviews";
import { ratingOf } from "#tests/support/cards";
import { freshDatabase } from "./bench-database";
import { type Figure, report, spread, timed } from "./figures";
import { callRate } from "./http-load";
import { seedHistories } from "./seeded-histories";
import { sendPlainly, sentQueries, withOthers } from "./sent-queries";

const PEOPLE = 100;
const CARDS = 1500;
const SECONDS = 3;
const BATCH = 20;
/** As many as the app's own pool has. */
const CONNECTIONS = 20;

const url = await freshDatabase("review_rates");
const seeding = new Client({ connectionString: url, options: "-c timezone=UTC" });
await seeding.connect();
await seedHistories(seeding, { prefix: "person-", people: PEOPLE, cards: CARDS, reviewsPerCard: 1 });
await seeding.query("VACUUM ANALYZE");
const fresh = await seeding.query<{ user_id: string; card_id: string }>(
  "SELECT user_id, card_id FROM card WHERE version = 1 ORDER BY hashtext(user_id || card_id)",
);
await seeding.end();
const pool = new Pool({ connectionString: url, max: CONNECTIONS, options: "-c timezone=UTC" });

let used = 0;
/** A card that was not rated yet. */
function nextCard(): { userId: string; cardId: string } {
  const row = fresh.rows[used++];
  if (!row) throw new Error("the bench has run out of cards; seed more");
  return { userId: row.user_id, cardId: row.card_id };
}

async function record(userId: string, cardIds: readonly string[], id: string = randomUUID()): Promise<void> {
  const now = new Date();
  const ratings = cardIds.map((cardId, place) =>
    ratingOf(cardId, { id: place === 0 ? id : randomUUID(), seen: 1, answeredAt: now }),
  );
  const results = await recordReviews(userId, ratings, now);
  const refused = results.find(({ status }) => status !== "recorded");
  if (refused) throw new Error(`a review was refused: ${JSON.stringify(refused)}`);
}

const first = { ...nextCard(), id: randomUUID() };
const sent = await sentQueries(() => record(first.userId, [first.cardId], first.id));

async function recordPlainly(): Promise<void> {
  const { userId, cardId } = nextCard();
  const others = new Map([[first.userId, userId], [first.cardId, cardId], [first.id, randomUUID()]]); // prettier-ignore
  const client = await pool.connect();
  try {
    await sendPlainly(client, withOthers(sent, others));
  } finally {
    client.release();
  }
}

/** The calls a second of so many clients, and how long each call took. */
async function measure(clients: number, call: () => Promise<void>): Promise<{ rate: number; times: number[] }> {
  const times: number[] = [];
  const rate = await callRate({ clients, seconds: SECONDS }, async () => {
    times.push(await timed(call));
  });
  return { rate, times };
}

const figures: Figure[] = [];
for (const clients of [1, 8, 32]) {
  const ours = await measure(clients, () => {
    const { userId, cardId } = nextCard();
    return record(userId, [cardId]);
  });
  const plain = await measure(clients, recordPlainly);
  const who = clients === 1 ? "1 client" : `${clients} clients`;
  figures.push(
    { name: `reviews a second, ${who}`, value: ours.rate, unit: "/s" },
    ...spread(`a review, ${who}`, ours.times),
    { name: `the same by plain pg, ${who}`, value: plain.rate, unit: "/s", note: `${sent.length} statements each` },
    { name: `ratio to plain pg, ${who}`, value: ours.rate / plain.rate, unit: "x" },
  );
}

// A batch is of one person: of cards that nobody has rated, in the order of people.
const byPerson = new Map<string, string[]>();
for (const { user_id: userId, card_id: cardId } of fresh.rows.slice(used)) {
  const cardIds = byPerson.get(userId);
  if (cardIds) cardIds.push(cardId);
  else byPerson.set(userId, [cardId]);
}
const batches = [...byPerson].flatMap(([userId, cardIds]) =>
  Array.from({ length: Math.floor(cardIds.length / BATCH) }, (_, at) => ({
    userId,
    cardIds: cardIds.slice(at * BATCH, (at + 1) * BATCH),
  })),
);
let sentBatches = 0;
const batched = await measure(8, () => {
  const batch = batches[(sentBatches++ * 7919) % batches.length];
  if (!batch || sentBatches > batches.length) throw new Error("the bench has run out of cards; seed more");
  return record(batch.userId, batch.cardIds);
});
figures.push(
  { name: "reviews a second in batches of 20, 8 clients", value: batched.rate * BATCH, unit: "/s" },
  ...spread("a batch of 20, 8 clients", batched.times),
);
await pool.end();
await disconnect();
report({ figures });
