import { type PatternWords, patternWords } from "#domain/rubric/pattern-words";
import { lexiconOf, sourceOf } from "#domain/rubric/own-concepts";
import type { Lexicon } from "#domain/rubric/lexicon";
import type { LexiconSource } from "#domain/rubric/lexicon-source";
import type { Criterion, Rubric, RubricMisconception } from "#domain/rubric/rubric";
import { renderInline } from "#ui/markdown";
import { Inline } from "#ui/prose";
import { PatternList } from "./pattern-list";

type RubricDocumentProps = { rubric: Rubric; lexicon: Lexicon; source: LexiconSource };

/** A rubric as a person reads it: what earns points, what costs them, and which words count as saying it. */
export function RubricDocument({ rubric, lexicon: shared, source: sharedSource }: RubricDocumentProps) {
  const lexicon = lexiconOf(rubric, shared);
  const source = sourceOf(rubric, sharedSource);
  const wordsOf = (owner: Criterion | RubricMisconception) =>
    owner.patterns.map((pattern) => patternWords(pattern, lexicon, source));
  return (
    <div className="flex max-w-[76ch] flex-col gap-8">
      <section aria-label="Criteria" className="flex flex-col gap-2">
        <h2 className="text-base font-medium">What earns points</h2>
        <ol className="divide-y divide-hairline border-y border-hairline">
          {rubric.criteria.map((criterion, at) => (
            <CriterionEntry key={criterion.key} criterion={criterion} number={at + 1} patterns={wordsOf(criterion)} />
          ))}
        </ol>
      </section>
      {rubric.misconceptions.length > 0 && (
        <section aria-label="Misconceptions" className="flex flex-col gap-2">
          <h2 className="text-base font-medium">What is not so</h2>
          <ul className="divide-y divide-hairline border-y border-hairline">
            {rubric.misconceptions.map((one) => (
              <MisconceptionEntry key={one.key} misconception={one} patterns={wordsOf(one)} />
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}

type CriterionEntryProps = { criterion: Criterion; number: number; patterns: readonly PatternWords[] };

async function CriterionEntry({ criterion, number, patterns }: CriterionEntryProps) {
  const { key, statement, points, kind, dependsOn, group, accepts } = criterion;
  const notes = [
    ...(kind === "required" ? [] : [kind]),
    ...(dependsOn === undefined ? [] : [`counts only with ${dependsOn}`]),
    ...(group === undefined ? [] : [`of the group ${group}`]),
  ];
  return (
    <li className="flex flex-col gap-2 py-4">
      <p className="flex flex-wrap items-baseline gap-x-3 text-xs text-muted">
        <span className="tabular text-sm font-semibold text-accent">{number}</span>
        <span className="font-mono">{key}</span>
        {notes.length > 0 && <span>{notes.join(", ")}</span>}
        <span className="tabular ml-auto">{pointsWords(points)}</span>
      </p>
      <p className="font-serif text-base leading-snug">
        <Inline html={await renderInline(statement)} />
      </p>
      <Details title={`${patterns.length} ${patterns.length === 1 ? "pattern" : "patterns"}`}>
        <PatternList patterns={patterns} />
      </Details>
      {accepts.length > 0 && (
        <Details title={`${accepts.length} more ${accepts.length === 1 ? "sentence" : "sentences"} that must earn it`}>
          <ul className="flex flex-col gap-1 font-serif text-sm">
            {accepts.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        </Details>
      )}
    </li>
  );
}

type MisconceptionEntryProps = { misconception: RubricMisconception; patterns: readonly PatternWords[] };

async function MisconceptionEntry({ misconception, patterns }: MisconceptionEntryProps) {
  const { key, statement, correction, deduct, severity, voids } = misconception;
  return (
    <li className="flex flex-col gap-2 py-4">
      <p className="flex flex-wrap items-baseline gap-x-3 text-xs text-muted">
        <span className="font-mono">{key}</span>
        <span>
          {severity}
          {voids.length > 0 && `; voids ${voids.join(", ")}`}
        </span>
        <span className="tabular ml-auto">{deduct > 0 ? `${deduct} taken off` : "nothing taken off"}</span>
      </p>
      <p className="font-serif text-base leading-snug">
        <Inline html={await renderInline(statement)} />
      </p>
      <p className="font-serif text-base leading-snug">
        <span className="font-sans text-xs font-medium text-done">Why that is not so: </span>
        <Inline html={await renderInline(correction)} />
      </p>
      <Details title={`${patterns.length} ${patterns.length === 1 ? "pattern" : "patterns"}`}>
        <PatternList patterns={patterns} />
      </Details>
    </li>
  );
}

function Details({ title, children }: { title: string; children: React.ReactNode }) {
  return (
    <details>
      <summary className="min-h-11 w-fit cursor-pointer py-2 text-sm text-accent sm:min-h-8 sm:py-1">{title}</summary>
      <div className="pt-1 pb-2">{children}</div>
    </details>
  );
}

function pointsWords(points: number): string {
  return points === 1 ? "1 point" : `${points} points`;
}
