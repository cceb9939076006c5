const DAYS_PER_MONTH = 365.25 / 12;
const DAYS_PER_YEAR = 365.25;

/** An interval in words short enough for a button: "10 min", "3 days", "2 months". Rounded, never below one second. */
export function intervalWords(interval: { seconds: number } | { days: number }): string {
  return "days" in interval ? dayWords(interval.days) : secondWords(interval.seconds);
}

function secondWords(seconds: number): string {
  const whole = Math.max(1, Math.round(seconds));
  if (whole < 60) return `${whole} s`;

  const minutes = Math.round(seconds / 60);
  if (minutes < 60) return `${minutes} min`;

  const hours = oneDecimal(seconds / 3600);
  return hours < 24 ? `${hours} h` : dayWords(seconds / 86_400);
}

function dayWords(days: number): string {
  const whole = Math.max(1, Math.round(days));
  if (whole < 31) return count(whole, "day");

  const months = oneDecimal(days / DAYS_PER_MONTH);
  return months < 12 ? count(months, "month") : count(oneDecimal(days / DAYS_PER_YEAR), "year");
}

function oneDecimal(value: number): number {
  return Math.round(value * 10) / 10;
}

function count(amount: number, unit: string): string {
  return `${amount} ${unit}${amount === 1 ? "" : "s"}`;
}
