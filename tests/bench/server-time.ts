/**
 * What the server does for one request of a person with 500 cards and 10,000 reviews, in process: the functions of
 * `server/`, and beside each the very queries it sends, sent through plain `pg`. The ratio is the price of everything
 * that is not PostgreSQL.
 */
import { randomUUID } from "node:crypto";
import { Client } from "pg";
import { submitAnswer } from "#server/answers";
import { publishBank } from "#server/content";
import { disconnect } from "#server/db";
import { openToday } from "#server/queue";
import { recordReviews } from "#server/reviews";
import { newSubmission } from "#tests/support/answers";
import { GATHER, rightResponse, shippedBank, storedItem } from "#tests/support/bank";
import { ratingOf } from "#tests/support/cards";
import { freshDatabase } from "./bench-database";
import { type Figure, percentile, report, spread, timed } from "./figures";
import { PERSON, seedLearners } from "./seeded-learners";
import { sendPlainly, type SentQuery, sentQueries, withOthers } from "./sent-queries";

const WARM_UP = 20;

const url = await freshDatabase("server_time");
await publishBank(await shippedBank(), new Date());
const cards = await seedLearners(url);
const plain = new Client({ connectionString: url, options: "-c timezone=UTC" });
await plain.connect();

type Subject = {
  name: string;
  times: number;
  /** The call numbered `index`, never twice the same. */
  call: (index: number) => Promise<unknown>;
  /** The queries of the first call as those of the call numbered `index`. */
  queries: (sent: readonly SentQuery[], index: number) => SentQuery[];
};

/** Measures the function and the plain queries in turn, so that both see the same machine. */
async function compare({ name, times, call, queries }: Subject): Promise<Figure[]> {
  const sent = await sentQueries(() => call(0));
  const ours: number[] = [];
  const bare: number[] = [];
  for (let index = 1; index <= WARM_UP + times; index++) {
    const mine = await timed(() => call(2 * index));
    const theirs = await timed(() => sendPlainly(plain, queries(sent, 2 * index + 1)));
    if (index > WARM_UP) {
      ours.push(mine);
      bare.push(theirs);
    }
  }
  const ratio = percentile(ours, 0.5) / percentile(bare, 0.5);
  return [
    ...spread(name, ours),
    {
      name: `${name}, its ${sent.length} queries by plain pg`,
      value: percentile(bare, 0.5),
      unit: "ms",
      note: "median",
    },
    { name: `${name}, ratio to plain pg`, value: ratio, unit: "x" },
  ];
}

const openQueue = (): Subject => ({
  name: "open today's queue",
  times: 200,
  call: () => openToday(PERSON.id, { limit: 10 }, new Date()),
  queries: (sent) => [...sent],
});

function recordReview(): Subject {
  const ids = cards.map(() => randomUUID());
  const at = (index: number) => ({ card: cards[index] ?? "", id: ids[index] ?? "" });
  return {
    name: "record a review",
    times: 200,
    call: (index) => {
      const { card, id } = at(index);
      return recordReviews(PERSON.id, [ratingOf(card, { id, seen: PERSON.seen, answeredAt: new Date() })], new Date());
    },
    queries: (sent, index) =>
      withOthers(sent, new Map([[at(0).card, at(index).card], [at(0).id, at(index).id]])), // prettier-ignore
  };
}

async function gradeAnswer(): Promise<Subject> {
  const response = rightResponse((await storedItem(GATHER)).key);
  const id = randomUUID();
  return {
    name: "grade and store a typed answer",
    times: 60,
    call: (index) => submitAnswer(PERSON.id, newSubmission(GATHER, response, index === 0 ? { id } : {}), new Date()),
    queries: (sent) => withOthers(sent, new Map([[id, randomUUID()]])),
  };
}

const figures: Figure[] = [];
for (const subject of [openQueue(), recordReview(), await gradeAnswer()]) figures.push(...(await compare(subject)));
await plain.end();
await disconnect();
report({ figures });
