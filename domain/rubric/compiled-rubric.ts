import type { Lexicon } from "./lexicon";
import { FUNCTION_WORDS } from "./function-words";
import { type Exception, type Idea, parseIdea, splitException } from "./pattern";
import type { Criterion, PatternSource, Rubric, RubricMisconception } from "./rubric";
import { type Spelling, spellingTargets } from "./spelling";
import { type Term, TermIndex, vocabularyOf } from "./terms";
import { cleanText } from "./text";
import { tokenize } from "./tokens";
import { toWord } from "./words";

/** A pattern ready for matching. */
export type Pattern = {
  source: PatternSource;
  idea: Idea;
  unless: readonly Exception[];
  /** Entity that it must be said of. */
  about: About | null;
};

export type About = { entity: string; family: string };

export type CompiledCriterion = { source: Criterion; patterns: readonly Pattern[]; about: About | null };
export type CompiledMisconception = { source: RubricMisconception; patterns: readonly Pattern[] };

/** A rubric ready for grading with one lexicon. */
export type CompiledRubric = {
  criteria: readonly CompiledCriterion[];
  misconceptions: readonly CompiledMisconception[];
  /** Every term that one of its patterns looks for. */
  terms: TermIndex;
  /** Names of the entities that some pattern or criterion is about, by family, with the family's terms. */
  families: ReadonlyMap<string, { entities: readonly string[]; terms: TermIndex }>;
  spelling: Spelling;
  /** Contrasts of the lexicon that its statements speak of. */
  contrasts: ReadonlySet<string>;
  /** What is wrong with its patterns; such patterns match nothing. */
  problems: readonly string[];
};

const compiled = new WeakMap<Rubric, WeakMap<Lexicon, CompiledRubric>>();

/** The rubric prepared for one lexicon; the same object while both live. */
export function compileRubric(rubric: Rubric, lexicon: Lexicon): CompiledRubric {
  const byLexicon = compiled.get(rubric) ?? new WeakMap<Lexicon, CompiledRubric>();
  compiled.set(rubric, byLexicon);
  const known = byLexicon.get(lexicon) ?? new RubricCompiler(rubric, lexicon).compile();
  byLexicon.set(lexicon, known);
  return known;
}

class RubricCompiler {
  private readonly literals = new Map<string, Term>();
  private readonly names = new Set<string>();
  private readonly vocabulary: string[] = [];
  private readonly problems: string[] = [];
  private readonly rubric: Rubric;
  private readonly lexicon: Lexicon;

  constructor(rubric: Rubric, lexicon: Lexicon) {
    this.rubric = rubric;
    this.lexicon = lexicon;
  }

  compile(): CompiledRubric {
    const criteria = this.rubric.criteria.map((source) => ({
      source,
      patterns: this.patternsOf(source),
      about: this.aboutOf(source.about),
    }));
    const misconceptions = this.rubric.misconceptions.map((source) => ({ source, patterns: this.patternsOf(source) }));
    const statements = this.rubric.criteria.flatMap(({ statement, accepts }) => [statement, ...accepts]);
    const plain = statements.flatMap((text) => vocabularyOf(text.replaceAll(/[^A-Za-z -]/g, " ")));
    const vocabulary = new Set([...this.lexicon.vocabulary, ...this.vocabulary, ...plain]);
    return {
      criteria,
      misconceptions,
      terms: new TermIndex(this.usedTerms()),
      families: this.families([...criteria, ...misconceptions]),
      spelling: this.spelling(vocabulary),
      contrasts: this.contrastsIn(statements),
      problems: this.problems,
    };
  }

  private contrastsIn(statements: readonly string[]): Set<string> {
    const { contrasts, stem } = this.lexicon;
    const misbelieved = this.rubric.misconceptions.map(({ statement }) => statement);
    return new Set(
      [...statements, ...misbelieved].flatMap((statement) => {
        const words = tokenize(cleanText(statement)).map((token) => toWord(token, stem));
        return contrasts.terms.findAll(words).map(({ name }) => name.split(" ")[0] ?? "");
      }),
    );
  }

  private patternsOf(owner: Criterion | RubricMisconception): Pattern[] {
    return owner.patterns.flatMap((source): Pattern[] => {
      const idea = this.parse(source.says, owner.key);
      const about = this.aboutOf(source.about ?? owner.about ?? (idea ? entityNamedIn(idea) : undefined));
      const unless = source.unless.flatMap((each): Exception[] => {
        const { within, says } = splitException(each);
        const excepted = this.parse(says, owner.key);
        return excepted ? [{ idea: excepted, within }] : [];
      });
      return idea === null ? [] : [{ source, idea, unless, about }];
    });
  }

  private aboutOf(entity: string | undefined): About | null {
    const family = this.lexicon.entities.get(entity ?? "")?.family;
    return entity === undefined || family === undefined ? null : { entity, family };
  }

  private parse(says: string, key: string): Idea | null {
    const { idea, literals, vocabulary, problems } = parseIdea(says, this.lexicon);
    this.problems.push(...problems.map((problem) => `${key}: ${problem}`));
    if (problems.length > 0) return null;
    for (const literal of literals) this.literals.set(literal.name, literal);
    for (const need of idea.needs) need.names.forEach((name) => this.names.add(name));
    this.vocabulary.push(...vocabulary);
    return idea;
  }

  private usedTerms(): Term[] {
    return [...this.names].flatMap((name) => {
      const literal = this.literals.get(name);
      return literal ? [literal] : (this.lexicon.concepts.get(name) ?? this.lexicon.entities.get(name)?.terms ?? []);
    });
  }

  private families(
    owners: readonly { patterns: readonly Pattern[]; about?: About | null }[],
  ): CompiledRubric["families"] {
    const families = new Map<string, { entities: string[]; terms: TermIndex }>();
    const abouts = owners.flatMap(({ about, patterns }) => [about, ...patterns.map((pattern) => pattern.about)]);
    for (const family of new Set(abouts.flatMap((about) => (about ? [about.family] : [])))) {
      const members = [...this.lexicon.entities].filter(([, entity]) => entity.family === family);
      const terms = new TermIndex(members.flatMap(([, entity]) => entity.terms));
      families.set(family, { entities: members.map(([key]) => key), terms });
    }
    return families;
  }

  private spelling(vocabulary: ReadonlySet<string>): Spelling {
    const { knownWords, protectedWords, misspellings, concepts, entities } = this.lexicon;
    const terms = [...concepts.values(), ...[...entities.values()].map((entity) => entity.terms)].flat();
    const names = new Set(
      terms.flatMap(({ parts }) => parts.flatMap(({ by, values }) => (by === "code" ? values : []))),
    );
    return {
      isKnown: (word) =>
        vocabulary.has(word) ||
        knownWords.has(word) ||
        FUNCTION_WORDS.has(word) ||
        vocabulary.has(baseOf(word, vocabulary)) ||
        knownWords.has(baseOf(word, knownWords)),
      misspellings,
      protectedWords,
      targets: spellingTargets(vocabulary, protectedWords),
      isName: (name) => names.has(name),
      isMeant: (word) =>
        vocabulary.has(word) || protectedWords.has(word) || FUNCTION_WORDS.has(word) || isInflected(word, vocabulary),
    };
  }
}

/** The one entity that an idea names: what it says is said of that (`gather first exception` not of a task group). */
function entityNamedIn({ needs }: Idea): string | undefined {
  const named = needs.filter(({ isEntity }) => isEntity);
  const [entity] = named[0]?.names ?? [];
  return named.length === 1 && named[0]?.names.length === 1 && needs.length > 1 ? entity : undefined;
}

/** Shorter words with an ending look like any slip: `noed` is no word though `no` is one. */
const SHORTEST_INFLECTED = 4;

function isInflected(word: string, vocabulary: ReadonlySet<string>): boolean {
  const base = baseOf(word, vocabulary);
  return base !== word && base.length >= SHORTEST_INFLECTED && !base.endsWith("s");
}

/** The word without an ordinary ending, if that is known. */
function baseOf(word: string, vocabulary: ReadonlySet<string>): string {
  const candidates = [
    word.replace(/(?:s|d|ly)$/, ""),
    word.replace(/(?:es|ed|er|ing)$/, ""),
    word.replace(/ers$/, ""),
    word.replace(/(?:ed|ing)$/, "e"),
    word.replace(/ie[sd]$/, "y"),
    word.replace(/(.)\1(?:ed|ing)$/, "$1"),
  ];
  return candidates.find((each) => vocabulary.has(each)) ?? word;
}
