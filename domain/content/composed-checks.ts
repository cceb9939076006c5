import { CHAIN_END } from "#domain/quiz/chain";
import type { ItemOf } from "./item";
import type { BankEntry, FieldPath } from "./problem";

type Report = (path: FieldPath, message: string, fix: string) => void;
type ById = ReadonlyMap<string, BankEntry>;

/** Reports chains that could lose their way: rules only lead on, so that every walk ends. */
export function checkChain(item: ItemOf<"chain">, report: Report, byId: ById): void {
  const ids = item.steps.map(({ id }) => id);
  const reached = new Set(ids.slice(0, 1));
  for (const [index, step] of item.steps.entries()) {
    if (step.id === CHAIN_END || ids.indexOf(step.id) < index) {
      report(["steps", index, "id"], `${step.id} is taken`, `use an id of its own, and not ${CHAIN_END}`);
    }
    if (step.uses !== undefined && !byId.has(step.uses)) {
      report(["steps", index, "uses"], `there is no item ${step.uses}`, "name an item of the bank");
    }
    const used = step.uses === undefined ? undefined : byId.get(step.uses)?.item.kind;
    if (used === "chain" || used === "mock_interview") {
      report(
        ["steps", index, "uses"],
        `${step.uses} is made of other items, so that this could go round in a circle`,
        "name an item that is answered by itself",
      );
    }
    const later = ids.slice(index + 1);
    for (const [place, { go }] of step.next.entries()) {
      reached.add(go);
      if (go === CHAIN_END || later.includes(go)) continue;
      report(
        ["steps", index, "next", place, "go"],
        `there is no later step ${go}`,
        `one of ${[...later, CHAIN_END].join(", ")}`,
      );
    }
    const last = step.next.at(-1);
    if (last?.below !== undefined || last?.atLeast !== undefined) {
      report(
        ["steps", index, "next"],
        "the last rule has a condition, so a score may find no way on",
        "end with { go: ... }",
      );
    }
  }
  for (const [index, id] of ids.entries()) {
    if (!reached.has(id)) report(["steps", index, "id"], `no step leads to ${id}`, "add a rule that goes there");
  }
  for (const [index, { step }] of item.graded_samples.entries()) {
    if (!ids.includes(step)) {
      report(["graded_samples", index, "step"], `there is no step ${step}`, `one of ${ids.join(", ")}`);
    }
  }
}

/** Reports interviews whose items, times, weights or verdicts do not add up. */
export function checkMockInterview(item: ItemOf<"mock_interview">, report: Report, byId: ById): void {
  for (const [index, section] of item.sections.entries()) {
    for (const list of ["items", "alternatives"] as const) {
      for (const [place, id] of section[list].entries()) {
        const found = byId.get(id);
        if (found && found.item.kind !== "mock_interview") continue;
        report(
          ["sections", index, list, place],
          `there is no item ${id}`,
          "name an item of the bank that is no interview",
        );
      }
    }
  }
  const seconds = item.sections.reduce((sum, section) => sum + section.seconds, 0);
  if (item.time_limit_seconds === undefined || seconds > item.time_limit_seconds) {
    report(["time_limit_seconds"], `the sections take ${seconds} s`, "give the interview at least that time");
  }
  const weight = item.scorecard.reduce((sum, part) => sum + part.weight, 0);
  if (Math.abs(weight - 1) > 0.001) report(["scorecard"], `the weights make ${weight}`, "let them make 1");
  const bounds = item.verdict.map(({ min }) => min);
  if (bounds.at(-1) !== 0 || bounds.some((bound, index) => bound >= (bounds[index - 1] ?? 2))) {
    report(["verdict"], "some totals have no verdict", "list verdicts from the best down to min: 0");
  }
  const beliefs = [...byId.values()].flatMap((entry) => entry.item.misconceptions.map(({ id }) => id));
  for (const [index, { misconception, at_most: atMost }] of item.knock_out.entries()) {
    if (!beliefs.includes(misconception)) {
      report(
        ["knock_out", index, "misconception"],
        `no item has the misconception ${misconception}`,
        "name one that an item has",
      );
    }
    if (!item.verdict.some(({ label }) => label === atMost)) {
      report(
        ["knock_out", index, "at_most"],
        `there is no verdict ${atMost}`,
        `one of ${item.verdict.map(({ label }) => label).join(", ")}`,
      );
    }
  }
}
