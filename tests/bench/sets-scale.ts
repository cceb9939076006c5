/**
 * How long it takes to choose a set: from the bank as it is, and from one of 20,000 questions made like it; and a
 * thousand random wishes, each of which is met or has named what is not. `--quick` asks a tenth of them.
 */
import * as fc from "fast-check";
import { bandsOf, distanceOutside } from "#domain/sets/band";
import { type CandidateItem, obstacles } from "#domain/sets/candidate-item";
import { generateSets } from "#domain/sets/generation";
import { ROLE_PRESETS, type Wish, wishSchema } from "#domain/sets/wish";
import { ASKABLE_KINDS } from "#domain/sets/wish-choices";
import { Refusal } from "#domain/refusal";
import { solve } from "#server/solver";
import { shippedBank } from "#tests/support/bank";
import { type Figure, report, spread, timed } from "./figures";
import { anyFormWish } from "#tests/support/any-wish";
import { candidateOf } from "#tests/support/set-candidate";

const isQuick = process.argv.includes("--quick");
const names = { topic: (id: string) => id, kind: (kind: string) => kind };

const { items } = await shippedBank();
const bank = items.flatMap((item) => (item.kind === "mock_interview" ? [] : [candidateOf(item)]));
// As many of each topic, kind and difficulty in proportion; times vary a little, so that they are not the same question.
const large = Array.from({ length: 20_000 }, (_, at): CandidateItem[] => {
  const like = bank[at % bank.length];
  if (!like) return [];
  const copy = Math.floor(at / bank.length);
  const group = like.siblingGroup === null ? null : `${like.siblingGroup}-${copy}`;
  return [{ ...like, id: `${like.id}-${copy}`, siblingGroup: group, seconds: like.seconds + (copy % 5) * 15 }];
}).flat();

const topicIds = [...new Set(bank.map(({ topicId }) => topicId))].toSorted();
const presets = Object.values(ROLE_PRESETS).flatMap(({ topics }) =>
  (["junior", "mid", "senior", "staff"] as const).flatMap((level) =>
    [30, 45, 60, 90].map((minutes) =>
      wishSchema.parse({ minutes, topics, level, profile: "even", kinds: [...ASKABLE_KINDS], seed: "seven" }),
    ),
  ),
);

async function timesOf(candidates: readonly CandidateItem[], wishes: readonly Wish[]): Promise<number[]> {
  const times: number[] = [];
  for (const wish of wishes) times.push(await timed(() => generateSets(wish, { candidates, names, solve, forms: 1 })));
  return times;
}

await timesOf(bank, presets.slice(0, 1));
const figures: Figure[] = [
  ...spread(`a set from ${bank.length} questions`, await timesOf(bank, presets), `${presets.length} wishes of roles`),
];
const fewer = presets.filter((_, at) => at % (isQuick ? 12 : 3) === 0);
figures.push(...spread("a set from 20,000 questions", await timesOf(large, fewer), `${fewer.length} wishes of roles`));

let isBroken = false;
let met = 0;
let givenUp = 0;
const times: number[] = [];
const wishes = fc.sample(anyFormWish(topicIds), { seed: 7, numRuns: isQuick ? 100 : 1000 });
for (const wish of wishes) {
  const startedAt = performance.now();
  try {
    const [form] = await generateSets(wish, { candidates: bank, names, solve, forms: 1 });
    const chosen = form?.picks.map(({ item }) => item) ?? [];
    const missed = bandsOf(wish, bank).filter((band) => distanceOutside(band, chosen) > 0);
    const named = form?.unmet.map((one) => `${one.wish} ${one.about}`) ?? [];
    isBroken ||= missed.some((one) => !named.includes(`${one.wish} ${one.about}`));
    isBroken ||= new Set(chosen.map(({ id }) => id)).size !== chosen.length;
    isBroken ||= chosen.some((item) => obstacles(item, wish).length > 0);
    if (missed.length === 0) met += 1;
  } catch (error) {
    if (!(error instanceof Refusal && error.reason === "too-large")) throw error;
    givenUp += 1;
  }
  times.push(performance.now() - startedAt);
}
figures.push(
  ...spread("a random wish", times, `${wishes.length} wishes`),
  { name: "random wishes met in full", value: met, unit: "", note: "the others name what is not" },
  { name: "random wishes given up", value: givenUp, unit: "", note: "no proof within 30 s" },
);
report({ figures, isBroken });
process.exit(0);
