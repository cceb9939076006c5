/** What a session goes through: today's queue, what comes in the next days, or a topic without moving any date. */
export type ReviewMode = {
  kind: "today" | "ahead" | "cram";
  title: string;
  /** What the queue is asked with, besides. */
  query: [name: string, value: string][];
};
