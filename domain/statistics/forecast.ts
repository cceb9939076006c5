/** Reviews that fall due: those late already apart from those of each day to come, today first. */
export type Forecast = { overdue: number; days: number[]; later: number };

/** Sorts counts by due day into the next `length` study days. Steps of under a day count as due today. */
export function forecastOf(due: readonly { day: number; count: number }[], today: number, length: number): Forecast {
  const days = Array.from({ length }, () => 0);
  let overdue = 0;
  let later = 0;
  for (const { day, count } of due) {
    const place = day - today;
    if (place < 0) overdue += count;
    else if (place < length) days[place] = (days[place] ?? 0) + count;
    else later += count;
  }
  return { overdue, days, later };
}
