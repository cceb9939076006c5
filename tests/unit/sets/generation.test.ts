import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { assess } from "#domain/sets/assessment";
import { bandsOf, distanceOutside } from "#domain/sets/band";
import { type CandidateItem, obstacles } from "#domain/sets/candidate-item";
import { generateSets, whatWouldHelp } from "#domain/sets/generation";
import { type Wish, wishSchema } from "#domain/sets/wish";
import { ASKABLE_KINDS } from "#domain/sets/wish-choices";
import { readBank } from "#server/content-files";
import { solve } from "#server/solver";
import { anyFormWish } from "#tests/support/any-wish";
import { candidateOf } from "#tests/support/set-candidate";

const names = { topic: (id: string) => id, kind: (kind: string) => kind };
const TOPICS = ["tasks", "gather", "cancellation"];

const anyItem = (index: number): fc.Arbitrary<CandidateItem> =>
  fc.record({
    id: fc.constant(`tasks.item-${index}`),
    topicId: fc.constantFrom(...TOPICS),
    kind: fc.constantFrom("single_choice" as const, "predict_output" as const, "free_text" as const, "chain" as const),
    difficulty: fc.integer({ min: 1, max: 5 }),
    level: fc.constantFrom("junior", "mid", "senior", "staff"),
    seconds: fc.constantFrom(60, 75, 120, 240, 480),
    pythonMin: fc.constantFrom(null, "3.8", "3.11"),
    pythonMax: fc.constant(null),
    siblingGroup: fc.constantFrom(null, null, null, "same"),
    exposure: fc.constantFrom(null, null, "asked often"),
  });
const bankOfSize = (size: number) => fc.tuple(...Array.from({ length: size }, (_, index) => anyItem(index)));

const anyWish: fc.Arbitrary<Wish> = fc
  .record({
    minutes: fc.integer({ min: 5, max: 40 }),
    topics: fc
      .subarray(TOPICS, { minLength: 1 })
      .chain((ids) =>
        fc.tuple(
          ...ids.map((topicId) => fc.record({ topicId: fc.constant(topicId), weight: fc.integer({ min: 1, max: 3 }) })),
        ),
      ),
    level: fc.constantFrom("junior", "mid", "senior", "staff"),
    profile: fc.constantFrom("gentle", "even", "demanding"),
    kinds: fc.subarray([...ASKABLE_KINDS], { minLength: 1 }),
    python: fc.constantFrom(null, "3.8", "3.12"),
    followUps: fc.boolean(),
    siblings: fc.boolean(),
    exposure: fc.constantFrom("avoid", "flag"),
    seed: fc.constantFrom("one", "two"),
  })
  .map((wish) => wishSchema.parse(wish));

const penaltyOf = (items: readonly CandidateItem[], wish: Wish, candidates: readonly CandidateItem[]) =>
  bandsOf(wish, candidates).reduce((sum, band) => sum + distanceOutside(band, items) * band.weight, 0);

describe("a generated set", () => {
  test(
    "is as good as the best of all possible ones, which brute force finds in a small bank",
    { timeout: 60_000 },
    async () => {
      await fc.assert(
        fc.asyncProperty(bankOfSize(9), anyWish, async (candidates, wish) => {
          const forms = await generateSets(wish, { candidates, names, solve, forms: 1 });
          const fitting = candidates.filter((item) => obstacles(item, wish).length === 0);
          let best = Number.POSITIVE_INFINITY;
          for (let chosen = 0; chosen < 2 ** fitting.length; chosen++) {
            const set = fitting.filter((_, index) => chosen & (1 << index));
            best = Math.min(best, penaltyOf(set, wish, candidates));
          }
          expect(forms[0]?.penalty).toBe(best);
        }),
        { numRuns: 100 },
      );
    },
  );

  test(
    "meets every wish or names the ones it does not; none twice, none unasked, no two of a group",
    { timeout: 60_000 },
    async () => {
      await fc.assert(
        fc.asyncProperty(bankOfSize(40), anyWish, async (candidates, wish) => {
          const forms = await generateSets(wish, { candidates, names, solve, forms: 1 });
          const items = forms[0]?.picks.map(({ item }) => item) ?? [];
          expect(new Set(items.map(({ id }) => id)).size).toBe(items.length);
          for (const item of items) expect(obstacles(item, wish)).toEqual([]);
          if (!wish.siblings)
            expect(items.filter(({ siblingGroup }) => siblingGroup === "same").length).toBeLessThanOrEqual(1);
          const missed = bandsOf(wish, candidates).filter((band) => distanceOutside(band, items) > 0);
          const named = forms[0]?.unmet.map((one) => [one.wish, one.about]);
          expect(named).toEqual(missed.map((one) => [one.wish, one.about]));
        }),
        { numRuns: 60 },
      );
    },
  );

  const bank = fc.sample(bankOfSize(60), { seed: 7, numRuns: 1 })[0] ?? [];
  const wish = wishSchema.parse({
    minutes: 20,
    topics: TOPICS.map((topicId) => ({ topicId, weight: 1 })),
    level: "mid",
    profile: "even",
    kinds: [...ASKABLE_KINDS],
    seed: "seven",
  });
  const idsOf = async (changed: Partial<Wish>, forms = 1, candidates: readonly CandidateItem[] = bank) => {
    const generated = await generateSets({ ...wish, ...changed }, { candidates, names, solve, forms });
    return generated.map(({ picks }) => picks.map(({ item }) => item.id));
  };

  test("is the same for the same seed, in whatever order the bank comes", async () => {
    expect(await idsOf({}, 1, bank.toReversed())).toEqual(await idsOf({}));
  });

  test("is another for another seed", async () => {
    expect(await idsOf({ seed: "eight" })).not.toEqual(await idsOf({}));
  });

  test("has what is required, and not what is excluded", async () => {
    const [first = []] = await idsOf({});
    const excluded = first[0] ?? "";
    const required = bank.find((item) => !first.includes(item.id))?.id ?? "";
    const [changed = []] = await idsOf({ mustHave: [required], excluded: [excluded] });
    expect(changed).toContain(required);
    expect(changed).not.toContain(excluded);
  });

  test("has parallel forms that share no question and have as many of each difficulty", async () => {
    const [a = [], b = []] = await idsOf({}, 2);
    expect(a.filter((id) => b.includes(id))).toEqual([]);
    const byDifficulty = (ids: string[]) =>
      [1, 2, 3, 4, 5].map(
        (level) => ids.filter((id) => bank.find((item) => item.id === id)?.difficulty === level).length,
      );
    const difference = byDifficulty(a).map((count, index) => Math.abs(count - (byDifficulty(b)[index] ?? 0)));
    expect(Math.max(...difference)).toBeLessThanOrEqual(1);
  });

  test("says what would help when a topic has nothing to ask", async () => {
    const narrow: Wish = { ...wish, kinds: ["write_code"] };
    const forms = await generateSets(narrow, { candidates: bank, names, solve, forms: 1 });
    const penalty = forms[0]?.penalty ?? 0;
    const ask = (isOver: () => boolean) => whatWouldHelp(narrow, { candidates: bank, names, solve, penalty, isOver });
    const wouldHelp = await ask(() => false);
    expect(await ask(() => true)).toEqual([]);
    expect(forms[0]?.unmet.map(({ sentence }) => sentence)).toContain("No question is about tasks.");
    expect(wouldHelp.join(" ")).toContain("Allow every kind of question");
  });
});

describe("a thousand wishes", () => {
  // As many of them as there is time for; `npm run bench -- --only=sets-scale` asks all.
  test("over the shipped bank are each met, or named what is not", { timeout: 120_000 }, async () => {
    const { items } = await readBank("content");
    const candidates = items.flatMap(({ item }) => (item.kind === "mock_interview" ? [] : [candidateOf(item)]));
    const topicIds = [...new Set(candidates.map(({ topicId }) => topicId))].toSorted();
    await fc.assert(
      fc.asyncProperty(anyFormWish(topicIds), async (asked) => {
        const [form] = await generateSets(asked, { candidates, names, solve, forms: 1 });
        const chosen = form?.picks.map(({ item }) => item) ?? [];
        expect(new Set(chosen.map(({ id }) => id)).size).toBe(chosen.length);
        for (const item of chosen) expect(obstacles(item, asked)).toEqual([]);
        const missed = bandsOf(asked, candidates).filter((band) => distanceOutside(band, chosen) > 0);
        expect(form?.unmet.map((one) => [one.wish, one.about])).toEqual(missed.map((one) => [one.wish, one.about]));
      }),
      { seed: 7, numRuns: 300, interruptAfterTimeLimit: 40_000 },
    );
  });
});

describe("assess", () => {
  test("finds nothing missing in a set that the search found without any", async () => {
    const candidates = fc.sample(bankOfSize(60), { seed: 3, numRuns: 1 })[0] ?? [];
    const wish = wishSchema.parse({
      minutes: 15,
      topics: [{ topicId: "tasks", weight: 1 }],
      level: "mid",
      profile: "even",
      kinds: [...ASKABLE_KINDS],
      seed: "s",
    });
    const forms = await generateSets(wish, { candidates, names, solve, forms: 1 });
    const items = forms[0]?.picks.map(({ item }) => item) ?? [];
    expect(assess(items, wish, { candidates, names }).unmet).toEqual(forms[0]?.unmet);
  });
});
