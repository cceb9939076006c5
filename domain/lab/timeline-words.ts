import type { StretchState, TaskLane } from "./timeline";

/** How the states of a task are called. */
export const STRETCH_WORDS: Record<StretchState, string> = {
  ready: "ready, waiting for its turn",
  running: "running",
  waiting: "waiting",
  blocking: "blocking the loop",
};

const MAX_PRINT_CHARS = 14;

/** What is printed, as short as a picture has room for. */
export function shortPrint(text: string): string {
  return text.length > MAX_PRINT_CHARS ? `${text.slice(0, MAX_PRINT_CHARS - 1)}…` : text;
}

/** How wide one place has to be so that no two prints of a lane overlap, where a character is `charWidth` wide. */
export function roomForPrints(lanes: readonly TaskLane[], charWidth: number): number {
  const needed = lanes.flatMap(({ prints }) =>
    prints.slice(1).map(({ place, text }, at) => {
      const before = prints[at];
      if (!before || place <= before.place) return 0;
      const chars = (shortPrint(before.text).length + shortPrint(text).length) / 2 + 1;
      return (chars * charWidth) / (place - before.place);
    }),
  );
  return Math.max(0, ...needed);
}

/** What one task did, as a sentence. */
export function laneInWords({ task, coroutine, stretches, prints, end }: TaskLane): string {
  const steps = [
    ...stretches.map(({ from, state, words }) => ({
      place: from,
      words: words ? `${STRETCH_WORDS[state]} (${words})` : STRETCH_WORDS[state],
    })),
    ...prints.map(({ place, text }) => ({ place, words: `prints ${text}` })),
    ...(end ? [{ place: end.place, words: end.words ? `${end.state} (${end.words})` : end.state }] : []),
  ];
  const ordered = steps.toSorted((a, b) => a.place - b.place).map(({ words }) => words);
  return `${task}${coroutine ? `, ${coroutine}()` : ""}: ${ordered.join("; ")}.`;
}
