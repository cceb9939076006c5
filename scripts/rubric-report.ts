import type { Split } from "./rubric-exemplars";
import { SPLITS } from "./rubric-exemplars";
import type { LastRun, Run } from "./rubric-last-run";
import { type Measures, type Outcome, WORTHLESS } from "./rubric-measures";
import type { Cluster } from "./rubric-unmatched";

const COLUMNS = "answers kappa 95_% change any informal prec recall qwk mae false p95_ms"
  .split(" ")
  .map((name) => name.replace("_", " "));
const ITEM_WIDTH = 42;
const WIDTHS = [7, 6, 12, 7, 6, 8, 6, 6, 6, 6, 6, 7];
/** A change of less says nothing. */
const SMALLEST_CHANGE = 0.0005;
const CLAUSES_SHOWN = 4;

const LEGEND = `kappa: of criteria; half met, by the engine or by the labels, lies halfway between met and not (linear weights)
any: the same, with half met counted as met    informal: kappa of right-informal and analogy alone
prec, recall: of misconceptions    qwk, mae: of scores as shares of the maximum, deductions included
false: stuffed, swapped, off-topic, injected or copied answers that earn what no label gives them`;

/** The figures as a table for each split, against the last run if there is one. */
export function tableText(run: Run, last: LastRun | null): string {
  const isSameItems = last !== null && Object.keys(run.items).join(" ") === Object.keys(last.items).join(" ");
  const parts = SPLITS.map((split) => {
    const rows = Object.entries(run.items)
      .filter(([, measures]) => measures[split].answers > 0)
      .map(([itemId, measures]) => rowText(itemId, measures[split], last?.items[itemId]?.[split].kappa ?? null));
    const total = rowText("all", run.total[split], isSameItems ? last.total[split].kappa : null);
    return [rowOf(split, COLUMNS), ...rows, total, falseCreditText(run.total[split])].join("\n");
  });
  return `${parts.join("\n\n")}\n\n${LEGEND}\n`;
}

function rowText(name: string, measures: Measures, lastKappa: number | null): string {
  const { kappa, interval, falseCredit } = measures;
  const credited = Object.values(falseCredit).reduce((sum, each) => sum + each.credited, 0);
  const worthless = Object.values(falseCredit).reduce((sum, each) => sum + each.answers, 0);
  return rowOf(name, [
    String(measures.answers),
    shown(kappa),
    interval === null ? "-" : interval.map(shown).join(" to "),
    changeText(kappa, lastKappa),
    ...[measures.anyKappa, measures.informalKappa, measures.precision, measures.recall].map(shown),
    ...[measures.scoreKappa, measures.scoreError].map(shown),
    `${credited}/${worthless}`,
    measures.p95Ms === null ? "-" : measures.p95Ms.toFixed(1),
  ]);
}

function rowOf(name: string, cells: readonly string[]): string {
  return [name.padEnd(ITEM_WIDTH), ...cells.map((cell, index) => cell.padStart(WIDTHS[index] ?? 0))].join(" ");
}

/** As `.83`, `1.00` or `-.12`. */
function shown(value: number | null): string {
  if (value === null) return "-";
  return value.toFixed(2).replace(/^(-?)0\./, "$1.");
}

function changeText(now: number | null, before: number | null): string {
  if (now === null || before === null) return "-";
  const change = now - before;
  if (Math.abs(change) < SMALLEST_CHANGE) return "=";
  return `${change > 0 ? "+" : "-"}${Math.abs(change).toFixed(3).replace(/^0/, "")}`;
}

function falseCreditText({ falseCredit }: Measures): string {
  const kinds = WORTHLESS.map(
    (kind) => `${kind} ${falseCredit[kind]?.credited ?? 0}/${falseCredit[kind]?.answers ?? 0}`,
  );
  return `${"false credit".padEnd(ITEM_WIDTH)} ${kinds.join(", ")}`;
}

/** Every answer that the engine and the labels disagree about, with the words that decided. */
export function disagreementsText(outcomes: readonly Outcome[]): string {
  return outcomes
    .map((outcome) => ({ outcome, lines: [...criterionLines(outcome), ...misconceptionLines(outcome)] }))
    .filter(({ lines }) => lines.length > 0)
    .map(({ outcome: { itemId, exemplar, grade, score }, lines }) => {
      const labelled = Math.round(score.person * grade.maxPoints * 100) / 100;
      const points = `${grade.points} of ${grade.maxPoints} points, by its labels ${labelled}`;
      const flags = grade.flags.length > 0 ? `; ${grade.flags.join(", ")}` : "";
      const note = exemplar.note === null ? "" : `\n  (${exemplar.note})`;
      const head = `${itemId} ${exemplar.id} [${exemplar.kind}, ${exemplar.voice}] ${points}${flags}`;
      return `${head}\n  ${exemplar.answer.replaceAll("\n", "\n  ")}${note}\n${lines.join("\n")}\n`;
    })
    .join("\n");
}

function criterionLines({ criteria, grade }: Outcome): string[] {
  return criteria.flatMap(({ key, engine, person }): string[] => {
    const result = grade.criteria.find((each) => each.key === key);
    if (engine === person || !result) return [];
    const { verdict, decidedBy, quotes, nearestMiss } = result;
    const label = person === 1 ? "met" : person === 0 ? "not" : "partial";
    const by = decidedBy === null ? "" : ` by ${decidedBy}:${quoted(quotes)}`;
    const near = nearestMiss ? ` nearest${quoted([nearestMiss.quote])} lacks ${nearestMiss.lacks.join(", ")}` : "";
    return [`  ${engine < person ? "MISSED" : "FALSE "} ${key}: ${verdict}, labelled ${label}${by}${near}`];
  });
}

function misconceptionLines({ misconceptions, grade }: Outcome): string[] {
  return misconceptions.flatMap(({ key, engine, person }): string[] => {
    if (engine === person) return [];
    const quotes = grade.misconceptions.find((each) => each.key === key)?.quotes ?? [];
    return [`  ${engine ? "FALSE " : "MISSED"} misconception ${key}:${quoted(quotes)}`];
  });
}

function quoted(quotes: readonly { text: string }[]): string {
  return quotes.map(({ text }) => ` "${text}"`).join("");
}

/** Clauses that earned nothing though a person found more in their answers: what the patterns may not know yet. */
export function clustersText(clusters: readonly Cluster[]): string {
  return clusters
    .map(({ itemId, shared, clauses, missed }) => {
      const more = clauses.length > CLAUSES_SHOWN ? `\n  and ${clauses.length - CLAUSES_SHOWN} more` : "";
      const shownClauses = clauses.slice(0, CLAUSES_SHOWN).map((text) => `\n  "${text}"`);
      return `${itemId} ${clauses.length} x [${shared.join(" ")}], missed: ${missed.join(", ")}${shownClauses.join("")}${more}\n`;
    })
    .join("");
}

/** Names the split above what is listed of it. */
export function headingText(what: string, split: Split): string {
  return `\n${what}, ${split}\n\n`;
}
