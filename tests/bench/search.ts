/**
 * Searching a bank of 50,000 items: each kind of search many times, words and misspellings drawn from the bank's own
 * vocabulary. Also what it takes to publish the shipped bank, and to publish it again unchanged.
 */
import { Client } from "pg";
import { deletionsOf, slipsAllowed } from "#domain/search/near-words";
import { wordsOf } from "#domain/search/search-terms";
import { searchText } from "#domain/content/publication";
import { publishBank } from "#server/content";
import { db, disconnect } from "#server/db";
import { items, type ItemFilter } from "#server/items";
import { shippedBank } from "#tests/support/bank";
import { freshDatabase } from "./bench-database";
import { type Figure, report, spread, timed } from "./figures";

const ITEMS = 50_000;
const INVENTED = 3_000;
const ROUNDS = 300;
const CHUNK = 500;
const PUBLISHED_AT = new Date("2026-11-21T12:00:00Z");

/** Draws that are the same in every run. */
function draws(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

const draw = draws(7);
const one = <Value>(values: readonly Value[], fallback: Value): Value => values[draw(values.length)] ?? fallback;

const url = await freshDatabase("search");
const bank = await shippedBank();
const first = await timed(() => publishBank(bank, PUBLISHED_AT));
const second = await timed(() => publishBank(bank, PUBLISHED_AT));

const texts = bank.items.map(searchText);
const vocabulary = [...new Set(texts.flatMap(wordsOf))].filter((word) => slipsAllowed(word) > 0);
const KINDS = ["flashcard", "cloze", "single_choice", "predict_output", "free_text"];

/** Words made up of two: a larger bank talks of more things. */
const invented = Array.from({ length: INVENTED }, () =>
  `${one(vocabulary, "task")}${one(vocabulary, "loop")}`.slice(0, 12),
);

/** A prompt of words of the bank, one of them made up. */
function sentence(): string {
  return [...Array.from({ length: 14 + draw(20) }, () => one(vocabulary, "task")), one(invented, "taskloop")].join(" ");
}

for (let from = 0; from < ITEMS - bank.items.length; from += CHUNK) {
  const rows = Array.from({ length: Math.min(CHUNK, ITEMS - bank.items.length - from) }, (_, at) => {
    const text = sentence();
    const id = `tasks.generated-${from + at}`;
    const shown = { kind: one(KINDS, "cloze"), title: text.split(" ").slice(0, 4).join(" "), searchText: text };
    const rest = { rev: 1, difficulty: 1 + draw(5), level: "mid", expectedSeconds: 60, question: {}, answerKey: {} };
    return { id, ...shown, ...rest, contentHash: "-", position: 1000 + from + at, publishedAt: PUBLISHED_AT };
  });
  await db.item.createMany({ data: rows });
  await db.itemTopic.createMany({ data: rows.map(({ id }) => ({ itemId: id, topicId: "tasks", position: 0 })) });
}
const generated = await db.item.findMany({ select: { searchText: true } });
const counts = new Map<string, number>();
for (const word of new Set(generated.flatMap((row) => wordsOf(row.searchText)))) {
  if (slipsAllowed(word) > 0) counts.set(word, 1);
}
await db.searchWord.deleteMany();
const words = [...counts].map(([word, itemCount]) => ({ word, itemCount, deletions: deletionsOf(word) }));
for (let from = 0; from < words.length; from += CHUNK) {
  await db.searchWord.createMany({ data: words.slice(from, from + CHUNK) });
}
// Longer than the app lets any statement of its own take.
const client = new Client({ connectionString: url });
await client.connect();
await client.query("VACUUM ANALYZE");
await client.end();

/** The word with two neighbouring letters swapped, and one more mistake that no word of the bank has. */
function misspelt(word: string): string {
  const at = 1 + draw(Math.max(1, word.length - 2));
  return `${word.slice(0, at)}${word[at + 1] ?? "x"}${word[at] ?? "q"}${word.slice(at + 2)}`;
}

const SEARCHES: Record<string, () => ItemFilter> = {
  "one word": () => ({ search: one(vocabulary, "task") }),
  "two words": () => ({ search: `${one(vocabulary, "task")} ${one(vocabulary, "loop")}` }),
  "the beginning of a word": () => ({ search: one(vocabulary, "task").slice(0, 4) }),
  "a misspelt word": () => ({ search: misspelt(one(vocabulary, "gather")) }),
  "a word, a kind and a difficulty": () => ({
    search: one(vocabulary, "task"),
    kind: "cloze" as const,
    difficulty: 1 + draw(5),
  }),
  "no word, a topic": () => ({ topic: "tasks" }),
};

const figures: Figure[] = [
  { name: `publishing ${bank.items.length} items`, value: first / 1000, unit: "s" },
  { name: "publishing them again, unchanged", value: second / 1000, unit: "s", note: "writes no row" },
];
const all: number[] = [];
for (const [name, make] of Object.entries(SEARCHES)) {
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round++) times.push(await timed(() => items(null, make())));
  if (name !== "no word, a topic") all.push(...times);
  figures.push(...spread(`search: ${name}`, times, `${ROUNDS} times, ${ITEMS} items, ${words.length} words`));
}
figures.push(...spread("search: all with words", all));
report({ figures });
await disconnect();
