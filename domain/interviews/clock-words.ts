const SECOND_MS = 1000;

/** A stretch of time as a clock shows it: "4:07", "1:02:30". */
export function clockWords(ms: number): string {
  const total = Math.max(0, Math.floor(ms / SECOND_MS));
  const [hours, minutes, seconds] = [Math.floor(total / 3600), Math.floor(total / 60) % 60, total % 60];
  const two = (count: number) => String(count).padStart(2, "0");
  return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds)}` : `${minutes}:${two(seconds)}`;
}

/** The same in words for who listens: "4 min 7 s". */
export function spokenClock(ms: number): string {
  const total = Math.max(0, Math.floor(ms / SECOND_MS));
  return total < 60 ? `${total} s` : `${Math.floor(total / 60)} min ${total % 60} s`;
}
