import type { Clause } from "./clauses";
import { type Counterparts, type Lexicon, OWN_NEGATION } from "./lexicon";
import type { Denials } from "./polarity";
import { findSubjects } from "./subjects";
import type { Occurrence } from "./terms";
import type { Word } from "./words";

/** A text as far as claims are read out of it. */
type Text = {
  words: readonly Word[];
  /** The words with what they stand for, in a picture. */
  figured: readonly Word[];
  clauses: readonly Clause[];
  clauseOf: readonly number[];
  denials: Denials;
};

/** That something is said of one of several things that are told apart, in which words, and whether that is so. */
export type Claim = {
  family: string;
  member: string;
  contrast: string;
  pole: string;
  isSo: boolean;
  /** Whether it is said by denying the opposite, which is read wrong more often. */
  isByDenial: boolean;
  from: number;
  to: number;
};

/** What an answer says of things that it compares, as far as the lexicon knows what is so. */
export function findClaims(text: Text, lexicon: Lexicon): Claim[] {
  const mentioned = [...mentionsByFamily(text, lexicon)].filter(([, mentions]) => {
    return mentions.some(({ name }) => name !== mentions[0]?.name);
  });
  if (mentioned.length === 0) return [];
  const all = longestOf(lexicon.contrasts.terms.findAll(text.figured));
  return mentioned.flatMap(([key, mentions]) => {
    const family = lexicon.counterparts.families.get(key);
    const poles = all.filter(({ name }) => family?.contrasts.has(name.split(" ")[0] ?? ""));
    if (!family || poles.length === 0) return [];
    return claimsOf(text, { key, poles, mentions, family, lexicon });
  });
}

function mentionsByFamily({ words }: Text, { counterparts }: Lexicon): Map<string, Occurrence[]> {
  const byFamily = new Map<string, Occurrence[]>();
  for (const { name, from, to } of counterparts.terms.findAll(words)) {
    const [family = "", member = ""] = name.split(" ");
    const mention = { name: member, from, to };
    const known = byFamily.get(family);
    if (known) known.push(mention);
    else byFamily.set(family, [mention]);
  }
  return byFamily;
}

/** The claims about things of one family, as far as it is known what is so. */
function claimsOf(
  { words, clauses, clauseOf, denials }: Text,
  {
    key,
    poles,
    mentions,
    family,
    lexicon,
  }: {
    key: string;
    poles: readonly Occurrence[];
    mentions: readonly Occurrence[];
    family: Counterparts;
    lexicon: Lexicon;
  },
): Claim[] {
  const subjects = findSubjects(words, clauses, mentions, family.members);
  return poles.flatMap(({ name, from, to }): Claim[] => {
    const [contrast = "", said = "", own] = name.split(" ");
    const [member, ...others] = subjects[from] ?? [];
    const so = family.facts.get(`${member ?? ""} ${contrast}`);
    if (member === undefined || others.length > 0 || so === undefined || !isTold(clauses[clauseOf[from] ?? -1]))
      return [];
    const cues = (denials[to - 1] ?? []).filter((cue) => !(own === OWN_NEGATION && cue >= from && cue < to));
    const pole = cues.length % 2 === 1 ? oppositeOf(contrast, said, lexicon) : said;
    return [{ family: key, member, contrast, pole, isSo: pole === so, isByDenial: cues.length > 0, from, to }];
  });
}

function isTold(clause: Clause | undefined): boolean {
  return clause?.mood === "claim" || clause?.mood === "condition";
}

function oppositeOf(contrast: string, pole: string, { contrasts }: Lexicon): string {
  return contrasts.poles.get(contrast)?.find((each) => each !== pole) ?? pole;
}

/** Of the places of one contrast that overlap the longest one holds (`not cancelled` before `cancelled`). */
function longestOf(places: readonly Occurrence[]): Occurrence[] {
  const byContrast = new Map<string, Occurrence[]>();
  for (const place of places) {
    const contrast = place.name.split(" ")[0] ?? "";
    const known = byContrast.get(contrast);
    if (known) known.push(place);
    else byContrast.set(contrast, [place]);
  }
  return [...byContrast.values()].flatMap((own) => {
    const longest = longestAt(own);
    return own.filter(({ from, to }) => {
      for (let at = from; at < to; at += 1) if ((longest.get(at) ?? 0) > to - from) return false;
      return true;
    });
  });
}

/** The length of the longest place that holds each word. */
function longestAt(places: readonly Occurrence[]): Map<number, number> {
  const longest = new Map<number, number>();
  for (const { from, to } of places) {
    for (let at = from; at < to; at += 1) longest.set(at, Math.max(longest.get(at) ?? 0, to - from));
  }
  return longest;
}
