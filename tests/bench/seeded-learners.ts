import { Client } from "pg";

/** How many people there are: as many as are ever measured at once, their rows in the same tables. */
export const PEOPLE = 32;

const CARDS = 500;
const REVIEWS_PER_CARD = 20;

// A flashcard of ordinary length for each card, and for each person each card after twenty reviews, a day's worth of
// them due.
const SEED = `
  INSERT INTO item (id, rev, kind, title, difficulty, level, expected_seconds, question, answer_key, search_text,
    content_hash, position, published_at)
  SELECT 'bench.card-' || n, 1, 'flashcard', 'Card ' || n, 2, 'mid', 60,
    jsonb_build_object('kind', 'flashcard', 'front', 'Question ' || n || ': ' || repeat('what is awaited? ', 20)),
    jsonb_build_object('kind', 'flashcard', 'explanation', repeat('because ', 60), 'followUps', '[]'::jsonb,
      'misconceptions', '[]'::jsonb, 'correction', null, 'references', '[]'::jsonb, 'back', repeat('an answer ', 20)),
    'card ' || n, 'h', 1000 + n, now()
  FROM generate_series(1, ${CARDS}) n;

  INSERT INTO "user" (id, name, email, updated_at) SELECT 'person-' || p, '', p || '@example.org', now()
  FROM generate_series(0, ${PEOPLE - 1}) p;

  INSERT INTO study (user_id, settings, last_day, updated_at)
  SELECT 'person-' || p, '{}', 0, now() FROM generate_series(0, ${PEOPLE - 1}) p;

  INSERT INTO card (user_id, card_id, item_id, added_at, version, state, stability_days, difficulty, review_count,
    scheduled_days, due_day, last_reviewed_at, last_review_day)
  SELECT 'person-' || p, 'bench.card-' || n, 'bench.card-' || n, now() - interval '300 days', ${REVIEWS_PER_CARD},
    'review', 5 + n % 40, 1 + n % 9, ${REVIEWS_PER_CARD}, 10, d.today - 5 + n % 12, now() - interval '12 days', d.today - 12
  FROM generate_series(0, ${PEOPLE - 1}) p, generate_series(1, ${CARDS}) n,
    (SELECT floor(extract(epoch FROM now() - interval '4 hours') / 86400)::int AS today) d;

  INSERT INTO review (user_id, id, card_id, number, kind, rating, elapsed_ms, reviewed_at, study_day, state_before,
    recall_before, state, stability_days, difficulty, step, scheduled_days, due_day, algorithm, parameters_id, recorded_at)
  SELECT c.user_id, gen_random_uuid(), c.card_id, r, 'rated', 3, 5000, now() - make_interval(days => 12 * (21 - r)),
    c.last_review_day - 12 * (${REVIEWS_PER_CARD} - r), 'review', 0.9, 'review', c.stability_days, c.difficulty, 0, 10,
    c.last_review_day - 12 * (${REVIEWS_PER_CARD} - r) + 10, 'FSRS-6', 'fsrs-6-default', now()
  FROM card c, generate_series(1, ${REVIEWS_PER_CARD}) r;`;

/** The person who is measured, and what they have. */
export const PERSON = { id: "person-0", cards: CARDS, seen: REVIEWS_PER_CARD };

/** Fills a migrated database with the people, each of 500 cards and 10,000 reviews. @returns the ids of the cards */
export async function seedLearners(url: string): Promise<string[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  await client.query(SEED);
  await client.query("VACUUM ANALYZE");
  await client.end();
  return Array.from({ length: CARDS }, (_, index) => `bench.card-${index + 1}`);
}
