import type { Client } from "pg";

/** People whose ids begin alike, each with the same number of cards, and reviews on each card. */
export type Histories = { prefix: string; people: number; cards: number; reviewsPerCard: number };

// Everything that varies is drawn from a hash of who, which card and which review, so that two runs are alike.
const FUNCTIONS = `
  CREATE OR REPLACE FUNCTION pg_temp.draw(seed bigint, salt int, below int) RETURNS int LANGUAGE sql IMMUTABLE AS
    $$ SELECT (abs(hashint8extended(seed, salt)) % below)::int $$;`;

const SEED_ITEMS = `
  INSERT INTO item (id, rev, kind, title, difficulty, level, expected_seconds, question, answer_key, search_text,
    content_hash, position, published_at)
  SELECT 'bench.card-' || n, 1, 'flashcard', 'Card ' || n, 2, 'mid', 60,
    jsonb_build_object('kind', 'flashcard', 'front', 'Question ' || n || ': ' || repeat('what is awaited? ', 20)),
    jsonb_build_object('kind', 'flashcard', 'explanation', repeat('because ', 60), 'followUps', '[]'::jsonb,
      'misconceptions', '[]'::jsonb, 'correction', null, 'references', '[]'::jsonb, 'back', repeat('an answer ', 20)),
    'card ' || n, 'h', 1000 + n, now()
  FROM generate_series(1, $1::int) n ON CONFLICT DO NOTHING`;

const SEED_PEOPLE = `
  INSERT INTO "user" (id, name, email, updated_at)
  SELECT $1::text || p, '', $1 || p || '@example.org', now() FROM generate_series(0, $2::int - 1) p`;

const SEED_STUDY = `
  INSERT INTO study (user_id, settings, last_day, updated_at)
  SELECT $1::text || p, '{"newPerDay": 20}', 0, now() FROM generate_series(0, $2::int - 1) p`;

// The last review lies up to 40 days back and the card falls due up to 44 days after it: most are not due yet, some
// are overdue. One card in fifty is new.
const SEED_CARDS = `
  INSERT INTO card (user_id, card_id, item_id, added_at, version, state, stability_days, difficulty, review_count,
    lapse_count, scheduled_days, due_day, last_reviewed_at, last_review_day)
  SELECT $1::text || p, 'bench.card-' || n, 'bench.card-' || n, now() - interval '900 days',
    CASE WHEN fresh THEN 0 ELSE $4::int END, CASE WHEN fresh THEN 'new' ELSE 'review' END,
    CASE WHEN NOT fresh THEN 1 + wait * 1.3 END, CASE WHEN NOT fresh THEN 1 + pg_temp.draw(seed, 3, 900) / 100.0 END,
    CASE WHEN fresh THEN 0 ELSE $4::int END, CASE WHEN fresh THEN 0 ELSE pg_temp.draw(seed, 4, 6) END,
    CASE WHEN fresh THEN 0 ELSE wait END, CASE WHEN NOT fresh THEN today - ago + wait END,
    CASE WHEN NOT fresh THEN now() - make_interval(days => ago) END, CASE WHEN NOT fresh THEN today - ago END
  FROM generate_series(0, $2::int - 1) p, generate_series(1, $3::int) n,
    LATERAL (SELECT p::bigint * 1000003 + n AS seed) s,
    LATERAL (SELECT 41 + pg_temp.draw(seed, 1, 40) AS wait, 1 + pg_temp.draw(seed, 2, 44) AS ago, n % 50 = 0 AS fresh,
      floor(extract(epoch FROM now() - interval '4 hours') / 86400)::int AS today) d`;

// Reviews of a card follow each other by 1 to 45 days, the last on the card's last day.
const SEED_REVIEWS = `
  INSERT INTO review (user_id, id, card_id, number, kind, rating, elapsed_ms, reviewed_at, study_day, state_before,
    recall_before, state, stability_days, difficulty, step, scheduled_days, due_day, algorithm, parameters_id, recorded_at)
  SELECT c.user_id, gen_random_uuid(), c.card_id, r, 'rated',
    (ARRAY[1, 1, 2, 2, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 4, 4, 4])[1 + pg_temp.draw(seed, 7, 20)],
    2000 + pg_temp.draw(seed, 5, 30000), c.last_reviewed_at - make_interval(days => before, mins => pg_temp.draw(seed, 6, 900)),
    c.last_review_day - before, CASE r WHEN 1 THEN 'new' ELSE 'review' END, CASE WHEN r > 1 THEN 0.9 END,
    'review', 1 + wait, c.difficulty, 0, wait, c.last_review_day - before + wait, 'FSRS-6', 'fsrs-6-default', now()
  FROM (
    SELECT s.*, sum(wait) OVER (PARTITION BY user_id, card_id ORDER BY r DESC)::int - wait AS before
    FROM (SELECT k.*, r, seed, 1 + pg_temp.draw(seed, 8, 45) AS wait
      FROM card k, generate_series(1, k.version) r, LATERAL (SELECT hashtextextended(k.user_id || k.card_id, r) AS seed) h
      WHERE k.user_id = ANY (SELECT $1::text || p FROM generate_series($2::int, $3::int) p)) s
  ) c`;

// Enough that the statement's own cost does not count, and little enough to sort in memory.
const PER_STATEMENT = 50_000;

/** Adds people with histories to a migrated database. */
export async function seedHistories(
  client: Client,
  { prefix, people, cards, reviewsPerCard }: Histories,
): Promise<void> {
  await client.query(FUNCTIONS);
  await client.query(SEED_ITEMS, [cards]);
  await client.query(SEED_PEOPLE, [prefix, people]);
  await client.query(SEED_STUDY, [prefix, people]);
  await client.query(SEED_CARDS, [prefix, people, cards, reviewsPerCard]);
  await client.query("ANALYZE card");
  const step = Math.max(1, Math.floor(PER_STATEMENT / (cards * reviewsPerCard)));
  for (let first = 0; first < people; first += step) {
    await client.query(SEED_REVIEWS, [prefix, first, Math.min(people, first + step) - 1]);
  }
}

// Checks of keys and the upkeep of indexes would take most of the time: they are put off until all rows are there.
const LEAN = `
  SET session_replication_role = replica;
  ALTER TABLE review DROP CONSTRAINT review_pkey;
  DROP INDEX review_user_id_card_id_number_key, review_user_id_study_day_idx`;
const INDEXED = `
  SET session_replication_role = DEFAULT;
  SET maintenance_work_mem = '512MB';
  ALTER TABLE review ADD PRIMARY KEY (user_id, id);
  CREATE UNIQUE INDEX review_user_id_card_id_number_key ON review (user_id, card_id, number);
  CREATE INDEX review_user_id_study_day_idx ON review (user_id, study_day)`;

/** How many different people there are among many; the others are their doubles, with ids of their own. */
const ORIGINALS = 40;

// Doubles of the people numbered below $2: number $2 is the first of them, $3 the last.
const CLONES = `generate_series($2::int, $3::int) p, LATERAL (SELECT $1::text || p % $2::int AS original, $1 || p AS id) who`;
const CLONE_USERS = `INSERT INTO "user" (id, name, email, updated_at) SELECT id, '', id || '@example.org', now() FROM ${CLONES}`;
const CLONE_STUDY = `INSERT INTO study (user_id, settings, last_day, updated_at) SELECT id, '{}', 0, now() FROM ${CLONES}`;
const CLONE_CARDS = `
  INSERT INTO card (user_id, card_id, item_id, added_at, version, state, stability_days, difficulty, review_count,
    lapse_count, scheduled_days, due_day, last_reviewed_at, last_review_day)
  SELECT who.id, card_id, item_id, added_at, version, state, stability_days, difficulty, review_count, lapse_count,
    scheduled_days, due_day, last_reviewed_at, last_review_day
  FROM ${CLONES} JOIN card ON card.user_id = who.original`;
const CLONE_REVIEWS = `
  INSERT INTO review (user_id, id, card_id, number, kind, rating, elapsed_ms, reviewed_at, study_day, state_before,
    recall_before, state, stability_days, difficulty, step, scheduled_days, due_day, algorithm, parameters_id, recorded_at)
  SELECT who.id, gen_random_uuid(), card_id, number, kind, rating, elapsed_ms, reviewed_at, study_day, state_before,
    recall_before, state, stability_days, difficulty, step, scheduled_days, due_day, algorithm, parameters_id, recorded_at
  FROM ${CLONES} JOIN original_review r ON r.user_id = who.original`;

/** The same for thousands of people, with the indexes of reviews made afterwards. For a bench's own database only. */
export async function seedManyHistories(client: Client, { prefix, people, ...each }: Histories): Promise<void> {
  await client.query(LEAN);
  await seedHistories(client, { prefix, people: ORIGINALS, ...each });
  await client.query(
    `CREATE TEMP TABLE original_review AS SELECT * FROM review WHERE starts_with(user_id, '${prefix}'); ANALYZE original_review`,
  );
  for (const statement of [CLONE_USERS, CLONE_STUDY, CLONE_CARDS, CLONE_REVIEWS]) {
    await client.query(statement, [prefix, ORIGINALS, people - 1]);
  }
  await client.query(INDEXED);
}

const SEED_TYPED = `
  INSERT INTO answer (user_id, id, item_id, item_rev, step, response, score, points, max_points, context, elapsed_ms,
    submitted_at)
  SELECT $1::text, gen_random_uuid(), i.id, 1, 'main', '{"kind": "free_text", "text": "-"}', s.score, 10 * s.score, 10,
    'practice', 60000, now() - make_interval(days => 2 * ($2::int - n) / 5)
  FROM generate_series(1, $2::int) n
    JOIN LATERAL (SELECT id FROM item WHERE kind = 'free_text' AND retired_at IS NULL ORDER BY position
      OFFSET n % (SELECT count(*) FROM item WHERE kind = 'free_text' AND retired_at IS NULL) LIMIT 1) i ON true,
    LATERAL (SELECT least(1, 0.3 + n * 0.4 / $2 + (n * 7 % 10) / 30.0) AS score) s`;

/** Typed answers of one person over the last months to the published items, better and better. */
export async function seedTypedAnswers(client: Client, userId: string, count: number): Promise<void> {
  await client.query(SEED_TYPED, [userId, count]);
}
