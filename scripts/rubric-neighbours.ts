// `npx tsx scripts/rubric-neighbours.ts`: counts which words of grammar follow which in the prose of the bank and in the
// labelled answers of train, and writes the table at the end of content/lexicon.yaml. Raise the lexicon's version after it.
import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { kindOf } from "#domain/rubric/fluency";
import { FUNCTION_WORDS } from "#domain/rubric/function-words";
import { cleanText } from "#domain/rubric/text";
import { tokenize } from "#domain/rubric/tokens";
import { readBank } from "#server/content-files";
import { readExemplars } from "./rubric-exemplars";

const content = path.resolve(import.meta.dirname, "../content");
const lexiconFile = path.join(content, "lexicon.yaml");

/** Fields of items that hold prose. */
const PROSE = new Set(
  "explanation model_answer text why_wrong correction feedback statement accepts front back prompt follow_ups".split(
    " ",
  ),
);
const WRITTEN = new Set(
  "right right-informal analogy nonnative terse typos partial misconception negated contradiction".split(" "),
);
const FURTHER =
  "gets get goes go going lets let runs run use used need needs makes make one two all until once got".split(" ");
/** An answer weighs as much as this much prose: answers are what it is used on. */
const ANSWER_WEIGHT = 6;
/** Pairs are seen this often more than they were, by chance and in fact: rare ones say little. */
const SMOOTHING = 2;
const FEWEST_SEEN = 60;
/** In tens of the logarithm: what is nearer to chance is left out, what is further counts as much as this. */
const LEAST = 6;
const LOWEST = -30;
const HIGHEST = 20;

type Text = { text: string; weight: number };

function proseIn(value: unknown, field: string): string[] {
  if (typeof value === "string") return PROSE.has(field) ? [value] : [];
  if (Array.isArray(value)) return value.flatMap((each: unknown) => proseIn(each, field));
  if (value === null || typeof value !== "object") return [];
  return Object.entries(value).flatMap(([name, each]: [string, unknown]) => proseIn(each, name));
}

function increase(counts: Map<string, number>, key: string, weight: number): void {
  counts.set(key, (counts.get(key) ?? 0) + weight);
}

async function readTexts(): Promise<Text[]> {
  const { items } = await readBank(content);
  const { files } = await readExemplars(path.join(content, "exemplars"));
  const answers = files
    .flatMap(({ exemplars }) => exemplars)
    .filter(({ split, kind }) => split === "train" && WRITTEN.has(kind));
  return [
    ...items.flatMap(({ item }) => proseIn(item, "")).map((text) => ({ text, weight: 1 })),
    ...answers.map(({ answer }) => ({ text: answer, weight: ANSWER_WEIGHT })),
  ];
}

const texts = await readTexts();
const seen = new Map<string, number>();
for (const { text, weight } of texts) {
  for (const token of tokenize(cleanText(text))) if (token.kind === "word") increase(seen, token.text, weight);
}
const ownKinds = new Set([...FUNCTION_WORDS, ...FURTHER].filter((word) => (seen.get(word) ?? 0) >= FEWEST_SEEN));

const pairs = new Map<string, number>();
const firsts = new Map<string, number>();
const seconds = new Map<string, number>();
let total = 0;
for (const { text, weight } of texts) {
  const tokens = tokenize(cleanText(text));
  for (const [index, token] of tokens.entries()) {
    const next = tokens[index + 1];
    if (token.kind === "mark" || next === undefined || next.kind === "mark") continue;
    const [first, second] = [kindOf(token, ownKinds), kindOf(next, ownKinds)];
    increase(pairs, `${first} ${second}`, weight);
    increase(firsts, first, weight);
    increase(seconds, second, weight);
    total += weight;
  }
}

const lines = [...firsts]
  .toSorted(([one], [other]) => (one < other ? -1 : 1))
  .flatMap(([first, firstCount]) => {
    const byValue = new Map<number, string[]>();
    for (const [second, secondCount] of seconds) {
      if (first.startsWith("#") && second.startsWith("#")) continue;
      const chance = (firstCount * secondCount) / total;
      const value = Math.round(
        10 * Math.log(((pairs.get(`${first} ${second}`) ?? 0) + SMOOTHING) / (chance + SMOOTHING)),
      );
      if (Math.abs(value) < LEAST) continue;
      // Rounded to even steps, which compress better and say as much.
      const kept = Math.max(LOWEST, Math.min(HIGHEST, 3 * Math.round(value / 3)));
      byValue.set(kept, [...(byValue.get(kept) ?? []), second]);
    }
    if (byValue.size === 0) return [];
    const groups = [...byValue].toSorted(([one], [other]) => one - other);
    return [`  "${first}": "${groups.map(([value, words]) => `${value} ${words.toSorted().join(" ")}`).join(" ")}"`];
  });

const HEAD =
  "\n# How readily words of grammar follow each other, counted by scripts/rubric-neighbours.ts. Not written by hand.\n";
const source = await readFile(lexiconFile, "utf8");
const before = source.split(HEAD)[0] ?? source;
await writeFile(lexiconFile, `${before.trimEnd()}\n${HEAD}neighbours:\n${lines.join("\n")}\n`);
process.stdout.write(`${lines.length} kinds of words, ${lines.join(" ").split(" ").length} neighbours\n`);
