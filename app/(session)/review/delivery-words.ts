import type { Delivery } from "./outbox";

/** What is wrong after sending, in words; null when nothing is. */
export function troubleIn({ waiting, refused }: Delivery): string | null {
  if (refused.length > 0) return refused.join(" ");
  if (waiting === 0) return null;
  return `${counted(waiting, "rating waits", "ratings wait")} for a connection; kept on this device.`;
}

/** What came of what was kept here, in words; null when nothing was. */
export function newsIn({ scored, second }: Delivery): string | null {
  const words = [
    ...(scored > 0 ? [`${counted(scored, "kept answer was", "kept answers were")} sent and scored.`] : []),
    ...(second > 0
      ? [
          `${counted(second, "card had", "cards had")} been rated on another device before: what you chose here is in the history and moves no date.`,
        ]
      : []),
  ];
  return words.length > 0 ? words.join(" ") : null;
}

function counted(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`;
}
