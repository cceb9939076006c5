/** One entry of a card's log, as far as its history is drawn: what was believed after it. */
export type CardEntry = {
  number: number;
  kind: string;
  /** 1 again .. 4 easy; 0 for what was no answer. */
  rating: number;
  day: number;
  at: Date;
  elapsedMs: number;
  /** Chance of recall just before, 0..1; null for a new card, and for what was no answer. */
  recallBefore: number | null;
  stabilityDays: number | null;
  difficulty: number | null;
  /** Whole days that the card was then sent away for; 0 within a day. */
  scheduledDays: number;
};

/** A value at a moment, in study days. */
export type DayPoint = { x: number; y: number };

const SAMPLES = 16;

/**
 * The chance of recall over time: it falls from 1 after each answer along R(t, S) = (1 + factor t / S) ^ decay, until
 * the next answer or `today`.
 *
 * @param entries oldest first
 */
export function recallCurve(
  entries: readonly CardEntry[],
  today: number,
  { decay, factor }: { decay: number; factor: number },
): DayPoint[] {
  const answers = entries.filter(({ rating, stabilityDays }) => rating > 0 && stabilityDays !== null);
  return answers.flatMap(({ day, stabilityDays }, place) => {
    const until = Math.max(day, answers[place + 1]?.day ?? today);
    const stability = stabilityDays ?? 1;
    if (until === day) return [{ x: day, y: 1 }];
    return Array.from({ length: SAMPLES + 1 }, (_, step) => {
      const elapsed = ((until - day) * step) / SAMPLES;
      return { x: day + elapsed, y: (1 + (factor * elapsed) / stability) ** decay };
    });
  });
}

/** A value of each entry that has one, oldest first. */
export function pointsOf(entries: readonly CardEntry[], value: "stabilityDays" | "difficulty"): DayPoint[] {
  return entries.flatMap((entry) => {
    const y = entry[value];
    return y === null || entry.rating === 0 ? [] : { x: entry.day, y };
  });
}

const NICE = [1, 2, 3, 7, 14, 30, 60, 90, 180, 365, 730, 1825, 3650, 36_500];

/** Up to three round numbers of days for an axis that must hold `most`: the last is the axis's end. */
export function dayTicks(most: number): number[] {
  const top = NICE.find((days) => days >= most) ?? NICE.at(-1) ?? most;
  const place = NICE.indexOf(top);
  const middle = NICE.findLast((days, at) => at < place && days <= top / 2);
  return middle === undefined ? [0, top] : [0, middle, top];
}
