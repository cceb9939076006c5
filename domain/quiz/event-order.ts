import type { AnswerKeyOf } from "#domain/content/answer-key";
import { Refusal } from "#domain/refusal";
import type { Outcome, PartOutcome } from "./outcome";
import type { QuestionOf, ResponseOf } from "./response-of";

/**
 * Scores an order by how many pairs of events stand the right way round: Kendall's tau, and 0 for an order that is no
 * better than chance.
 *
 * @see https://en.wikipedia.org/wiki/Kendall_rank_correlation_coefficient
 */
export function scoreEventOrder(
  key: AnswerKeyOf<"order_events">,
  { events }: QuestionOf<"order_events">,
  { order }: ResponseOf<"order_events">,
): Outcome {
  const right = key.order.map((event) => event.key);
  const isComplete = order.length === right.length && new Set(order).size === order.length;
  if (!isComplete || order.some((event) => !right.includes(event))) {
    const known = events.map((event) => event.key).join(", ");
    throw new Refusal("invalid", `order: give each of the events ${known} exactly once.`);
  }
  const textOf = (event: string | undefined) => events.find((each) => each.key === event)?.text ?? null;
  const parts = key.order.map((event, place): PartOutcome => ({
    label: `Place ${place + 1}`,
    verdict: order[place] === event.key ? "right" : "wrong",
    given: textOf(order[place]),
    expected: textOf(event.key),
    feedback: `At ${event.at} s.`,
  }));
  const tau = kendallTau(order.map((event) => right.indexOf(event)));
  return { score: Math.max(0, tau), parts, misconceptions: [], summary: null };
}

/** Pairs in rising order less pairs in falling order, over all pairs: 1 when sorted, -1 when reversed. */
export function kendallTau(ranks: readonly number[]): number {
  let balance = 0;
  let pairCount = 0;
  for (const [place, rank] of ranks.entries()) {
    for (const later of ranks.slice(place + 1)) {
      balance += Math.sign(later - rank);
      pairCount += 1;
    }
  }
  return pairCount === 0 ? 1 : balance / pairCount;
}
