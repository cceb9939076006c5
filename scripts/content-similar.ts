// `npm run content:similar`: pairs of items that may ask the same, the most alike first. Fails where a pair is too much
// alike and is not in content/similar.yaml; `npm run content:check` does so too.
import path from "node:path";
import { problemText } from "#domain/content/problem";
import {
  isReviewed,
  MUST_BE_REVIEWED,
  similarityProblems,
  similarPairs,
  WORTH_A_LOOK,
} from "#domain/content/similarity";
import { readBank } from "#server/content-files";

const { items: files, reviewedPairs } = await readBank(path.resolve(import.meta.dirname, "../content"));
const items = files.map(({ item }) => item);
const pairs = similarPairs(items);
for (const pair of pairs) {
  const note = isReviewed(pair, reviewedPairs) ? "  (looked at)" : "";
  console.log(`${pair.likeness.toFixed(2)}  ${pair.ids.join("  ")}${note}\n      ${pair.words.join(", ")}`);
}
const problems = similarityProblems(items, reviewedPairs);
for (const problem of problems) console.log(problemText(problem));
console.log(
  `${items.length} items, ${pairs.length} pairs from ${WORTH_A_LOOK} up, ${problems.length} from ${MUST_BE_REVIEWED} up not looked at`,
);
process.exitCode = problems.length === 0 ? 0 : 1;
