import type { AnswerKey } from "#domain/content/answer-key";
import type { RevealedMisconception } from "./outcome";

/** The misconceptions that go by these keys, each once, in the order in which the item lists them. */
export function revealedMisconceptions(
  { misconceptions }: Pick<AnswerKey, "misconceptions">,
  keys: readonly (string | null | undefined)[],
): RevealedMisconception[] {
  return misconceptions.filter(({ key }) => keys.includes(key));
}
