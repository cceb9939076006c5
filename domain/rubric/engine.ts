import { type CompiledRubric, compileRubric } from "./compiled-rubric";
import { findCoverage, prepareReferences, type References, vocabularyOfReading } from "./coverage";
import type { Band, Grade, Quote } from "./grade";
import { guard } from "./guards";
import { hasExchanged } from "./exchange";
import type { Lexicon } from "./lexicon";
import type { Mechanism } from "./mechanisms";
import { lexiconOf } from "./own-concepts";
import { maxPoints } from "./points";
import { read } from "./reading";
import type { Rubric } from "./rubric";
import { score } from "./scoring";
import { cleanText } from "./text";
import { tokenize } from "./tokens";
import { type Finding, judgeCriterion, judgeMisconception } from "./verdicts";

/** Changes whenever the same answer, rubric and lexicon may give another grade. */
export const ENGINE_VERSION = "1.8.0";

/** Shares of the maximum from which on a grade is called so. */
const BANDS: readonly (readonly [Band, number])[] = [
  ["strong", 0.85],
  ["solid", 0.65],
  ["partial", 0.35],
];
/** An answer of which something was set aside is never graded with more confidence than this. */
const FLAGGED_CONFIDENCE = 0.8;

/**
 * Grades a typed answer against a rubric, criterion by criterion, quoting the words that earned or lost each point.
 *
 * Total and deterministic: every text gets a grade, the same text always the same. A pattern that does not parse
 * matches nothing; `lintRubric` says which.
 *
 * @param input.without what is left out: for measuring what it is worth, never for an answer that counts
 */
export function gradeAnswer(input: {
  answer: string;
  question: string;
  rubric: Rubric;
  lexicon: Lexicon;
  without?: Mechanism | undefined;
}): Grade {
  const { answer, question, rubric, without } = input;
  const lexicon = lexiconOf(rubric, input.lexicon);
  const compiled = compileRubric(rubric, lexicon);
  const references = referencesOf(compiled, input);
  const written = tokenize(cleanText(answer));
  const { tokens, flags } =
    without === "guards" ? { tokens: written, flags: [] } : guard(written, { question, rubric, lexicon });
  const reading = read(answer, tokens, { rubric: compiled, lexicon, without });
  const vocabulary = vocabularyOfReading(reading, lexicon);

  const judged = compiled.criteria.map((criterion) =>
    judgeCriterion(reading, criterion, () =>
      without === "coverage"
        ? null
        : findCoverage(reading, references.get(criterion.source.key) ?? [], { vocabulary, lexicon }),
    ),
  );
  const isExchanged = hasExchanged(reading.claims);
  const findings = isExchanged ? judged.map(asContradicted) : judged;
  const asserted = new Map<string, Quote[]>();
  for (const misconception of compiled.misconceptions) {
    const quotes = judgeMisconception(reading, misconception);
    if (quotes) asserted.set(misconception.source.key, quotes);
  }
  const { points, criteria, misconceptions } = score(rubric, findings, asserted);
  const most = flags.length > 0 || isExchanged ? FLAGGED_CONFIDENCE : 1;
  return {
    engineVersion: ENGINE_VERSION,
    lexiconVersion: lexicon.version,
    points,
    maxPoints: maxPoints(rubric),
    band: bandOf(points / maxPoints(rubric)),
    criteria,
    misconceptions,
    flags: isExchanged ? [...flags, "exchanged"] : flags,
    confidence: Math.min(most, ...findings.map(({ confidence }) => confidence)),
  };
}

const prepared = new WeakMap<CompiledRubric, { question: string; references: References }>();

function referencesOf(
  compiled: CompiledRubric,
  { question, rubric, lexicon }: { question: string; rubric: Rubric; lexicon: Lexicon },
): References {
  const known = prepared.get(compiled);
  if (known?.question === question) return known.references;
  const references = prepareReferences(rubric, question, lexicon);
  prepared.set(compiled, { question, references });
  return references;
}

/** What is said of the wrong thing earns nothing. */
function asContradicted(finding: Finding): Finding {
  return finding.verdict === "not" ? finding : { ...finding, verdict: "contradicted", nearestMiss: null };
}

/** What a share of the maximum is called. */
export function bandOf(share: number): Band {
  return BANDS.find(([, least]) => share >= least)?.[0] ?? "weak";
}
