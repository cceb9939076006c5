import * as fc from "fast-check";
import { answerTo, expect, send, test } from "../support/journey";
import { addressOf, CALL_PATHS, CALLS, expectPlainReply } from "../support/calls";
import { ANSWERED_ITEMS } from "../support/responses";

const SEED = 20_261_121;
const BODIES = 200;
const AT_ONCE = 10;

const anything = fc.jsonValue({ maxDepth: 4, stringUnit: "binary" });

const strangeValue = fc.oneof(
  anything,
  fc.constantFrom(null, 1e300, -1, 0.5, "", "\u0000", "\ud800", "__proto__", "x".repeat(20_000), [], {}, [[[[[]]]]]),
  fc.uuid(),
);

/** Every place in a JSON value, as the keys that lead to it. */
function placesIn(value: unknown, path: readonly string[] = []): (readonly string[])[] {
  if (typeof value !== "object" || value === null) return [path];
  return [path, ...Object.entries(value).flatMap(([key, inner]) => placesIn(inner, [...path, key]))];
}

/** The value with something else in one place. */
function replaced(value: unknown, [key, ...rest]: readonly string[], by: unknown): unknown {
  if (key === undefined) return by;
  if (Array.isArray(value)) return value.map((one, at) => (String(at) === key ? replaced(one, rest, by) : one));
  if (typeof value !== "object" || value === null) return by;
  return { ...value, [key]: replaced(Object.entries(value).find(([name]) => name === key)?.[1], rest, by) };
}

/** Bodies that are almost right, with a key too many, or nothing of the kind. */
function strangeBodies(bodies: readonly unknown[]): fc.Arbitrary<unknown> {
  const mutated = fc
    .constantFrom(...bodies)
    .chain((body) =>
      fc
        .array(fc.tuple(fc.constantFrom(...placesIn(body)), strangeValue), { minLength: 1, maxLength: 2 })
        .map((changes) => changes.reduce((changed, [place, by]) => replaced(changed, place, by), body)),
    );
  const extended = fc
    .tuple(fc.constantFrom(...bodies), fc.dictionary(fc.string(), anything, { maxKeys: 3 }))
    .map(([body, extra]) => Object.assign({}, body, extra));
  return fc.oneof(
    { weight: 4, arbitrary: mutated },
    { weight: 1, arbitrary: extended },
    { weight: 1, arbitrary: anything },
  );
}

for (const path of CALL_PATHS) {
  test(`${path} answers ${BODIES} strange bodies with a plain yes or no`, async ({ page, practise }) => {
    test.slow();
    await practise("coroutines.function-vs-object");
    const { method, body } = CALLS[path];
    const bodies = path === "/api/answers" ? ANSWERED_ITEMS.map(answerTo) : [body()];
    const strange = fc.sample(strangeBodies(bodies), { seed: SEED, numRuns: BODIES }).map((one) => JSON.stringify(one));
    const statuses = new Map<number, number>();
    for (let at = 0; at < strange.length; at += AT_ONCE) {
      const batch = strange.slice(at, at + AT_ONCE);
      await Promise.all(
        batch.map(async (text) => {
          const response = await send(page.request, method, addressOf(path), text);
          await expectPlainReply(response, text.slice(0, 500));
          statuses.set(response.status(), (statuses.get(response.status()) ?? 0) + 1);
        }),
      );
    }
    expect(statuses.get(422) ?? 0, [...statuses].join(" ")).toBeGreaterThan(BODIES / 4);
  });
}

test("addresses with strange queries are answered with a page", async ({ page, practise }) => {
  await practise("coroutines.function-vs-object");
  const words = fc.sample(fc.string({ unit: "binary", maxLength: 60 }), { seed: SEED, numRuns: 60 });
  const names = ["q", "topic", "kind", "difficulty", "except", "next"];
  for (const [at, word] of words.entries()) {
    const query = `${names[at % names.length]}=${encodeURIComponent(word.toWellFormed())}`;
    for (const target of ["/library", "/api/queue", "/sign-in"]) {
      const response = await page.request.get(`${target}?${query}`);
      expect(response.status(), `${target}?${query}`).toBe(200);
    }
  }
});
