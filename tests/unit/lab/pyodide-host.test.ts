import { afterAll, describe, expect, test } from "vitest";
import { codeTestJobs, codeTestResults } from "#domain/lab/code-test";
import { LAB_PYTHON, type LabJob, type Trace } from "#domain/lab/trace";
import { closeLab, runPrograms } from "../../../lab/pyodide-host";

const MAX_MS = 120_000;

afterAll(closeLab);

async function run(source: string, options: Omit<LabJob, "source"> = {}): Promise<Trace> {
  const [trace] = await runPrograms([{ source, ...options }]);
  if (!trace) throw new Error("no trace");
  return trace;
}

/** Each event as `time task kind` and what it is about. */
function story({ events }: Trace): string[] {
  return events.map(({ at, task, kind, ...more }) =>
    [at, task ?? "-", kind, more.target ?? more.on ?? more.text ?? more.exception ?? ""].join(" ").trim(),
  );
}

const main = (body: string) =>
  `import asyncio, time\nasync def main():\n${body.replace(/^/gm, "    ")}\nasyncio.run(main())\n`;

describe("a program on the virtual clock", () => {
  test("tells who ran when, and what each waited for", { timeout: MAX_MS }, async () => {
    const trace = await run(`import asyncio
async def job(name, seconds):
    await asyncio.sleep(seconds)
    print(name)
async def main():
    await asyncio.gather(job("A", 2), job("B", 1))
asyncio.run(main())
`);
    expect(trace).toMatchObject({ error: null, stdout: "B\nA\n", seconds: 2 });
    expect(story(trace)).toEqual([
      "0 - create Task-1",
      "0 Task-1 start",
      "0 Task-1 create Task-2",
      "0 Task-1 create Task-3",
      "0 Task-1 suspend gather(Task-2, Task-3)",
      "0 Task-2 start",
      "0 Task-2 suspend sleep(2)",
      "0 Task-3 start",
      "0 Task-3 suspend sleep(1)",
      "1 Task-3 resume",
      "1 Task-3 print B",
      "1 Task-3 finish",
      "2 Task-2 resume",
      "2 Task-2 print A",
      "2 Task-2 finish",
      "2 Task-1 resume",
      "2 Task-1 finish",
    ]);
  });

  test.each([
    ["a task that main only waits for", "await asyncio.wait([asyncio.create_task(endless())])"],
    ["a gather that collects exceptions", "await asyncio.gather(endless(), return_exceptions=True)"],
    ["a bare except", "try:\n    await endless()\nexcept:\n    pass"],
  ])("ends an endless loop with a limit even inside %s", { timeout: MAX_MS }, async (_, body) => {
    const endless = "async def endless():\n    while True:\n        await asyncio.sleep(0)";
    const { error } = await run(main(`${endless}\n${body}`));
    expect(error?.type).toBe("StepLimit");
  });

  test("gives the same trace each time", { timeout: MAX_MS }, async () => {
    const source = main("await asyncio.wait({asyncio.create_task(asyncio.sleep(1)) for _ in range(5)})");
    const [first, second] = await runPrograms([{ source }, { source }]);
    expect(second).toEqual(first);
  });

  test("runs the Python that the content check takes it to be", { timeout: MAX_MS }, async () => {
    expect((await run("import sys; print('%d.%d' % sys.version_info[:2])")).stdout).toBe(`${LAB_PYTHON}\n`);
  });

  test("shows a blocked loop, and threads that do not block it", { timeout: MAX_MS }, async () => {
    const blocked = await run(main("time.sleep(2)\nawait asyncio.sleep(1)"));
    expect(blocked.seconds).toBe(3);
    expect(blocked.events.find(({ kind }) => kind === "block")).toMatchObject({ at: 0, seconds: 2, line: 3 });

    const threaded = await run(main("await asyncio.gather(asyncio.to_thread(time.sleep, 2), asyncio.sleep(2))"));
    expect(threaded.seconds).toBe(2);
    expect(threaded.events.some(({ kind }) => kind === "block")).toBe(false);
    expect(threaded.events.filter(({ kind }) => kind.startsWith("thread")).map(({ at }) => at)).toEqual([0, 2]);
  });

  test("shows a cancellation: who asked, and who ended", { timeout: MAX_MS }, async () => {
    const trace = await run(
      main(
        "t = asyncio.create_task(asyncio.sleep(9), name='slow')\nawait asyncio.sleep(1)\nt.cancel()\nawait asyncio.sleep(1)",
      ),
    );
    expect(story(trace)).toEqual(expect.arrayContaining(["1 Task-1 cancel_request slow", "1 slow cancelled"]));
  });

  test("reads files of its own folder, and stand-ins for libraries", { timeout: MAX_MS }, async () => {
    const files = { "data.txt": "hello" };
    expect((await run("print(open('data.txt').read())", { files })).stdout).toBe("hello\n");
    expect((await run("open('data.txt')")).error?.type).toBe("FileNotFoundError");

    const source = `import aiohttp
${main(`async with aiohttp.ClientSession() as session:
    async with session.get("https://example.org/a") as response:
        print(response.status, await response.text())`)}`;
    const modules = { aiohttp: { routes: { "https://example.org/a": { seconds: 3, status: 404, body: "gone" } } } };
    expect(await run(source, { modules })).toMatchObject({ stdout: "404 gone\n", seconds: 3 });
    expect((await run(source)).error?.type).toBe("ModuleNotFoundError");
  });

  test("warns of what was never awaited and never retrieved", { timeout: MAX_MS }, async () => {
    const trace = await run(
      main(
        "asyncio.sleep(1)\nasync def bad(): raise ValueError('x')\nasyncio.create_task(bad())\nawait asyncio.sleep(1)",
      ),
    );
    expect(trace.events.find(({ kind }) => kind === "warning")?.text).toContain("coroutine 'sleep' was never awaited");
    expect(trace.events.find(({ kind }) => kind === "loop_exception")?.text).toBe("Task exception was never retrieved");
  });
});

describe("what depends on luck gives itself away", () => {
  const tie = main(
    "async def say(x):\n    await asyncio.sleep(1)\n    print(x)\nawait asyncio.gather(say('a'), say('b'))",
  );

  test("timers due together", { timeout: MAX_MS }, async () => {
    const [plain, reversed] = await runPrograms([{ source: tie }, { source: tie, reverse: true }]);
    expect(plain?.stdout).toBe("a\nb\n");
    expect(reversed?.stdout).toBe("b\na\n");
    const jittered = await runPrograms([1, 2, 3, 4, 5].map((seed) => ({ source: tie, jitter: 0.001, seed })));
    expect(new Set(jittered.map(({ stdout }) => stdout)).size).toBe(2);
  });

  test("the order of sets of tasks", { timeout: MAX_MS }, async () => {
    const source = main(
      "done, _ = await asyncio.wait([asyncio.create_task(asyncio.sleep(0, x)) for x in 'abcd'])\nprint(*(t.result() for t in done))",
    );
    const shuffled = await runPrograms([1, 2, 3, 4, 5].map((seed) => ({ source, shuffle: true, seed })));
    expect(new Set(shuffled.map(({ stdout }) => stdout)).size).toBeGreaterThan(1);
  });
});

describe("a program that goes too far", () => {
  test.each([
    {
      case: "hangs",
      source: main("await asyncio.Queue().get()"),
      type: "Deadlock",
      says: "Task-1 at line 3 on Queue.get",
    },
    { case: "loops without suspending", source: "while True: pass", type: "StepLimit", says: "endless loop" },
    {
      case: "loops while suspending",
      source: main("while True: await asyncio.sleep(0)"),
      type: "StepLimit",
      says: "does not end",
    },
    {
      case: "sleeps for ever",
      source: main("while True: await asyncio.sleep(10**8)"),
      type: "TimeLimit",
      says: "virtual time",
    },
    { case: "prints without end", source: "print('x' * 100_000)", type: "StepLimit", says: "output" },
    { case: "takes all memory", source: "x = bytearray(2 * 10**9)", type: "MemoryError", says: "" },
    { case: "wants the JavaScript beneath", source: "import js", type: "ModuleNotFoundError", says: "js" },
    {
      case: "wants the network",
      source: main("await asyncio.open_connection('example.org', 80)"),
      type: "OSError",
      says: "no network",
    },
    {
      case: "waits for ever",
      source: main("await asyncio.sleep(float('inf'))"),
      type: "TimeLimit",
      says: "virtual time",
    },
    {
      case: "blocks for ever",
      source: "import time\ntime.sleep(float('inf'))",
      type: "OverflowError",
      says: "too large",
    },
    {
      case: "breaks Python itself",
      source: "import builtins, json\nbuiltins.print = json.dumps = None\nprint(1)",
      type: "TypeError",
      says: "callable",
    },
    { case: "cannot be read", source: "x = (", type: "SyntaxError", says: "never closed" },
  ])("that $case ends with $type", { timeout: MAX_MS }, async ({ source, type, says }) => {
    const { error } = await run(source);
    expect(error?.type).toBe(type);
    expect(error?.message).toContain(says);
    expect((await run("print('still here')")).stdout).toBe("still here\n");
  });

  test("that never comes back to a line is killed, and the next one runs", { timeout: MAX_MS }, async () => {
    const traces = await runPrograms([{ source: "sum(range(10**12))" }, { source: "print('next')" }]);
    expect(traces[0]?.error).toMatchObject({ type: "TimeLimit" });
    expect(traces[1]?.stdout).toBe("next\n");
  });
});

test("tests of code say which failed and what to mend, in their order", { timeout: MAX_MS }, async () => {
  const tests = [
    { name: "in time", assert: "run['seconds'] <= 1", message: "Took {seconds} s." },
    { name: "doubles", after: "print(double(4))", expect: { stdout: "8\n" } },
    { name: "ends well", assert: "run['error'] is None", message: "It ended with {error}." },
    { name: "broken check", assert: "run['nothing']", message: "Never said." },
  ];
  const judged = async (code: string) => codeTestResults(tests, await runPrograms(codeTestJobs(code, tests, {})));

  const good = await judged("def double(x): return 2 * x\n");
  expect(good.map(({ passed }) => passed)).toEqual([true, true, true, false]);
  expect(good[3]?.message).toContain("KeyError");

  const bad = await judged("import time\ntime.sleep(3)\ndef double(x): return x + 1\nraise ValueError('no')\n");
  expect(bad.slice(0, 3)).toEqual([
    { name: "in time", passed: false, message: "Took 3 s." },
    {
      name: "doubles",
      passed: false,
      message: "The program must end without an error, and ended with ValueError at line 4: no.",
    },
    { name: "ends well", passed: false, message: "It ended with ValueError: no." },
  ]);
});
