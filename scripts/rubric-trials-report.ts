import type { Ablation } from "./rubric-ablation";
import type { Cost } from "./rubric-cost";
import { type Robustness, shareHeld, type Tally } from "./rubric-robustness";

const NAME_WIDTH = 26;
const WIDTHS = [8, 9, 13, 8, 13];
/** Concepts shown: the rest change next to nothing. */
const CONCEPTS_SHOWN = 25;
const KILOBYTE = 1024;

/** How the engine takes changes of words, changes of meaning, and noise. */
export function robustnessText({ neutral, meaning, hostile }: Robustness): string {
  return [
    talliesText("Neutral changes: verdicts that stayed (goal 98 %)", neutral),
    talliesText("Changes of meaning: criteria no longer met (goal 95 %)", meaning),
    talliesText("Noise made from right answers: earned nothing (goal 99 %)", hostile),
  ].join("\n");
}

function talliesText(heading: string, tallies: Record<string, Tally>): string {
  const lines = Object.entries(tallies).map(
    ([name, { tried, held }]) => `  ${name.padEnd(NAME_WIDTH)} ${percent(held / tried)}  ${held} of ${tried}`,
  );
  const all = shareHeld(tallies);
  return `${heading}\n${lines.join("\n")}\n  ${"all".padEnd(NAME_WIDTH)} ${all === null ? "-" : percent(all)}\n`;
}

function percent(share: number): string {
  return `${(share * 100).toFixed(1)} %`.padStart(8);
}

/** What each part is worth: the figures without it, the first row with all of them. */
export function ablationText(heading: string, ablations: readonly Ablation[]): string {
  const head = row("without", ["kappa", "change", "false alarms", "recall", "false credit"]);
  const whole = ablations.find(({ without }) => without === "nothing")?.kappa ?? null;
  const lines = ablations.slice(0, CONCEPTS_SHOWN).map(({ without, kappa, falseAlarms, recall, falseCredit }) => {
    const change = kappa === null || whole === null ? "-" : (kappa - whole).toFixed(3);
    return row(without, [number(kappa), change, String(falseAlarms), number(recall), String(falseCredit)]);
  });
  return `${heading}\n${[head, ...lines].join("\n")}\n`;
}

function row(name: string, cells: readonly string[]): string {
  return [name.padEnd(NAME_WIDTH), ...cells.map((cell, index) => cell.padStart(WIDTHS[index] ?? 0))].join(" ");
}

function number(value: number | null): string {
  return value === null ? "-" : value.toFixed(3);
}

/** Time, sameness and size. */
export function costText({ p95Ms, repeats, results, engineBytes, lexiconBytes }: Cost): string {
  const kilobytes = (bytes: number): string => `${(bytes / KILOBYTE).toFixed(1)} KB`;
  return [
    `95 of 100 answers of 300 words take at most ${p95Ms === null ? "-" : p95Ms.toFixed(1)} ms (goal 20)`,
    `${repeats} repeats gave ${results === 1 ? "the same bytes each time" : `${results} different results`}`,
    `compressed: engine ${kilobytes(engineBytes)}, lexicon ${kilobytes(lexiconBytes)}, ` +
      `together ${kilobytes(engineBytes + lexiconBytes)} (goal 150)`,
    "",
  ].join("\n");
}
