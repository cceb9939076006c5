import { compileLexicon, type Lexicon } from "#domain/rubric/lexicon";
import { lexiconSchema } from "#domain/rubric/lexicon-source";
import { type Rubric, rubricSchema } from "#domain/rubric/rubric";
import { cleanText } from "#domain/rubric/text";
import { tokenize } from "#domain/rubric/tokens";
import { rewrite } from "#domain/rubric/rewrites";
import type { Word } from "#domain/rubric/words";

/** A lexicon of a few words, so that a test can be read without the one that ships. */
export const smallLexicon: Lexicon = compileLexicon(
  lexiconSchema.parse({
    version: "test",
    protected: ["await", "wait", "exception", "except", "sync", "async"],
    irregular: { hold: "held", keep: "kept" },
    misspellings: { await: "awiat" },
    antonyms: [["first", "last"]],
    concepts: {
      task: { exact: ["task", "tasks"] },
      keep: { stem: ["keep", "store", "hold"] },
      exception: { exact: ["exception", "error"] },
      raise: { stem: ["raise", "throw"] },
      block: { stem: ["block", "freeze"], phrase: ["nothing else * run"] },
      yield: { stem: ["yield"], phrase: ["give|hand * control"] },
      await: { exact: ["await", "awaits", "awaited"] },
      loop: { phrase: ["event loop"], exact: ["loop"] },
      first: { exact: ["first"] },
      concurrent: { stem: ["concurrent", "simultaneous", "parallel"], phrase: ["at the same time"] },
      several: { exact: ["several", "many", "multiple"] },
      cancel: { stem: ["cancel"] },
      others: { exact: ["others", "rest", "siblings"] },
      stand: { includes: ["block"], stem: ["idle"] },
    },
    entities: {
      sync: { family: "style", exact: ["sync", "synchronous"] },
      async: { family: "style", exact: ["async", "asynchronous"] },
      gather: { family: "calls", exact: ["gather"], code: ["gather"] },
      "create-task": { family: "calls", code: ["create_task"], phrase: ["create task"] },
    },
    figures: { settings: "cook dish kitchen", meanings: { task: "dish", "exception error": "complaint" } },
    counterparts: {
      style: { sync: { is: { progress: "halts" } }, async: { is: { progress: "goes-on" } } },
    },
    contrasts: {
      progress: {
        halts: { stem: ["block", "freeze"] },
        "goes-on": { stem: ["yield"], phrase: ["never freezes", "let|lets others run"] },
      },
    },
  }),
);

/** Words of an English text, as the later steps get them. */
export function wordsOf(text: string): Word[] {
  return rewrite(tokenize(cleanText(text)), smallLexicon.stem);
}

/** A rubric about tasks that keep exceptions and about what blocks, with one misconception. */
export function smallRubric(changes: Record<string, unknown> = {}): Rubric {
  return rubricSchema.parse({
    criteria: [
      {
        key: "keeps",
        statement: "A task keeps its exception until it is awaited",
        points: 2,
        patterns: [{ says: "task keep exception" }, { says: "task > exception", strength: "weak" }],
        accepts: ["The error is held by the task"],
      },
      {
        key: "async-yields",
        statement: "An async function yields control to the event loop",
        points: 1,
        about: "async",
        patterns: [{ says: "yield" }, { says: "block", polarity: "deny" }],
      },
    ],
    misconceptions: [
      {
        key: "gather-cancels",
        statement: "gather cancels the others",
        correction: "gather leaves them running",
        deduct: 1,
        about: "gather",
        patterns: [{ says: "cancel others" }],
      },
    ],
    ...changes,
  });
}
