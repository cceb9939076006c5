import type { Answered } from "#app/answered";
import { RATING_NAMES, RATINGS } from "#domain/scheduling/rating";

/** What an answer was rated, and when its question comes back. */
export function Rated({ rated }: { rated: NonNullable<Answered["rated"]> }) {
  const rating = RATINGS.find((name) => name === rated.rating) ?? "good";
  return (
    <output className="block">
      Rated {RATING_NAMES[rating]}. {backWords(rated)}
    </output>
  );
}

function backWords({ back, backAt }: NonNullable<Answered["rated"]>): string {
  if (back !== null) {
    const date = new Intl.DateTimeFormat("en", { dateStyle: "long", timeZone: "UTC" }).format(
      new Date(`${back}T00:00:00Z`),
    );
    return `It comes back in your daily review on ${date}.`;
  }
  return backAt ? "It comes back in your daily review within the day." : "";
}
