import * as fc from "fast-check";
import { type Wish, wishSchema } from "#domain/sets/wish";
import { ASKABLE_KINDS } from "#domain/sets/wish-choices";

/** Any wish that the form lets an interviewer make, over some of these topics. */
export function anyFormWish(topicIds: readonly string[]): fc.Arbitrary<Wish> {
  return fc
    .record({
      minutes: fc.integer({ min: 5, max: 120 }),
      topics: fc
        .subarray([...topicIds], { minLength: 1, maxLength: Math.min(9, topicIds.length) })
        .chain((ids) =>
          fc.tuple(
            ...ids.map((topicId) =>
              fc.record({ topicId: fc.constant(topicId), weight: fc.integer({ min: 1, max: 5 }) }),
            ),
          ),
        ),
      level: fc.constantFrom("junior", "mid", "senior", "staff"),
      profile: fc.constantFrom("gentle", "even", "demanding"),
      kinds: fc.subarray([...ASKABLE_KINDS], { minLength: 1 }),
      python: fc.constantFrom(null, "3.8", "3.11", "3.14"),
      followUps: fc.boolean(),
      siblings: fc.boolean(),
      exposure: fc.constantFrom("avoid", "flag"),
      seed: fc.stringMatching(/^[a-z]{1,8}$/),
    })
    .map((wish) => wishSchema.parse(wish));
}
