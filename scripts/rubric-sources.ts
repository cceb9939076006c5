import path from "node:path";
import { type Problem, problemText } from "#domain/content/problem";
import { compileLexicon, type Lexicon } from "#domain/rubric/lexicon";
import { lexiconSchema } from "#domain/rubric/lexicon-source";
import { lintRubric } from "#domain/rubric/lint";
import type { Rubric } from "#domain/rubric/rubric";
import { readBank } from "#server/content-files";

/** What is asked, and how answers to it are graded. */
export type AskedRubric = { question: string; rubric: Rubric };

export type RubricSources = {
  lexicon: Lexicon;
  /** By the id of the item; of a step of a chain, `item#step`. */
  rubrics: Map<string, AskedRubric>;
  /** Files that cannot be read, by path from the content folder. */
  problems: Problem[];
};

/** Every rubric as the content files have it at this moment. @throws {Error} if the lexicon cannot be used */
export async function readRubrics(folder: string): Promise<RubricSources> {
  const { items, lexiconSource, problems } = await readBank(folder);
  const rubrics = new Map<string, AskedRubric>();
  for (const { item } of items) {
    if (item.kind === "free_text") rubrics.set(item.id, { question: item.prompt, rubric: item.rubric });
    if (item.kind !== "chain") continue;
    for (const { id, prompt, rubric } of item.steps) rubrics.set(`${item.id}#${id}`, { question: prompt, rubric });
  }
  const lexicon = lexiconSchema.safeParse(lexiconSource);
  const unread = problems.find(({ file }) => file === "lexicon.yaml");
  if (unread) throw new Error(problemText(unread));
  if (!lexicon.success) throw new Error("lexicon.yaml is not as it must be: npm run content:check says where");
  return { lexicon: compileLexicon(lexicon.data), rubrics, problems };
}

/** The first thing that keeps a rubric from grading as its author meant; null if there is none. */
export function faultOf({ rubric }: AskedRubric, lexicon: Lexicon): string | null {
  return lintRubric(rubric, lexicon)[0] ?? null;
}

/** What is wrong with the file of an item; null if it can be read, or is not there. */
export function problemOf(itemId: string, { problems }: RubricSources): string | null {
  const [item = ""] = itemId.split("#");
  const problem = problems.find(({ file }) => file === path.posix.join("items", `${item.replace(".", "/")}.yaml`));
  return problem ? problemText(problem) : null;
}
