import type { Stemmer } from "./stemming";
import type { Token } from "./tokens";

/** A token as the later steps read it. */
export type Word = Token & {
  /** Empty for marks and dotted code, which only a code term may match. */
  stem: string;
  /** Says no to what follows, unless a rewrite has taken that up (`does not go on until` has become `waits until`). */
  negates: boolean;
  /** What the word stands for in a picture (`cook` for a thread); most words stand for themselves alone. */
  figures?: readonly string[];
};

/** Words that say no to what follows in their clause. */
export const NEGATORS: ReadonlySet<string> = new Set(
  "not never no none nobody nothing neither nor without cannot hardly barely rarely seldom nowhere noone".split(" "),
);

/** The token with its stem. */
export function toWord(token: Token, stem: Stemmer): Word {
  const isDotted = token.names.some((name) => name.endsWith(`.${token.text}`));
  const isReadable = token.kind === "word" || (token.kind === "code" && !isDotted);
  return {
    ...token,
    stem: isReadable ? stem(token.text) : token.kind === "number" ? token.text : "",
    negates: token.kind === "word" && NEGATORS.has(token.text),
  };
}
