import { Fragment } from "react";
import type { NeedWords, PatternWords } from "#domain/rubric/pattern-words";

/** What counts as saying an idea: each pattern in words, with examples of its terms. */
export function PatternList({ patterns }: { patterns: readonly PatternWords[] }) {
  if (patterns.length === 0) {
    return <p className="text-sm text-muted">No patterns: it is compared with its statement alone.</p>;
  }
  return (
    <ul className="flex flex-col gap-2 text-sm">
      {patterns.map((pattern, at) => (
        <li key={`${at} ${pattern.rule}`} className="border-l-2 border-hairline pl-3 wrap-anywhere">
          <span className="text-muted">{pattern.rule}: </span>
          <Needs needs={pattern.needs} />
          {pattern.unless.map(({ where, needs }, number) => (
            <span key={number}>
              <span className="text-muted">; not where it says{where && ` ${where}`} </span>
              <Needs needs={needs} />
            </span>
          ))}
          {pattern.isWeak && <span className="text-muted">; weak evidence, half the points</span>}
        </li>
      ))}
    </ul>
  );
}

const JOINS = new Map<NeedWords["join"], string>([
  ["and", " and "],
  ["then", ", then "],
]);

function Needs({ needs }: { needs: readonly NeedWords[] }) {
  return needs.map(({ join, names }, at) => (
    <Fragment key={at}>
      {JOINS.get(join)}
      {names.map(({ name, examples }, number) => (
        <Fragment key={name}>
          {number > 0 && " or "}
          <strong className="font-medium">{name}</strong>
          {examples.length > 0 && <span className="text-muted"> ({examples.join(", ")})</span>}
        </Fragment>
      ))}
    </Fragment>
  ));
}
