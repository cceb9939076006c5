import { printedLines } from "#domain/quiz/printed-lines";
import { checkChain, checkMockInterview } from "./composed-checks";
import type { ItemOf } from "./item";
import { type BankEntry, type FieldPath, type Problem, problemAt } from "./problem";
import { programNamed } from "./named-program";

type Report = (path: FieldPath, message: string, fix: string) => void;

/** What is wrong with one item in ways that only its kind knows. */
export function checkKind(entry: BankEntry, byId: ReadonlyMap<string, BankEntry>): Problem[] {
  const problems: Problem[] = [];
  const report: Report = (path, message, fix) => problems.push(problemAt(entry, path, { message, fix }));
  const { item } = entry;
  for (const [index, { run }] of item.verify.entries()) {
    if (programNamed(item, run) === null) {
      report(
        ["verify", index, "run"],
        `${run} names no program of this item`,
        "write the program, or @code, @fix or @worked_code where the item has one",
      );
    }
  }
  switch (item.kind) {
    case "cloze":
      checkBlanks(item, report);
      break;
    case "single_choice":
      checkSingleChoice(item, report);
      break;
    case "multi_choice":
      checkMultiChoice(item, report);
      break;
    case "predict_output":
      checkNearMisses(item, report);
      break;
    case "order_events":
      checkEvents(item, report);
      break;
    case "spot_bug":
      checkBug(item, report);
      break;
    case "fix_code":
    case "write_code":
      checkCode(item, report);
      break;
    case "chain":
      checkChain(item, report, byId);
      break;
    case "mock_interview":
      checkMockInterview(item, report, byId);
      break;
    case "flashcard":
    case "free_text":
      break;
  }
  return problems;
}

function checkBlanks(item: ItemOf<"cloze">, report: Report): void {
  const inText = [...item.text.matchAll(/\{\{(.*?)\}\}/g)].map(([, name = ""]) => name);
  for (const name of new Set(inText)) {
    if (!(name in item.blanks)) report(["text"], `{{${name}}} has no answer`, `add "${name}" to blanks`);
    if (inText.filter((other) => other === name).length > 1)
      report(["text"], `{{${name}}} stands twice`, "number each blank once");
  }
  for (const name of Object.keys(item.blanks)) {
    if (!inText.includes(name))
      report(["blanks", name], `blank ${name} is not in the text`, `write {{${name}}} in the text`);
  }
}

function checkSingleChoice(item: ItemOf<"single_choice">, report: Report): void {
  checkKeys(item.options, ["options"], report);
  const right = item.options.find(({ key }) => key === item.answer);
  if (!right) {
    report(["answer"], `${item.answer} is no option`, `one of ${item.options.map(({ key }) => key).join(", ")}`);
  }
  for (const [index, option] of item.options.entries()) {
    if (option === right && option.misconception !== undefined) {
      report(
        ["options", index, "misconception"],
        `${option.key} is the answer, and no misconception`,
        "remove the misconception",
      );
    }
    if (option !== right && (option.misconception === undefined || option.feedback === undefined)) {
      report(
        ["options", index],
        `${option.key} is wrong, and must say why somebody believes it`,
        "add misconception and feedback",
      );
    }
  }
}

function checkMultiChoice(item: ItemOf<"multi_choice">, report: Report): void {
  checkKeys(item.options, ["options"], report);
  const rightCount = item.options.filter(({ correct }) => correct).length;
  if (rightCount === 0 || rightCount === item.options.length) {
    report(["options"], "all options are right, or none is", "mark at least one correct: true and one correct: false");
  }
  if (item.scoring && Math.abs(item.scoring.per_correct * rightCount - 1) > 0.005) {
    report(
      ["scoring", "per_correct"],
      `${rightCount} right options do not make a score of 1`,
      `write ${1 / rightCount}`,
    );
  }
}

function checkNearMisses(item: ItemOf<"predict_output">, report: Report): void {
  const seen = [printedLines(item.answer.stdout).join("\n")];
  for (const [index, { stdout }] of item.near_misses.entries()) {
    const printed = printedLines(stdout).join("\n");
    if (seen.includes(printed)) {
      report(
        ["near_misses", index, "stdout"],
        "it is the answer, or another near miss, once more",
        "write an output that differs",
      );
    }
    seen.push(printed);
  }
}

function checkEvents(item: ItemOf<"order_events">, report: Report): void {
  checkKeys(item.events, ["events"], report);
  for (const [index, { at }] of item.events.entries()) {
    if (at < (item.events[index - 1]?.at ?? 0)) {
      report(
        ["events", index, "at"],
        "it happens before the event above it",
        "list events in the order in which they happen",
      );
    }
  }
}

function checkBug(item: ItemOf<"spot_bug">, report: Report): void {
  checkKeys(item.reasons, ["reasons"], report);
  const lineCount = item.code.trimEnd().split("\n").length;
  for (const [index, line] of item.answer.lines.entries()) {
    if (line > lineCount) report(["answer", "lines", index], `the code has no line ${line}`, `1 to ${lineCount}`);
  }
  if (!item.reasons.some(({ key }) => key === item.answer.reason)) {
    report(
      ["answer", "reason"],
      `${item.answer.reason} is no reason`,
      `one of ${item.reasons.map(({ key }) => key).join(", ")}`,
    );
  }
  for (const [index, { key, feedback }] of item.reasons.entries()) {
    if (key !== item.answer.reason && feedback === undefined) {
      report(["reasons", index], `${key} is wrong, and must say why`, "add feedback");
    }
  }
  if (item.verify.length === 0) report(["verify"], "nothing shows the bug", "add a verify block that runs @code");
}

function checkCode(item: ItemOf<"fix_code"> | ItemOf<"write_code">, report: Report): void {
  const names = item.tests.map(({ name }) => name);
  for (const [index, name] of names.entries()) {
    if (names.indexOf(name) < index) report(["tests", index, "name"], `two tests are called ${name}`, "rename one");
  }
  for (const [index, { fails }] of item.wrong_solutions.entries()) {
    if (!names.includes(fails)) {
      report(
        ["wrong_solutions", index, "fails"],
        `there is no test ${JSON.stringify(fails)}`,
        `one of ${names.join("; ")}`,
      );
    }
  }
}

function checkKeys(things: readonly { key: string }[], path: FieldPath, report: Report): void {
  for (const [index, { key }] of things.entries()) {
    if (things.findIndex((other) => other.key === key) < index)
      report([...path, index, "key"], `two are called ${key}`, "rename one");
  }
}
