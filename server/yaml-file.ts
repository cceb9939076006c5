import { isMap, isScalar, isSeq, LineCounter, type Node, parseDocument } from "yaml";
import type { z } from "zod";
import { type FieldPath, fieldName, type Problem } from "#domain/content/problem";

/** A YAML file that remembers where its values stand. */
export type YamlFile = {
  file: string;
  value: unknown;
  /** The line, from 1, of a field, or of the nearest thing around one that is missing. */
  lineOf: (path: FieldPath) => number | null;
  /** What keeps it from being YAML at all. */
  problems: Problem[];
};

const QUOTING_HINT = "quote values that begin with a backtick, { or @, or that hold a colon and a space";

/** Reads YAML 1.2: a key given twice is an error, and so is anything else that is doubtful. */
export function readYaml(file: string, text: string): YamlFile {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const problems = [...document.errors, ...document.warnings].map((error): Problem => ({
    file,
    line: lines.linePos(error.pos[0]).line,
    field: "",
    message: `not readable as YAML: ${error.message}`,
    fix: error.code === "DUPLICATE_KEY" ? "keep one of the two" : QUOTING_HINT,
  }));
  const lineOf = (path: FieldPath) => lineIn(document.contents, path, lines);
  return { file, value: problems.length === 0 ? document.toJS() : null, lineOf, problems };
}

/** What a schema has against a file: the line, the field, what is there and what is allowed. */
export function schemaProblems(yaml: YamlFile, error: z.ZodError): Problem[] {
  return error.issues.flatMap((issue) => issueProblems(yaml, issue, issue.path));
}

type Issue = z.core.$ZodIssue;

function issueProblems(yaml: YamlFile, issue: Issue, path: FieldPath): Problem[] {
  const { file, lineOf } = yaml;
  if (issue.code === "invalid_union") {
    const branch = likeliestBranch(issue.errors);
    if (branch) return branch.flatMap((inner) => issueProblems(yaml, inner, [...path, ...inner.path]));
  }
  if (issue.code === "unrecognized_keys") {
    return issue.keys.map((key) => {
      const at = [...path, key];
      return { file, line: lineOf(at), field: fieldName(at), message: "unknown field", fix: issue.message };
    });
  }
  const found = valueAt(yaml.value, path);
  const message = found === undefined ? "missing" : `${shown(found)} is not allowed`;
  const fix = issue.message.replace(/^Invalid input: /, "").replace(/, received undefined$/, "");
  return [{ file, line: lineOf(path), field: fieldName(path), message, fix }];
}

/** Of the forms a value may have, the one it comes nearest to: where only something deep inside is wrong. */
function likeliestBranch(branches: readonly (readonly Issue[])[]): readonly Issue[] | null {
  const deep = branches.filter((issues) => issues.length > 0 && issues.every(({ path }) => path.length > 1));
  return deep.length === 1 ? (deep[0] ?? null) : null;
}

function valueAt(value: unknown, path: FieldPath): unknown {
  return path.reduce<unknown>(
    (inner, part) => (typeof inner === "object" && inner !== null ? Reflect.get(inner, part) : undefined),
    value,
  );
}

function shown(value: unknown): string {
  const text = JSON.stringify(value);
  return text.length > 80 ? `${text.slice(0, 79)}…` : text;
}

function lineIn(contents: Node | null, path: FieldPath, lines: LineCounter): number | null {
  let node: unknown = contents;
  let offset = contents?.range?.[0];
  for (const part of path) {
    if (isMap(node)) {
      const pair = node.items.find(({ key }) => isScalar(key) && String(key.value) === String(part));
      if (!pair || !isScalar(pair.key)) break;
      offset = pair.key.range?.[0] ?? offset;
      node = pair.value;
    } else if (isSeq(node) && typeof part === "number") {
      node = node.items[part];
      if (!isMap(node) && !isSeq(node) && !isScalar(node)) break;
      offset = node.range?.[0] ?? offset;
    } else break;
  }
  return offset === undefined ? null : lines.linePos(offset).line;
}
