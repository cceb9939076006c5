import { afterReview } from "#domain/scheduling/answering";
import { chanceFrom } from "#domain/scheduling/chance";
import { type Memory, newMemory, recallChance, type Strength, strengthAfter } from "#domain/scheduling/memory";
import type { Weights } from "#domain/scheduling/parameters";
import type { Rating } from "#domain/scheduling/rating";
import type { StudySettings } from "#domain/scheduling/settings";
import type { TrainingAnswer } from "#domain/scheduling/training";

const DAY_MS = 86_400_000;

/** One card of a simulated learner: what the app believes, what is true, and what was answered. */
export type LivedCard = { believed: Memory; truth: Strength | null; history: TrainingAnswer[] };

/** A learner whose memory follows weights of their own, whatever the app believes. */
export function newLife(cardCount: number): LivedCard[] {
  return Array.from({ length: cardCount }, () => ({ believed: newMemory(), truth: null, history: [] }));
}

type Days = { from: number; days: number; settings: StudySettings; truth: Weights; seed: string };

/**
 * Studies some days, each due card and some new ones, by the functions that really schedule.
 *
 * @returns of the reviews a day or more after the one before, how many there were and how many were recalled
 */
export function liveDays(cards: LivedCard[], { from, days, settings, truth, seed }: Days) {
  const counts = { reviews: 0, recalled: 0 };
  for (let day = from; day < from + days; day += 1) {
    let introduced = 0;
    for (const [index, card] of cards.entries()) {
      const isNew = card.believed.state === "new";
      if (isNew && introduced >= settings.newPerDay) continue;
      if (!isNew && (card.believed.dueDay === null || card.believed.dueDay > day)) continue;
      introduced += isNew ? 1 : 0;
      for (let turn = 0; turn === 0 || card.believed.dueAt; turn += 1) {
        const isReview = turn === 0 && !isNew;
        const rating = answer(card, { day, truth, luck: chanceFrom(`${seed} ${index} ${day} ${turn}`) });
        if (isReview) counts.reviews += 1;
        if (isReview && rating !== "again") counts.recalled += 1;
        const now = new Date((day + 0.5) * DAY_MS + turn * 60_000);
        card.believed = afterReview(card.believed, rating, { cardId: `card ${index}`, now, settings, today: day });
      }
    }
  }
  return counts;
}

const FIRST_RATINGS = ["again", "good", "good", "easy"] as const satisfies readonly Rating[];

function answer(card: LivedCard, { day, truth, luck }: { day: number; truth: Weights; luck: number }): Rating {
  const lastDay = card.history.at(-1)?.day ?? day;
  const chance = card.truth ? recallChance({ ...card.truth, lastReviewDay: lastDay }, day, truth) : Number.NaN;
  const rating: Rating = card.truth
    ? luck < chance
      ? "good"
      : "again"
    : (FIRST_RATINGS[Math.floor(luck * FIRST_RATINGS.length)] ?? "good");
  card.truth = strengthAfter(card.truth, { rating, elapsed: day - lastDay }, truth);
  card.history.push({ rating: rating === "again" ? 1 : rating === "easy" ? 4 : 3, day });
  return rating;
}
