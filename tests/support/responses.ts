/** An answer to one item of each kind, as the browser sends it; none of them earns everything. */
export const RESPONSES = {
  "coroutines.function-vs-object": { kind: "flashcard" },
  "tasks.create-task-schedules": {
    kind: "cloze",
    blanks: { "1": "create_task", "2": "await", "3": "result", "4": "coffee" },
  },
  "exceptions.gather-first-exception": { kind: "single_choice", choice: "A" },
  "blocking.what-blocks": { kind: "multi_choice", choices: ["A", "B"] },
  "tasks.predict-await-runs-inline": {
    kind: "predict_output",
    output: "A start\nB start\nA end\nB end\nmain",
  },
  "taskgroup.order-of-failure": { kind: "order_events", order: ["1", "2", "3", "4", "5", "6"] },
  "context-managers.spot-bug-file-reader": { kind: "spot_bug", line: 16, reason: "1" },
  "queues.fix-producer-consumer": { kind: "fix_code", code: "import asyncio\n" },
  "resilience.write-retry-backoff": { kind: "write_code", code: "import asyncio\n" },
  "gather.gather-vs-create-task": {
    kind: "free_text",
    text: "create_task schedules a coroutine and returns a Task at once. gather runs them in parallel threads.",
  },
  "gather.chain-vs-create-task": { kind: "chain", step: "main", text: "Both are used for concurrency." },
} as const;

export type AnsweredItem = keyof typeof RESPONSES;

export const ANSWERED_ITEMS = Object.keys(RESPONSES).filter((id): id is AnsweredItem => id in RESPONSES);
