import type { Clause } from "./clauses";
import { isLabel, isLabelAfter } from "./labels";
import type { Occurrence } from "./terms";
import { turnedTo } from "./turns";
import type { Word } from "./words";

/** For each word the entities of one family that it is said of; none where nothing has been named yet. */
export type Subjects = readonly (readonly string[])[];

type Mention = { entities: string[]; from: number; to: number; isContrast: boolean };

/** Before an entity they set it apart from the one that is spoken of. */
const CONTRAST_WORDS = new Set("unlike than of with to from versus vs like not from".split(" "));
const CONTRAST_PHRASES =
  /(?:unlike|than|instead of|as opposed to|compared (?:to|with)|in contrast to|contrary to|versus|vs|opposite of|different from|differs from|just like|same as|not)$/;
/** Before an entity, in a clause that speaks of another, they make it that one's tool. */
const USING = new Set(
  "does do call calls calling uses use using via through internally inside invokes creates".split(" "),
);
/** At the head of a clause they stand for what was spoken of; `which` and `where` for what was named last. */
const PRONOUNS = new Set("it this that which".split(" "));
const RELATIVES = new Set("where which whose".split(" "));
const COPULAS = new Set("is are was were be runs run works work executes".split(" "));
const CASES = /^(?:if|when|whenever|for|to|need|needing|want)$/;
const LONGEST_ADVICE = 6;
const LONGEST_ANSWER = 4;

/**
 * Says of which entity each word speaks: the one named before it in its clause, else the one carried over from before.
 * `the former` and `the latter`, `both` and `the other` are resolved; `unlike X` and `than X` do not change the subject;
 * `..., that's X for you` names it afterwards.
 *
 * @param mentions where entities of one family are named, in order
 * @param family all entities of that family
 */
export function findSubjects(
  words: readonly Word[],
  clauses: readonly Clause[],
  mentions: readonly Occurrence[],
  family: readonly string[],
): Subjects {
  const subjects: (readonly string[])[] = words.map(() => []);
  const assign = (from: number, to: number, entities: readonly string[]): void => {
    for (let at = from; at < to; at += 1) subjects[at] = entities;
  };
  let carried: readonly string[] = [];
  let pair: readonly [string, string] | null = null;
  let openFrom = 0;
  /** First word of the sentences after the one that named something last: what a label names. */
  let restFrom: number | null = null;
  let next = 0;
  let lastNamed: { entities: readonly string[]; to: number } | null = null;
  let opening = clauses[0];
  let asked: Clause | undefined;
  let before: Clause | undefined;
  let labelled: Clause | null = null;
  let beforeAside: readonly string[] | null = null;
  let lastTo = 0;
  for (const clause of clauses) {
    // After `(gather does it inside)` the text goes on about what it spoke of before.
    const marks = words.slice(lastTo, clause.from).map((word) => word.text);
    if (marks.includes(")") && beforeAside !== null) carried = beforeAside;
    if (marks.length > 0) beforeAside = marks.includes("(") ? carried : marks.includes(")") ? null : beforeAside;
    lastTo = clause.to;
    if (opening === undefined || opening.sentence !== clause.sentence) {
      asked = before?.mood === "claim" ? undefined : opening;
      opening = clause;
      restFrom ??= isLabel(words, clause) ? null : clause.from;
      // `..., that is sync. Here she walks on`: a label ends what it names
      if (labelled === before && labelled !== null && !PRONOUNS.has(words[clause.from]?.text ?? "")) carried = [];
    }
    before = clause;
    const own: Occurrence[] = [];
    while (next < mentions.length && (mentions[next]?.from ?? 0) < clause.to) {
      const mention = mentions[next];
      if (mention && mention.from >= clause.from) own.push(mention);
      next += 1;
    }
    const grouped = groupMentions(words, clause, own).filter((mention, index) => {
      return carried.length === 0 || !isTool(words, clause, mention, index > 0);
    });
    const named = grouped.filter((mention) => !mention.isContrast);
    const reference = named.length === 0 ? referenceOf(words, clause, pair, carried) : null;
    if (lastNamed && grouped.length === 0 && isRelativeTo(words, clause, lastNamed.to)) {
      assign(clause.from, clause.to, lastNamed.entities);
      continue;
    }
    const latest = grouped.at(-1);
    if (latest) lastNamed = { entities: latest.entities, to: latest.to };
    if (named.length === 0) {
      const contrasted = grouped.flatMap((mention) => mention.entities);
      const turned = grouped.length > 0 ? null : turnedTo(words, clause, carried, family);
      if (reference) carried = reference;
      else if (turned) carried = turned;
      else if (contrasted.length > 0 && family.length === 2)
        carried = family.filter((each) => !contrasted.includes(each));
      assign(clause.from, clause.to, carried);
      continue;
    }
    const [only] = named;
    if (only && named.length === 1) {
      const isName = isLabel(words, clause) || isLabelAfter(words, clause, { name: only, openFrom });
      if (isName) beforeAside = null;
      if (isName || isAdvice(words, clause, opening))
        assign(isName ? (restFrom ?? openFrom) : Math.max(openFrom, opening.from), clause.from, only.entities);
      // `Need all of them? Then gather.`
      else if (asked && clause.from - opening.from < LONGEST_ANSWER && clause.to - clause.from <= LONGEST_ANSWER)
        assign(Math.max(openFrom, asked.from), clause.from, only.entities);
    }
    for (const [index, mention] of named.entries()) {
      const from = index === 0 ? sideOf(words, clause, mention.from) : mention.from;
      if (index === 0 && from > clause.from) assign(clause.from, from, otherThan(mention.entities, family, carried));
      assign(from, named[index + 1]?.from ?? clause.to, mention.entities);
    }
    const last = named.at(-1)?.entities ?? [];
    pair = pairOf(pair, named, carried);
    carried = last;
    labelled = named.length === 1 && isLabel(words, clause) ? clause : null;
    openFrom = clause.to;
    restFrom = null;
  }
  return subjects;
}

/** `One by one versus many in flight on one loop`: what stands before the mark is said of the other. */
function sideOf(words: readonly Word[], { from }: Clause, to: number): number {
  for (let at = from + 1; at < to - 1; at += 1) if (/^(?:vs|versus)$/.test(words[at]?.text ?? "")) return at + 1;
  return from;
}

function otherThan(
  entities: readonly string[],
  family: readonly string[],
  carried: readonly string[],
): readonly string[] {
  if (carried.length > 0 && !carried.some((each) => entities.includes(each))) return carried;
  return family.length === 2 ? family.filter((each) => !entities.includes(each)) : [];
}

/** `Gather wraps each with create_task`, `internally it calls create_task`, `run by the event loop`: the subject stays. */
function isTool(words: readonly Word[], clause: Clause, { from }: Mention, hasSubject: boolean): boolean {
  if (words[from - 1]?.text === "the" && words[from - 2]?.text === "by" && from - 2 > clause.from) return true;
  if (!USING.has(words[from - 1]?.text ?? "") || from === clause.from) return false;
  const before = words.slice(clause.from, from).map((word) => word.text);
  return hasSubject || before.some((text) => PRONOUNS.has(text));
}

/** `Unlike sync, where nothing else happens, ...`: what follows the relative word is said of what was just named. */
function isRelativeTo(words: readonly Word[], { from }: Clause, namedTo: number): boolean {
  return RELATIVES.has(words[from]?.text ?? "") && from - namedTo <= 1;
}

/** Mentions side by side (`gather and create_task`) are one, of several entities. */
function groupMentions(words: readonly Word[], clause: Clause, own: readonly Occurrence[]): Mention[] {
  const mentions: Mention[] = [];
  for (const { name, from, to } of own) {
    const last = mentions.at(-1);
    if (last && (from < last.to || isComplement(words, clause, from))) continue;
    const between = last ? words.slice(last.to, from).map((word) => word.text) : [];
    if (last && between.length <= 2 && between.every((text) => /^(?:and|or|nor|,|the|\/)$/.test(text))) {
      if (!last.entities.includes(name)) last.entities.push(name);
      last.to = to;
      continue;
    }
    const before = words.slice(Math.max(clause.from - 2, 0, from - 3), from).map((word) => word.text);
    const hasContrast = CONTRAST_WORDS.has(before.at(-1) ?? "") || CONTRAST_WORDS.has(before.at(-2) ?? "");
    mentions.push({
      entities: [name],
      from,
      to,
      isContrast: hasContrast && CONTRAST_PHRASES.test(withoutArticle(before)),
    });
  }
  return mentions;
}

/** `Async is sequential`, `gather runs synchronously`, `async is the old way`: what it is said to be is no other thing. */
function isComplement(words: readonly Word[], { to }: Clause, from: number): boolean {
  const isNamed = /^(?:a|an|the)$/.test(words[from - 1]?.text ?? "");
  if (isNamed) return /^(?:is|are|was|were)$/.test(words[from - 2]?.text ?? "");
  return (
    COPULAS.has(words[from - 1]?.text ?? "") &&
    (from + 1 >= to || /^(?:[,;:.]|and|or|but|in|because|so)$/.test(words[from + 1]?.text ?? ""))
  );
}

function withoutArticle(before: readonly string[]): string {
  const kept = /^(?:a|an|the|in|with|normal|using)$/.test(before.at(-1) ?? "") ? before.slice(0, -1) : before;
  return kept.join(" ");
}

function referenceOf(
  words: readonly Word[],
  clause: Clause,
  pair: readonly [string, string] | null,
  carried: readonly string[],
): readonly string[] | null {
  if (pair === null) return null;
  const opening = words.slice(clause.from, Math.min(clause.to, clause.from + 6)).map((word) => word.text);
  if (opening.includes("former")) return [pair[0]];
  if (opening.includes("latter")) return [pair[1]];
  const earlier = words.slice(Math.max(0, clause.from - 12), clause.from).map((word) => word.text);
  if (/^(?:while|as|until|before)$/.test(opening[0] ?? "") && earlier.some((text) => /^(?:second|another)$/.test(text)))
    return null; // `a second one starts while the first one waits`
  const isNumbered = clause.to - clause.from === 1 && words[clause.to]?.text === ":";
  if (isNumbered && /^(?:first|1|one)$/.test(opening[0] ?? "")) return [pair[0]];
  if (isNumbered && /^(?:second|2|two)$/.test(opening[0] ?? "")) return [pair[1]];
  if (/^(?:both|neither|none)$/.test(opening[0] ?? "")) return pair;
  const text = opening.join(" ");
  if (
    /^(?:and |but |while |whereas )?(?:the (?:first|one) (?:one )?(?!time|thing)|first one (?:is|starts|just|only|runs|sends|gives|does|launches) ?)/.test(
      text,
    ) &&
    !/^the first (?:error|exception|failure|to|task|coroutine)/.test(text)
  ) {
    return [pair[0]];
  }
  if (
    /^(?:and |but |while |whereas )?(?:the )?(?:second|other) one(?: ,|$)/.test(text) ||
    /^(?:and |but |while |whereas )?(?:the (?:second|other)(?: one)?|second one) (?:is|sits|stands|collects|starts|does|will|can|just|only|runs|waits|gives|takes|has|lets|starts|returns)/.test(
      text,
    )
  ) {
    return carried.length === 1 ? pair.filter((each) => each !== carried[0]) : [pair[1]];
  }
  return null;
}

/** `If you need all of them, use gather`: what the case was is said of the one that is advised. */
function isAdvice(words: readonly Word[], clause: Clause, opening: Clause): boolean {
  if (clause.to - clause.from > LONGEST_ADVICE) return false;
  return opening !== clause && CASES.test(words[opening.from]?.text ?? "");
}

function pairOf(
  pair: readonly [string, string] | null,
  named: readonly Mention[],
  carried: readonly string[],
): readonly [string, string] | null {
  const [first, second] = named.flatMap((mention) => mention.entities);
  if (first !== undefined && second !== undefined && first !== second) return [first, second];
  const before = carried[0];
  return first !== undefined && before !== undefined && before !== first && pair === null ? [before, first] : pair;
}
