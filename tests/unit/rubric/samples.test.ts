import { describe, expect, test } from "vitest";
import { gradeAnswer } from "#domain/rubric/engine";
import { loadLexicon, loadRubric } from "#tests/support/rubric-files";

const lexicon = loadLexicon();
const propagation = loadRubric("exceptions.explain-propagation").rubric;

const PROPAGATION = `How does an exception raised in one coroutine reach other parts of an asyncio program? Cover a directly
awaited coroutine, a task, several tasks together, and what happens when nobody asks.`;

describe("explaining how exceptions propagate", () => {
  test.each<[name: string, least: number, most: number, answer: string]>([
    [
      "the model answer",
      9,
      10,
      `If a coroutine is awaited directly, its exception propagates through the \`await\` like through a normal call. If it
runs in a Task, the exception is stored in the task; it is re-raised when somebody awaits the task (or calls
\`result()\`), and \`task.exception()\` or a done callback can inspect it. With \`asyncio.gather\` the first exception is
raised in the awaiting coroutine at once while the other awaitables keep running; \`return_exceptions=True\` returns
exceptions as list elements instead. \`asyncio.TaskGroup\` (3.11+) cancels the siblings, waits for them and raises an
\`ExceptionGroup\`, handled with \`except*\`. If nobody retrieves a task's exception, the program goes on and asyncio
logs "Task exception was never retrieved" when the task is garbage-collected; \`loop.set_exception_handler()\` can
report such cases but it is not a way to recover. \`CancelledError\` should be re-raised, not swallowed.`,
    ],
    [
      "good but short",
      6,
      8,
      `Awaiting a task raises its exception again. gather propagates the first exception but the other tasks continue
unless you use return_exceptions=True to get them in the list. TaskGroup cancels the others and raises an
ExceptionGroup.`,
    ],
    [
      "knows only try/except",
      0,
      2,
      "You put try and except around the await in the coroutine and print the error, and you log it.",
    ],
    [
      "tasks and concurrent.futures",
      0,
      1,
      `To propagate exceptions raised in one coroutine to other parts of the asynchronous program, you can use
asyncio.create_task() to wrap the coroutine. The exceptions can then be retrieved using the concurrent.futures
package and handled or propagated further as needed.`,
    ],
    [
      "fluent but wrong",
      0,
      1,
      `asyncio.error_handler() catches all exceptions globally, and gather cancels the remaining coroutines when one
fails, so nothing is lost.`,
    ],
    ["keywords", 0, 1, "await task exception gather taskgroup callback handler loop error"],
    [
      "correct in other words",
      8,
      10,
      `The error is kept inside the Task object. When some other coroutine does await on it, it surfaces there. If no one
ever looks, you merely get a log line saying the task exception was never retrieved. For many at once a task group
is best, since it cancels the rest and bundles everything in an exception group; with gather the first error comes
up and the others keep running.`,
    ],
  ])("%s earns %i to %i", (_, least, most, answer) => {
    const { points } = gradeAnswer({ answer, question: PROPAGATION, rubric: propagation, lexicon });
    expect(points).toBeGreaterThanOrEqual(least);
    expect(points).toBeLessThanOrEqual(most);
  });
});

describe("the chain about gather and create_task", () => {
  test.each<[step: string, points: number, answer: string]>([
    [
      "main",
      5,
      "create_task schedules a single coroutine as a Task and returns it immediately; gather waits for multiple awaitables and returns a list of results in the same order as the arguments.",
    ],
    ["main", 0, "They are both used for concurrency."],
    ["probe-basic", 2, "A Task, and f has not started yet."],
    ["probe-basic", 0, "The result, and f has already run."],
    ["order", 2, "A, B, C after 3 seconds"],
    ["order", 1, "In argument order, after 6 seconds."],
    ["order", 0, "B, C, A, after six seconds"],
    ["failure", 3, "The caller gets the ValueError right away. A and C are not cancelled, they keep running."],
    ["failure", 0, "gather raises and A and C are cancelled."],
    [
      "structured",
      3,
      "With asyncio.TaskGroup: it cancels the others and waits until they are finished, but you get an ExceptionGroup.",
    ],
    ["structured", 0, "I would restart the program."],
  ])("%s: %i for %j", (step, points, answer) => {
    const { rubric, question } = loadRubric("gather.chain-vs-create-task", step);
    expect(gradeAnswer({ answer, question, rubric, lexicon }).points).toBe(points);
  });
});
